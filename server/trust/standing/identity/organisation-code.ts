// Organisation codes as they were issued before the unified social credit code, GB 11714-1997: eight characters and a check character.
import { type Parsed, withoutSeparators } from "@/server/trust/standing/identity/parsed";

declare const organisationCode: unique symbol;

/** 9 characters, upper case, without the hyphen that is often written before the last. */
export type OrganisationCode = string & { readonly [organisationCode]: true };

export type OrganisationCodeProblem = "empty" | "length" | "characters" | "check-character";

const weights = [3, 7, 9, 10, 5, 8, 4, 2];

/** Checks a code's form and its check character, which is computed modulo 11; whether it was issued, and to whom, only its certificate says. */
export function parseOrganisationCode(typed: string): Parsed<OrganisationCode, OrganisationCodeProblem> {
  const code = withoutSeparators(typed).toUpperCase();
  if (code === "") return { ok: false, problem: "empty" };
  if (code.length !== 9) return { ok: false, problem: "length" };
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return { ok: false, problem: "characters" };
  if (organisationCodeCheck(code.slice(0, 8)) !== code.at(-1)) return { ok: false, problem: "check-character" };
  return { ok: true, value: code as OrganisationCode }; // the brand is made here
}

/** The check character that follows these 8 characters: 10 is written X, 11 is written 0. */
export function organisationCodeCheck(body: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number.parseInt(body.charAt(at), 36), 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? "X" : String(rest % 11);
}
