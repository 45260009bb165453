// The keys of this process. They are handed in once at start and never leave.
import { shared } from "@/server/core/process-slot";
import { open, seal } from "@/server/core/sealed/field";
import type { KeyRing } from "@/server/core/sealed/key-ring";
import { blindIndex, type IndexedKind } from "@/server/core/sealed/keyed-index";
import type { BlindIndex, SealedText } from "@/server/shared/sealed-text";

interface Keys {
  ring: KeyRing;
  indexKey: Buffer;
}

const slot = shared("vault", (): { keys: Keys | null } => ({ keys: null }));

/** Hands the keys to the process. A second call replaces them (tests). */
export function openVault(keys: Keys): void {
  slot.keys = keys;
}

function keys(): Keys {
  if (!slot.keys) throw new Error("The vault is not open.");
  return slot.keys;
}

/** The ring itself, for rotation and per-person keys. */
export function keyRing(): KeyRing {
  return keys().ring;
}

/** Seals a value for one place; `context` names table, column and row, and the value opens nowhere else. */
export function sealValue(plain: string, context: string): SealedText {
  return seal(keys().ring, plain, context);
}

/** Opens what sealValue made for the same context. */
export function openValue(sealed: SealedText, context: string): string {
  return open(keys().ring, sealed, context);
}

/** The key of keyed hashes, for codes that carry a salt of their own. */
export function indexKey(): Buffer {
  return keys().indexKey;
}

/** Keyed index of a value: equal values have equal indexes, and nobody without the key can compute one. */
export function indexOf(kind: IndexedKind, value: string): BlindIndex {
  return blindIndex(keys().indexKey, kind, value);
}
