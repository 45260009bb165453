// One-time codes sent to a phone: made, stored as a keyed hash, checked. Rows and counting belong to the store.
import { createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** Durations in milliseconds. With these, 25 guesses an hour at a code of a million: 1 in 40,000. */
export const codePolicy = {
  digits: 6,
  tries: 5,
  validFor: 600_000,
  resendAfter: 60_000,
  perPhoneAndHour: 5,
  perDeviceAndHour: 10,
  perNetworkAndHour: 20,
} as const;

/** Six digits, each of the million with equal chance. */
export function makeCode(): string {
  return String(randomInt(10 ** codePolicy.digits)).padStart(codePolicy.digits, "0");
}

/**
 * The hash to store, `salt.mac`, salted for each row and keyed (a code is short enough to be tried out by who has the table alone).
 * `context` names purpose and phone, so that a code for one thing does not open another.
 */
export function hashCode(key: Buffer, code: string, context: string): string {
  const salt = randomBytes(16).toString("base64url");
  return `${salt}.${macOf(key, salt, code, context)}`;
}

export interface IssuedCode {
  readonly hash: string;
  readonly expiresAt: Date;
  /** From `codePolicy.tries` downwards. */
  readonly triesLeft: number;
}

export type CodeCheck =
  | { readonly outcome: "right" | "expired" }
  | { readonly outcome: "wrong"; readonly left: number };

/**
 * Judges a typed code at `now`, in time that does not depend on how much of it is right. A code that is too old or has used
 * up its tries is expired, also when the digits are right. The caller must count a wrong try, and use up a right code, in the
 * transaction that holds the row's lock.
 */
export function checkCode(key: Buffer, issued: IssuedCode, typed: string, context: string, now: Date): CodeCheck {
  if (now >= issued.expiresAt || issued.triesLeft < 1) return { outcome: "expired" };
  const [salt = "", expected = ""] = issued.hash.split(".");
  // People type full-width digits with a Chinese keyboard, and copy with spaces.
  const digits = typed.normalize("NFKC").replace(/\s/g, "");
  const given = Buffer.from(macOf(key, salt, digits, context));
  const stored = Buffer.from(expected);
  if (given.length === stored.length && timingSafeEqual(given, stored)) return { outcome: "right" };
  return { outcome: "wrong", left: issued.triesLeft - 1 };
}

/** From when another code may be sent to a phone that got codes at these instants (in any order); null means now. */
export function nextCodeAt(sent: readonly Date[], now: Date): Date | null {
  const hour = 3_600_000;
  const times = sent.map((at) => at.getTime()).sort((a, b) => b - a);
  const [latest] = times;
  if (latest === undefined) return null;
  const full = times[codePolicy.perPhoneAndHour - 1];
  const at = Math.max(latest + codePolicy.resendAfter, full === undefined ? 0 : full + hour);
  return at > now.getTime() ? new Date(at) : null;
}

function macOf(key: Buffer, salt: string, code: string, context: string): string {
  return createHmac("sha256", key).update(`one-time-code\0${salt}\0${context}\0${code}`).digest("base64url");
}
