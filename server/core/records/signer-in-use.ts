// The key that signs heads, receipts and statements. Handed in once at start; it is not in the database.
import { shared } from "@/server/core/process-slot";
import type { Signer } from "@/server/core/records/signing";

const slot = shared("signer", (): { signer: Signer | null } => ({ signer: null }));

/** Hands the signer to the process. A second call replaces it (tests). */
export function useSigner(signer: Signer): void {
  slot.signer = signer;
}

/** The signer of this process. */
export function signerInUse(): Signer {
  if (!slot.signer) throw new Error("No signing key was handed in.");
  return slot.signer;
}
