// Codes on paper for the day the second factor is lost. Each works once.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { AccountId } from "@/server/shared/ids";

/** Crockford's base32: no I, L, O, U. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten codes of 80 random bits, to be shown once: XXXX-XXXX-XXXX-XXXX. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const characters = Array.from(randomBytes(16), (byte) => alphabet.charAt(byte % 32)).join("");
    return characters.replace(/(.{4})(?=.)/g, "$1-");
  });
}

/** What is stored. At 80 bits a plain hash cannot be tried out; the account keeps equal codes apart. */
export function hashRecoveryCode(accountId: AccountId, code: string): string {
  return createHash("sha256")
    .update(`recovery-code\0${accountId}\0${normal(code)}`)
    .digest("base64url");
}

/** The stored hash that a typed code matches, for the caller to delete in the same transaction; null when none does. */
export function matchRecoveryCode(accountId: AccountId, typed: string, hashes: readonly string[]): string | null {
  const given = Buffer.from(hashRecoveryCode(accountId, typed));
  let match: string | null = null;
  for (const hash of hashes) {
    const stored = Buffer.from(hash);
    if (stored.length === given.length && timingSafeEqual(stored, given)) match = hash;
  }
  return match;
}

/** As Crockford reads what people write by hand: O is 0; I and L are 1. */
function normal(code: string): string {
  return code
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
}
