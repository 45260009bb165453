// How an appeal is found as what somebody acts on.
import { subjectRef } from "@/server/shared/subject";
import type { TargetModule } from "@/server/trust/subjects";
import { type AppealTarget, findAppealTarget } from "../visibility/appeals";

export const appealSubject: TargetModule = {
  async find(scope, id) {
    const found: AppealTarget | null = await findAppealTarget(scope, id);
    return (
      found && {
        ref: subjectRef("appeal", found.id),
        ownerId: found.appellantId,
        ownerPrincipalId: found.principalId,
        blocked: false,
        details: { ...found },
      }
    );
  },
};
