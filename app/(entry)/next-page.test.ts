import { expect, it } from "vitest";
import { nextPage } from "@/app/(entry)/next-page";

it("leads to pages of this site and to no other", () => {
  expect(nextPage("/settings/security?tab=1")).toBe("/settings/security?tab=1");
  for (const elsewhere of [undefined, "", "https://evil.example", "//evil.example", "/\\evil.example", "javascript:1"])
    expect(nextPage(elsewhere)).toBe("/");
});
