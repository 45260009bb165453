// Time-based one-time passwords (RFC 6238): SHA-1, 6 digits, 30 seconds, as authenticator apps expect.
import { generateSecret, generateURI, verifySync } from "otplib";

const period = 30;

/** 160 random bits in base32, the length RFC 4226 recommends. To be stored sealed. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** The otpauth address that an authenticator app reads from a QR code. */
export function totpUri(app: { readonly issuer: string; readonly account: string; readonly secret: string }): string {
  return generateURI({ issuer: app.issuer, label: app.account, secret: app.secret, period });
}

export type TotpCheck =
  | { readonly ok: true /** To be stored as the last used step. */; readonly step: number }
  | { readonly ok: false; readonly problem: "wrong" | "replayed" };

/**
 * Checks a code against the present step and its two neighbours. `lastStep` is the step of the last code accepted for this
 * secret: a code of that step or an older one is a replay, even if nobody else has seen it.
 */
export function checkTotp(secret: string, typed: string, lastStep: number | null, now: Date): TotpCheck {
  const token = typed.normalize("NFKC").replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return { ok: false, problem: "wrong" };
  const epoch = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token, epoch, period, epochTolerance: period });
  if (!result.valid || !("timeStep" in result)) return { ok: false, problem: "wrong" };
  if (lastStep !== null && result.timeStep <= lastStep) return { ok: false, problem: "replayed" };
  return { ok: true, step: result.timeStep };
}
