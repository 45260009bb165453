import fc from "fast-check";
import { expect, it } from "vitest";
import { nextPage } from "@/app/(entry)/next-page";

it("leads to pages of this site and to no other", () => {
  expect(nextPage("/settings/security?tab=1")).toBe("/settings/security?tab=1");
  for (const elsewhere of [undefined, "", "https://evil.example", "//evil.example", "/\\evil.example", "javascript:1"])
    expect(nextPage(elsewhere)).toBe("/");
});

it("whatever is asked, a browser stays where it is", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    "\t",
    "\n",
    "\r",
    "\u0000",
    " ",
    ".",
    ":",
    "@",
    "evil.example",
    "http:",
    "%2f",
  );
  const asked = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
    fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join("")}`),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(asked, (address) => {
      expect(new URL(nextPage(address), "http://guiju.test").origin).toBe("http://guiju.test");
    }),
    { numRuns: 2_000 },
  );
});
