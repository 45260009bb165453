// Where sealed evidence lies: handed in at the start of the process.
import type { StoragePort } from "@/server/core/media/storage";
import { shared } from "@/server/core/process-slot";

const slot = shared("evidence-storage", (): { storage: StoragePort | null } => ({ storage: null }));

/** Called once per process before any evidence is uploaded or served. */
export function useEvidenceStorage(storage: StoragePort): void {
  slot.storage = storage;
}

export function evidenceStorage(): StoragePort {
  if (!slot.storage) throw new Error("No storage for evidence is open.");
  return slot.storage;
}
