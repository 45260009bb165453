// How a case is found when a command acts on it.
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import type { TargetModule } from "@/server/trust/subjects";
import { findCase } from "../visibility/cases";

/** Staff alone act on cases: the profile refuses everybody else before anything of the case is told. */
export const caseSubject: TargetModule = {
  async find(scope, id) {
    const found = await findCase(scope, id);
    return (
      found && {
        ref: subjectRef("case", found.id),
        ownerId: found.accountId as AccountId | null, // the column is branded
        ownerPrincipalId: found.principalId as PrincipalId | null, // the column is branded
        details: {
          state: found.state,
          claimedBy: found.claimedBy,
          claimedUntil: found.claimedUntil,
          reporterPrincipals: found.reporterPrincipals,
        },
      }
    );
  },
};
