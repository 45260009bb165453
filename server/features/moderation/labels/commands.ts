// The desk sets a label in a case, and ends one. A label is a measure: its author reads why and can appeal.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { MeasureId } from "@/server/shared/ids";
import { type ContentLabel, labelledKinds, lineOfLabel } from "@/server/shared/labels";
import { severityOf } from "@/server/shared/severity";
import { type ContentKind, ref, subjectRef } from "@/server/shared/subject";
import { labelsEver } from "@/server/trust/labels/in-force";
import { endMeasure } from "@/server/trust/measures/end";
import { imposeMeasures } from "@/server/trust/measures/impose";
import { labelIdOf } from "@/server/trust/measures/label-content";
import { lookInto } from "../cases/matter";
import { caseUndecided, holdsClaim, notInvolved, officerIfEscalated } from "../cases/policy";
import { contentLabelEnded, contentLabelled, endLabelInput, labelCaseInput } from "../contract/labels";
import { lockDecision } from "../store/cases";

/**
 * Says what the content of a claimed case is: from then on the surfaces that refuse the label no longer bring it to anybody, and whoever goes to it reads a notice first. The case stays
 * undecided. Refuses CONFLICT/ALREADY_DONE where the content bears the label, INVALID/INPUT_INVALID for a case that is not about a post or a comment, or a rule that is not
 * published.
 */
export const labelCase = command({
  profile: "staff.review",
  act: "review",
  on: (input) => ref("case", input.caseId),
  gates: [caseUndecided, notInvolved, officerIfEscalated, holdsClaim],
  obligations: ["PUB-06.2-a", "IM-06.2-a"],
  review: exempt("a reason that must be able to name what it is about"),
  input: labelCaseInput,
  async run({ input, actor, tx }) {
    const found = await lockDecision(tx, input.caseId);
    if (!found?.accountId || !found.principalId || !actor.id) throw notFound();
    if (!labelledKinds.some((kind) => kind === found.subjectKind)) throw invalid("label");
    const { label, rule, reason, caseId } = input;
    const { snapshot, subject, rule: record } = await lookInto(tx, found, rule);
    const borne = (await labelsEver(tx, subject)).some((known) => known.isInForce && known.label === label);
    if (borne) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const { measures, events, beside } = await imposeMeasures(
      tx,
      {
        caseId,
        rule,
        bottomLine: record?.review?.bottomLine ?? lineOfLabel[label],
        severity: severityOf(found.severity),
        reason,
        handlerId: actor.id,
      },
      [
        {
          kind: "label-content",
          subject,
          accountId: found.accountId,
          principalId: found.principalId,
          params: { label },
          snapshot,
          endsAt: null,
        },
      ],
    );
    const [set] = measures;
    if (!set) throw notFound();
    const labelId = labelIdOf(set.measureId);
    const about = { label, authorId: found.accountId, labelId, ruleId: rule.id, ruleVersion: rule.version };
    return {
      result: { labelId, measureId: set.measureId },
      events: [contentLabelled(subject, about), ...events],
      beside,
    };
  },
});

/** Ends a label: the surfaces admit the content again, and its author is told. CONFLICT/ALREADY_DONE where it has ended. Nobody ends one on their own content. */
export const endLabel = command({
  profile: "staff.review",
  act: "review",
  on: (input) => ref("content-label", input.labelId),
  gates: [notInvolved],
  obligations: [],
  review: exempt("a reason that must be able to name what it is about"),
  input: endLabelInput,
  async run({ input, target, actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const { content, label, measureId } = target.details as {
      content: { kind: ContentKind; id: string; rootId: string };
      label: ContentLabel;
      measureId: MeasureId | null;
    }; // labels/subject.ts made them
    if (!measureId) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const ending = { how: "lifted", reason: input.reason, handlerId: actor.id, appealId: null } as const;
    const { events, beside } = await endMeasure(tx, measureId, ending);
    const subject = subjectRef(content.kind, content.id, content.rootId);
    const ended = contentLabelEnded(subject, { label, authorId: target.ownerId, labelId: input.labelId });
    return { result: { labelId: input.labelId }, events: [ended, ...events], beside };
  },
});

function invalid(path: string): AppError {
  return new AppError("INVALID", "INPUT_INVALID", { fields: [{ path, problem: "invalid" }] });
}
