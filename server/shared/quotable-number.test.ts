import fc from "fast-check";
import { expect, test } from "vitest";
import { newNumber, parseNumber } from "@/server/shared/quotable-number";

test("a number is read back however it is typed", () => {
  const number = newNumber("R");
  expect(number).toMatch(/^R-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  for (const typed of [number, number.toLowerCase(), number.replaceAll("-", ""), ` ${number.slice(2)} `])
    expect(parseNumber("R", typed)).toBe(number);
  expect(parseNumber("C", number)).toBeNull();
});

test("one wrong sign or two swapped neighbours are noticed", () => {
  fc.assert(
    fc.property(fc.nat(7), fc.nat(30), fc.boolean(), (at, by, swap) => {
      const number = newNumber("R");
      const body = Array.from(number.replaceAll("-", "").slice(1));
      const here = body[at] ?? "";
      const next = body[(at + 1) % 8] ?? "";
      const wrong = swap ? next : ("23456789ABCDEFGHJKMNPQRSTUVWXYZ"[by] ?? "");
      fc.pre(wrong !== here);
      body[at] = wrong;
      if (swap) {
        fc.pre(at < 7);
        body[at + 1] = here;
      }
      expect(parseNumber("R", body.join(""))).toBeNull();
    }),
  );
});
