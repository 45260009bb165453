import { mod11_2 } from "cdigit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseResidentId } from "@/server/trust/standing/identity/resident-id";
import { inventedResidentId } from "@/server/trust/standing/identity/sandbox-identity";

const now = new Date("2025-06-15T00:00:00Z");
const problemOf = (typed: string, at = now) => {
  const parsed = parseResidentId(typed, at);
  return parsed.ok ? null : parsed.problem;
};

/** Well-formed numbers of invented people. */
const numbers = fc
  .tuple(
    fc.date({ min: new Date("1900-01-01"), max: new Date("2025-06-14"), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([born, sequence]) => inventedResidentId(born.toISOString().slice(0, 10), sequence));

describe("a resident identity number", () => {
  it("is accepted with its parts", () => {
    // The example that GB 11643-1999 itself works out.
    expect(problemOf("11010519491231002X")).toBeNull();
    const expected = inventedResidentId("1990-01-01", 1);
    expect(parseResidentId(expected, now)).toEqual({
      ok: true,
      value: { number: expected, province: "11", birthDate: "1990-01-01" },
    });
  });

  it("is accepted as people type it, and always comes out in one form", () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const typed = ` ${number.slice(0, 6)} ${number.slice(6, 14)}-${number.slice(14).toLowerCase()}\u200B`;
        const fullWidth = typed.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        for (const text of [number, typed, fullWidth]) {
          const parsed = parseResidentId(text, now);
          expect(parsed.ok && parsed.value.number).toBe(number);
        }
      }),
    );
  });

  it("is refused after any one wrong character and after any swap of neighbours", () => {
    fc.assert(
      fc.property(numbers, fc.nat(17), fc.integer({ min: 1, max: 10 }), (number, at, shift) => {
        const alphabet = at === 17 ? "0123456789X" : "0123456789";
        const wrong = alphabet[(alphabet.indexOf(number.charAt(at)) + shift) % alphabet.length] ?? "";
        const changed = number.slice(0, at) + wrong + number.slice(at + 1);
        if (changed !== number) expect(problemOf(changed)).not.toBeNull();
        const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
        if (swapped !== number) expect(problemOf(swapped)).not.toBeNull();
      }),
    );
  });

  it("says what is wrong", () => {
    const number = inventedResidentId("1990-01-01", 1);
    const withBody = (body: string) => mod11_2.generate(body);
    expect(problemOf("  ")).toBe("empty");
    expect(problemOf("110000900101001")).toBe("fifteen-digits");
    expect(problemOf(number.slice(0, 17))).toBe("length");
    expect(problemOf(`${number}0`)).toBe("length");
    expect(problemOf(`${number.slice(0, 5)}X${number.slice(6)}`)).toBe("characters");
    expect(problemOf(withBody("00000019900101001"))).toBe("region");
    expect(problemOf(withBody("99000019900101001"))).toBe("region");
    expect(problemOf(withBody("11000019900230001"))).toBe("birth-date");
    expect(problemOf(withBody("11000019901301001"))).toBe("birth-date");
    expect(problemOf(withBody("11000018991231001"))).toBe("birth-date");
    expect(problemOf(withBody("11000019000229001"))).toBe("birth-date");
    expect(problemOf(withBody("11000020000229001"))).toBeNull();
    expect(problemOf(`${number.slice(0, 17)}${number.endsWith("X") ? "0" : "X"}`)).toBe("check-character");
  });

  it("compares the birth date with today's date in China", () => {
    const bornToday = inventedResidentId("2025-06-15", 1);
    expect(problemOf(bornToday, new Date("2025-06-14T15:59:59Z"))).toBe("birth-in-future");
    expect(problemOf(bornToday, new Date("2025-06-14T16:00:00Z"))).toBeNull();
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{17}[\dX]$/)), (typed) => {
        parseResidentId(typed, now);
      }),
    );
  });
});
