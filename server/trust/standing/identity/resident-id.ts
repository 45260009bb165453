// Resident identity numbers, GB 11643-1999: region (6), date of birth (8), sequence (3), check character (ISO 7064 MOD 11-2).
import { mod11_2 } from "cdigit";
import { type Parsed, withoutSeparators } from "@/server/trust/standing/identity/parsed";

declare const residentId: unique symbol;

/** 18 characters, upper case, well formed; whether it was issued, and to whom, only a provider can say. */
export type ResidentId = string & { readonly [residentId]: true };

export type ResidentIdProblem =
  | "empty"
  | "fifteen-digits"
  | "length"
  | "characters"
  | "region"
  | "birth-date"
  | "birth-in-future"
  | "check-character";

export interface ResidentIdParts {
  readonly number: ResidentId;
  /** GB/T 2260, province level. */
  readonly province: string;
  /** Calendar date in China, YYYY-MM-DD. */
  readonly birthDate: string;
}

/** GB/T 2260 provinces; 81 to 83 are also the residence permits of residents of Hong Kong, Macao and Taiwan. */
const provinces = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(" "),
);

/**
 * Checks an 18-digit number's form at the instant `now` and returns its parts. The 15-digit numbers of the first cards
 * are refused as such: those cards lost their validity on 1 January 2013 (Resident Identity Card Law, article 23).
 */
export function parseResidentId(typed: string, now: Date): Parsed<ResidentIdParts, ResidentIdProblem> {
  const number = withoutSeparators(typed).toUpperCase();
  if (number === "") return refused("empty");
  if (/^\d{15}$/.test(number)) return refused("fifteen-digits");
  if (number.length !== 18) return refused("length");
  if (!/^\d{17}[\dX]$/.test(number)) return refused("characters");
  const province = number.slice(0, 2);
  if (!provinces.has(province)) return refused("region");
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isCalendarDate(birthDate) || birthDate < "1900-01-01") return refused("birth-date");
  if (birthDate > dateInChina(now)) return refused("birth-in-future");
  if (!mod11_2.validate(number)) return refused("check-character");
  return { ok: true, value: { number: number as ResidentId, province, birthDate } }; // the brand is made here
}

function refused(problem: ResidentIdProblem) {
  return { ok: false, problem } as const;
}

function isCalendarDate(date: string): boolean {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}

function dateInChina(now: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(now);
}
