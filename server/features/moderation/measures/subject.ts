// How a measure is found as what somebody acts on.
import { subjectRef } from "@/server/shared/subject";
import type { TargetModule } from "@/server/trust/subjects";
import { findMeasure, type MeasureTarget } from "../visibility/measures";

/** What the gates on a measure may know. */
export type MeasureDetails = Pick<MeasureTarget, "kind" | "handlerId" | "imposedAt" | "isOwn">;

export const measureSubject: TargetModule = {
  async find(scope, id) {
    const found = await findMeasure(scope, id);
    if (!found) return null;
    const { kind, handlerId, imposedAt, isOwn } = found;
    const details: MeasureDetails = { kind, handlerId, imposedAt, isOwn };
    return {
      ref: subjectRef("measure", found.id),
      ownerId: found.accountId,
      ownerPrincipalId: found.principalId,
      blocked: false,
      details: { ...details },
    };
  },
};
