// The desk sets a label in a case, and ends one.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import { type ContentKind, ref, subjectRef } from "@/server/shared/subject";
import { labelEnded, setLabel } from "@/server/trust/labels/in-force";
import { findRule } from "@/server/trust/measures/rules";
import { caseUndecided, holdsClaim, notInvolved, officerIfEscalated } from "../cases/policy";
import { contentLabelEnded, contentLabelled, endLabelInput, labelCaseInput, labelledKinds } from "../contract/labels";
import { lockCase } from "../store/cases";

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
  obligations: [],
  review: exempt("a reason that must be able to name what it is about"),
  input: labelCaseInput,
  async run({ input, actor, tx }) {
    const found = await lockCase(tx, input.caseId);
    if (!found || !actor.id) throw notFound();
    if (!labelledKinds.some((kind) => kind === found.subjectKind)) throw invalid("label");
    if (!(await findRule(tx, input.rule))) throw invalid("rule");
    const subject = subjectRef(found.subjectKind, found.subjectId, found.rootId);
    const { label, rule, reason, caseId } = input;
    const labelId = await setLabel(tx, { subject, label, rule, reason, caseId, setBy: actor.id });
    if (!labelId) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const about = { label, authorId: found.accountId, labelId, ruleId: rule.id, ruleVersion: rule.version };
    return { result: { labelId }, events: [contentLabelled(subject, about)] };
  },
});

/** Ends a label: the surfaces admit the content again. CONFLICT/ALREADY_DONE where it has ended. Nobody ends one on their own content. */
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
    const { content, label } = target.details as {
      content: { kind: ContentKind; id: string; rootId: string };
      label: "harmful";
    }; // labels/subject.ts made them
    const subject = subjectRef(content.kind, content.id, content.rootId);
    const change = labelEnded(tx, subject, { id: input.labelId, by: actor.id, reason: input.reason });
    const event = contentLabelEnded(subject, { label, authorId: target.ownerId, labelId: input.labelId });
    return {
      result: { labelId: input.labelId },
      events: [event],
      beside: [{ change, refusal: new AppError("CONFLICT", "ALREADY_DONE", {}) }],
    };
  },
});

function invalid(path: string): AppError {
  return new AppError("INVALID", "INPUT_INVALID", { fields: [{ path, problem: "invalid" }] });
}
