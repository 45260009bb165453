// How an entry of the hot list is found when the desk acts on it.
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import type { TargetModule } from "@/server/trust/subjects";
import { findEntry } from "./visibility";

/** Staff alone act on entries: the profile refuses everybody else before anything of one is told. */
export const hotEntrySubject: TargetModule = {
  async find(scope, id) {
    const found = await findEntry(scope, id);
    return (
      found && {
        ref: subjectRef("hot-entry", found.id),
        ownerId: found.authorId as AccountId | null, // the column is branded
        ownerPrincipalId: found.principalId as PrincipalId | null, // the column is branded
        details: { kind: found.kind, itemId: found.itemId },
      }
    );
  },
};
