import { describe, expect, it } from "vitest";
import { localeFor } from "@/server/shared/i18n";

describe("the language spoken to a reader", () => {
  it("is the one chosen, whatever the browser prefers", () => {
    expect(localeFor("zh-CN", "en-GB,en;q=0.9")).toBe("zh-CN");
    expect(localeFor("en", "zh-CN")).toBe("en");
  });

  it("is the browser's first that is spoken here where none was chosen", () => {
    expect(localeFor(undefined, "en-US,en;q=0.9,zh;q=0.8")).toBe("en");
    expect(localeFor(undefined, "zh-TW,zh;q=0.9,en;q=0.8")).toBe("zh-CN");
    expect(localeFor(undefined, "fr-FR, fr;q=0.9, en;q=0.8")).toBe("en");
  });

  it("is Chinese for everybody else", () => {
    for (const header of [undefined, null, "", "fr", "*", ",,;q"]) expect(localeFor(undefined, header)).toBe("zh-CN");
    expect(localeFor("klingon", "en")).toBe("zh-CN");
  });
});
