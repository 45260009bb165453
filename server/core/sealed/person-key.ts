// A key for each principal, wrapped by the platform's key ring. Whoever destroys the wrapped key erases everything that
// was sealed with it, also where rows may not be changed (events, backups).
import { randomBytes } from "node:crypto";
import { open, reseal, seal } from "@/server/core/sealed/field";
import { type KeyRing, keyBytes, makeKeyRing } from "@/server/core/sealed/key-ring";
import type { PrincipalId } from "@/server/shared/ids";
import type { SealedText } from "@/server/shared/sealed-text";

declare const personal: unique symbol;

/** An opened personal key, a ring of one key whose id is the principal's; `seal` and `open` take it as any other ring. */
export type PersonKey = KeyRing & { readonly [personal]: true };

/** Makes a random key for a principal and returns it wrapped, ready to be stored; the clear key leaves no trace. */
export function wrapNewPersonKey(ring: KeyRing, principalId: PrincipalId): SealedText {
  return seal(ring, randomBytes(keyBytes).toString("base64url"), contextOf(principalId));
}

/** Unwraps a principal's key; throws CannotOpen when it was wrapped for another principal or its ring key is gone. */
export function openPersonKey(ring: KeyRing, wrapped: SealedText, principalId: PrincipalId): PersonKey {
  const key = Buffer.from(open(ring, wrapped, contextOf(principalId)), "base64url");
  return makeKeyRing([{ id: principalId, key }]) as PersonKey; // the brand is made here
}

/** The same personal key wrapped by the ring's current key; what it sealed stays as it is. May run twice. */
export function rewrapPersonKey(ring: KeyRing, wrapped: SealedText, principalId: PrincipalId): SealedText {
  return reseal(ring, wrapped, contextOf(principalId));
}

function contextOf(principalId: PrincipalId): string {
  return `person-key:${principalId}`;
}
