// How an appeal is found as what somebody acts on.
import { subjectRef } from "@/server/shared/subject";
import type { TargetModule } from "@/server/trust/subjects";
import { type AppealTarget, decidesAppeals, findAppealTarget } from "../visibility/appeals";

/** What the gates on an appeal may know; null for whom it is not: to them there and not there are one thing, and each gate gives its own refusal. */
export type AppealDetails = { appeal: AppealTarget | null };

export const appealSubject: TargetModule = {
  async find(scope, id) {
    const found = await findAppealTarget(scope, id);
    if (!found && (await decidesAppeals(scope))) return null;
    const details: AppealDetails = { appeal: found };
    return {
      ref: subjectRef("appeal", id),
      ownerId: found?.appellantId ?? null,
      ownerPrincipalId: found?.principalId ?? null,
      blocked: false,
      details,
    };
  },
};
