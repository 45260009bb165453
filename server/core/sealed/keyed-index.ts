// Finds equal personal values ("same person", "same phone") without storing them.
import { createHmac } from "node:crypto";
import { keyBytes } from "@/server/core/sealed/key-ring";
import type { BlindIndex } from "@/server/shared/sealed-text";

/** What is indexed; equal texts of two kinds give unrelated indexes. */
export type IndexedKind =
  | "resident-id"
  | "credit-code"
  | "phone"
  | "network-identity"
  | "device"
  | "address"
  | "network"
  | "token";

/**
 * HMAC-SHA256 of a value: equal values give equal indexes for as long as the key lives. White space and full width make no
 * difference; the rest of a value's normal form is its parser's work. Phone and identity numbers are few enough to be
 * tried out, so the key must stay outside the database. An empty value throws: all empty ones would look the same.
 */
export function blindIndex(key: Buffer, kind: IndexedKind, value: string): BlindIndex {
  if (key.length < keyBytes) throw new Error(`an index key has at least ${keyBytes} bytes`);
  const normal = value.normalize("NFKC").replace(/\s/g, "");
  if (normal === "") throw new Error(`an empty ${kind} is not indexed`);
  return createHmac("sha256", key).update(`${kind}\0${normal}`).digest("base64url") as BlindIndex; // the brand is made here
}
