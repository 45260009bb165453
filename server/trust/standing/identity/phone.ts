// Phone numbers in E.164 form. Mainland mobile numbers may be written without country code.
import { type Parsed, withoutSeparators } from "@/server/trust/standing/identity/parsed";

declare const phoneNumber: unique symbol;

/** "+", country code and number, digits only: +8613800000001. */
export type PhoneNumber = string & { readonly [phoneNumber]: true };

export type PhoneProblem = "empty" | "characters" | "country-code" | "length" | "not-mobile";

/**
 * The number in E.164 form (ITU-T E.164: at most 15 digits). Without "+" or "00" in front it must be a mainland mobile
 * number (11 digits, 13 to 19 in front); "country-code" says that it is neither. A mainland number that is not a mobile one
 * cannot receive a code: "not-mobile".
 */
export function parsePhone(typed: string): Parsed<PhoneNumber, PhoneProblem> {
  const written = withoutSeparators(typed).replace(/[().]/g, "");
  if (written === "") return refused("empty");
  if (!/^\+?\d+$/.test(written)) return refused("characters");
  const international = /^(?:\+|00)(\d*)$/.exec(written)?.[1] ?? /^86(1\d{10})$/.exec(written)?.[0];
  if (international === undefined) {
    if (isMainlandMobile(written)) return accepted(`86${written}`);
    return refused(/^0?1\d/.test(written) && written.length !== 11 ? "length" : "country-code");
  }
  if (international.startsWith("0")) return refused("country-code");
  if (international.startsWith("86")) {
    const local = international.slice(2);
    if (isMainlandMobile(local)) return accepted(international);
    return refused(/^1[3-9]/.test(local) ? "length" : "not-mobile");
  }
  if (international.length < 7 || international.length > 15) return refused("length");
  return accepted(international);
}

/** Whether a number belongs to a mainland mobile network, where a carrier can say whose it is. */
export function isMainland(phone: PhoneNumber): boolean {
  return phone.startsWith("+86");
}

function isMainlandMobile(digits: string): boolean {
  return /^1[3-9]\d{9}$/.test(digits);
}

function accepted(digits: string) {
  return { ok: true, value: `+${digits}` as PhoneNumber } as const; // the brand is made here
}

function refused(problem: PhoneProblem) {
  return { ok: false, problem } as const;
}
