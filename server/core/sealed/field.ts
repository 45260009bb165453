// Field encryption: AES-256-GCM (NIST SP 800-38D), a random 96-bit nonce for each value.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { KeyRing } from "@/server/core/sealed/key-ring";
import type { SealedText } from "@/server/shared/sealed-text";

const version = "v1";
const nonceBytes = 12;
const tagBytes = 16;

/** A sealed value that does not open. It names neither the value nor the key. */
export class CannotOpen extends Error {
  override readonly name = "CannotOpen";
  constructor(readonly problem: "malformed" | "unknown-key" | "tampered") {
    super(`sealed value does not open: ${problem}`);
  }
}

/**
 * Seals a text under the ring's current key. `context` says where the value stands (table, column, row) and is
 * authenticated, so that a value copied to another row or column does not open there. Two calls never give equal texts.
 */
export function seal(ring: KeyRing, plain: string, context: string): SealedText {
  const keyId = ring.current;
  const key = ring.keys.get(keyId);
  if (!key) throw new Error("the key ring does not hold its current key");
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(authenticated(keyId, context));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  const parts = [nonce, body, cipher.getAuthTag()].map((part) => part.toString("base64url"));
  return [version, keyId, ...parts].join(".") as SealedText; // the brand is made here
}

/** Opens what `seal` made under the same context; throws CannotOpen if a bit, the key or the context differs. */
export function open(ring: KeyRing, sealed: SealedText, context: string): string {
  const { keyId, nonce, body, tag } = split(sealed);
  const key = ring.keys.get(keyId);
  if (!key) throw new CannotOpen("unknown-key");
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(authenticated(keyId, context));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    throw new CannotOpen("tampered");
  }
}

/** The same value under the current key; returned as it is when it stands there already, so it may run twice. */
export function reseal(ring: KeyRing, sealed: SealedText, context: string): SealedText {
  if (sealed.startsWith(sealedPrefix(ring.current))) return sealed;
  return seal(ring, open(ring, sealed, context), context);
}

/** How every value sealed under this key begins: what a rotation looks for before a key is retired. */
export function sealedPrefix(keyId: string): string {
  return `${version}.${keyId}.`;
}

function authenticated(keyId: string, context: string): Buffer {
  return Buffer.from(`${version}\0${keyId}\0${context}`, "utf8");
}

function split(sealed: string) {
  const [found, keyId = "", ...encoded] = sealed.split(".");
  const [nonce, body, tag] = encoded.map((part) => Buffer.from(part, "base64url"));
  // Node ignores stray characters and trailing bits in base64: only the one canonical spelling is accepted.
  const canonical = [nonce, body, tag].every((part, at) => part?.toString("base64url") === encoded[at]);
  if (found !== version || encoded.length !== 3 || !canonical || !nonce || !body || !tag) {
    throw new CannotOpen("malformed");
  }
  if (nonce.length !== nonceBytes || tag.length !== tagBytes) throw new CannotOpen("malformed");
  return { keyId, nonce, body, tag };
}
