// How a label is found when the desk acts on it: with the author of what bears it, so that nobody judges their own.
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import type { TargetModule } from "@/server/trust/subjects";
import { findLabelTarget } from "../visibility/labels";

/** Staff alone act on labels: the profile refuses everybody else before anything of the label is told. */
export const labelSubject: TargetModule = {
  async find(scope, id) {
    const found = await findLabelTarget(scope, id);
    return (
      found && {
        ref: subjectRef("content-label", found.id, found.rootId),
        ownerId: found.authorId as AccountId | null, // the case's column is branded
        ownerPrincipalId: found.principalId as PrincipalId | null, // the case's column is branded
        details: {
          label: found.label,
          measureId: found.measureId,
          content: { kind: found.kind, id: found.subjectId, rootId: found.rootId },
          reporterPrincipals: found.reporterPrincipals,
        },
      }
    );
  },
};
