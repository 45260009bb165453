// Sealed files: AES-256-GCM (NIST SP 800-38D), each file under a key of its own. Whoever destroys the key erases the file, wherever copies of it lie.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { CannotOpen } from "@/server/core/sealed/field";

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

export interface SealedFile {
  /** Nonce, tag and body. */
  bytes: Buffer;
  /** The clear key, base64url: to be sealed itself before it is stored. */
  key: string;
}

/** Seals a file under a new random key. Two calls never give equal bytes. */
export function sealFile(plain: Buffer): SealedFile {
  const key = randomBytes(keyBytes);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { bytes: Buffer.concat([nonce, cipher.getAuthTag(), body]), key: key.toString("base64url") };
}

/** Opens what `sealFile` made; throws CannotOpen if a bit or the key differs. */
export function openFile(sealed: Buffer, key: string): Buffer {
  const secret = Buffer.from(key, "base64url");
  if (sealed.length < nonceBytes + tagBytes || secret.length !== keyBytes) throw new CannotOpen("malformed");
  const decipher = createDecipheriv("aes-256-gcm", secret, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
  } catch {
    throw new CannotOpen("tampered");
  }
}
