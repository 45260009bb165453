// How a measure is found as what somebody acts on.
import type { AccountId } from "@/server/shared/ids";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import { subjectRef } from "@/server/shared/subject";
import type { TargetModule } from "@/server/trust/subjects";
import { findMeasure, readsMeasures } from "../visibility/measures";

/** What the gates on a measure may know; null for whom it is not: to them there and not there are one thing, and each gate gives its own refusal. */
export type MeasureDetails = {
  measure: { kind: MeasureKind; handlerId: AccountId; imposedAt: Date; isOwn: boolean } | null;
};

export const measureSubject: TargetModule = {
  async find(scope, id) {
    const found = await findMeasure(scope, id);
    if (!found && (await readsMeasures(scope))) return null;
    const details: MeasureDetails = { measure: found };
    return {
      ref: subjectRef("measure", id),
      ownerId: found?.accountId ?? null,
      ownerPrincipalId: found?.principalId ?? null,
      blocked: false,
      details,
    };
  },
};
