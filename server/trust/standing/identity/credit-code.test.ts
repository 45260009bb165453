import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { creditCodeCheck, parseCreditCode } from "@/server/trust/standing/identity/credit-code";
import { inventedCreditCode } from "@/server/trust/standing/identity/sandbox-identity";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const problemOf = (typed: string) => {
  const parsed = parseCreditCode(typed);
  return parsed.ok ? null : parsed.problem;
};

const codes = fc
  .stringMatching(/^[1-9ANY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{9}$/)
  .map((body) => body + creditCodeCheck(body));

describe("a unified social credit code", () => {
  it("has the check character that the standard's weights give", () => {
    // GB 32100-2015, appendix B: the weights written out.
    const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    fc.assert(
      fc.property(codes, (code) => {
        const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(code.charAt(at)), 0);
        const check = 31 - (sum % 31);
        expect(code.at(-1)).toBe(alphabet[check === 31 ? 0 : check]);
        expect(parseCreditCode(code)).toEqual({ ok: true, value: code });
      }),
    );
  });

  it("is refused after any one wrong character and after any swap of neighbours", () => {
    fc.assert(
      fc.property(codes, fc.nat(17), fc.integer({ min: 1, max: 30 }), (code, at, shift) => {
        const wrong = alphabet[(alphabet.indexOf(code.charAt(at)) + shift) % 31];
        expect(problemOf(code.slice(0, at) + wrong + code.slice(at + 1))).not.toBeNull();
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        if (swapped !== code) expect(problemOf(swapped)).not.toBeNull();
      }),
    );
  });

  it("is accepted in small letters, full width and groups", () => {
    const code = inventedCreditCode(1);
    const typed = `${code.slice(0, 2)} ${code.slice(2, 8)} ${code.slice(8)}`.toLowerCase().replace("9", "９");
    expect(parseCreditCode(typed)).toEqual({ ok: true, value: code });
  });

  it("says what is wrong", () => {
    const code = inventedCreditCode(1);
    expect(problemOf("")).toBe("empty");
    expect(problemOf(code.slice(1))).toBe("length");
    expect(problemOf(code.replace("DEM", "DEI"))).toBe("characters");
    expect(problemOf(`91A${code.slice(3)}`)).toBe("region");
    expect(problemOf(code.slice(0, 17) + (code.endsWith("0") ? "1" : "0"))).toBe("check-character");
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        parseCreditCode(typed);
      }),
    );
  });
});
