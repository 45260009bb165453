import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMainland, parsePhone } from "@/server/trust/standing/identity/phone";

const read = (typed: string) => {
  const parsed = parsePhone(typed);
  return parsed.ok ? parsed.value : parsed.problem;
};

describe("a phone number", () => {
  it("is the same number however a mainland mobile is written", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (local) => {
        const grouped = `${local.slice(0, 3)} ${local.slice(3, 7)}-${local.slice(7)}`;
        const fullWidth = local.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        const ways = [local, grouped, fullWidth, `+86${local}`, `＋86 ${grouped}`, `0086${local}`, `86${local}`];
        for (const typed of ways) expect(read(typed), typed).toBe(`+86${local}`);
      }),
    );
  });

  it("is accepted from other countries with their code", () => {
    expect(read("+44 (7911) 123-456")).toBe("+447911123456");
    expect(read("00852 5123 4567")).toBe("+85251234567");
  });

  it("comes out in a form that reads as itself", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?\d{0,18}$/)), (typed) => {
        const parsed = parsePhone(typed);
        if (!parsed.ok) return;
        expect(parsed.value).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(parsePhone(parsed.value)).toEqual(parsed);
      }),
    );
  });

  it("says what is wrong", () => {
    expect(read(" ")).toBe("empty");
    expect(read("138abcd0001")).toBe("characters");
    expect(read("1380000000")).toBe("length");
    expect(read("138000000011")).toBe("length");
    expect(read("+8613800000")).toBe("length");
    expect(read("+123456")).toBe("length");
    expect(read("+1234567890123456")).toBe("length");
    expect(read("7911123456")).toBe("country-code");
    expect(read("12000000000")).toBe("country-code");
    expect(read("+0123456789")).toBe("country-code");
    expect(read("+861012345678")).toBe("not-mobile");
  });

  it("knows the mainland", () => {
    expect(
      ["13800000001", "+85251234567"].map((typed) => parsePhone(typed)).map((p) => p.ok && isMainland(p.value)),
    ).toEqual([true, false]);
  });
});
