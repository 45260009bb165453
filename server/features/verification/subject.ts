// How an application is found when a command acts on it.
import { findApplication } from "@/server/features/verification/visibility";
import { subjectRef } from "@/server/shared/subject";
import type { TargetModule } from "@/server/trust/subjects";
import type { ApplicationDetails } from "./policy";

/** Staff alone act on applications by their id: the profile refuses everybody else before anything of one is told. */
export const markApplicationTarget: TargetModule = {
  async find(scope, id) {
    const found = await findApplication(scope, id);
    if (!found) return null;
    const details: ApplicationDetails = {
      state: found.state,
      claimedBy: found.claimedBy,
      claimedUntil: found.claimedUntil?.toISOString() ?? null,
    };
    return {
      ref: subjectRef("mark-application", id, found.accountId),
      ownerId: found.accountId,
      ownerPrincipalId: found.principalId,
      details: { ...details },
    };
  },
};
