// The evidence file: what others said, hashed item by item and signed as a whole, so that it is valid when the items are gone. Pure.
// Its format is described in docs/records.md and checked by server/cli/verify-evidence.mjs.
import { hashOf } from "@/server/core/records/canonical";
import { type Signer, signStatement } from "@/server/core/records/signing";
import type { Said } from "@/server/trust/contact/said";

/** The signed file. `of` is who had it made. Every item carries the hash of its other members, and `itemsHash` is the hash of those hashes in their order. */
export function evidenceFile(
  signer: Signer,
  of: { accountId: string; handle: string },
  said: readonly Said[],
  madeAt: Date,
) {
  const items = said.map(({ createdAt, editedAt, ...rest }) => {
    const item = { ...rest, createdAt: createdAt.toISOString(), editedAt: editedAt?.toISOString() ?? null };
    return { ...item, hash: hashOf(item) };
  });
  return signStatement(signer, {
    format: "guiju-evidence/1",
    madeAt: madeAt.toISOString(),
    madeFor: { accountId: of.accountId, handle: of.handle },
    items,
    itemsHash: hashOf(items.map(({ hash }) => hash)),
  });
}

export type EvidenceFile = ReturnType<typeof evidenceFile>;
