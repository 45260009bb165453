// Unified social credit codes of organisations, GB 32100-2015: registering authority (1), kind of organisation (1),
// region (6), organisation code (9), check character.
import { type Parsed, withoutSeparators } from "@/server/trust/standing/identity/parsed";

declare const creditCode: unique symbol;

/** 18 characters, upper case, well formed; whether it was issued, and to whom, only a provider can say. */
export type CreditCode = string & { readonly [creditCode]: true };

export type CreditCodeProblem = "empty" | "length" | "characters" | "region" | "check-character";

/** The standard's 31 characters: digits and capitals without I, O, S, V, Z. */
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * Checks a code's form: 18 characters of the standard's alphabet, six digits of region, and the check character, which is
 * computed modulo 31 with powers of 3 as weights (GB 32100-2015, appendix B) and finds every single error and every swap of
 * neighbours.
 */
export function parseCreditCode(typed: string): Parsed<CreditCode, CreditCodeProblem> {
  const code = withoutSeparators(typed).toUpperCase();
  if (code === "") return { ok: false, problem: "empty" };
  if (code.length !== 18) return { ok: false, problem: "length" };
  if ([...code].some((character) => !alphabet.includes(character))) return { ok: false, problem: "characters" };
  if (!/^\d{6}$/.test(code.slice(2, 8))) return { ok: false, problem: "region" };
  if (creditCodeCheck(code.slice(0, 17)) !== code.at(-1)) return { ok: false, problem: "check-character" };
  return { ok: true, value: code as CreditCode }; // the brand is made here
}

/** The check character that follows these 17 characters of the alphabet. */
export function creditCodeCheck(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}
