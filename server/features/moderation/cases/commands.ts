// Claiming a case, putting it back, and looking into one as an officer.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import { ref, subjectRef } from "@/server/shared/subject";
import { dueAfter } from "@/server/trust/standing/time-limits";
import { caseClaimed, caseRead, caseReleased, oneCaseInput, readCaseInput } from "../contract/cases";
import { type CaseRecord, claim, claimedUntil, lockCase, unclaim } from "../store/cases";
import { assessReports } from "../store/reports";
import { caseUndecided, notInvolved, officerIfEscalated } from "./policy";

/**
 * Claims an undecided case for the published time, or renews the claim; its reports count as being assessed from then on. What the desk reads of the item it reads
 * under a claim, so these events are the staff access log. Refuses CONFLICT/CLAIMED_BY_OTHER with its end while another's claim holds, FORBIDDEN/CONFLICT_OF_INTEREST
 * in a case about oneself or that one reported, FORBIDDEN/OFFICER_REQUIRED for an escalated one.
 */
export const claimCase = command({
  profile: "staff.review",
  act: "review",
  on: (input) => ref("case", input.caseId),
  gates: [caseUndecided, notInvolved, officerIfEscalated],
  obligations: ["PUB-20.2-b", "MB-14.1-a"],
  review: exempt("no user text"),
  input: oneCaseInput,
  async run({ input, actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const until = dueAfter("claim", tx.now);
    if (!(await claim(tx, input.caseId, actor.id, until))) {
      const other = await claimedUntil(tx, input.caseId);
      throw new AppError("CONFLICT", "CLAIMED_BY_OTHER", { until: other?.toISOString() ?? null });
    }
    const found = await lockCase(tx, input.caseId);
    if (!found) throw notFound();
    await assessReports(tx, input.caseId, actor.id);
    return {
      result: { until: until.toISOString() },
      events: [caseClaimed(subjectRef("case", found.id), { ...aboutOf(found), until: until.toISOString() })],
    };
  },
});

/** Puts a claimed case back into the queue. CONFLICT/ALREADY_DONE where it is not one's own claim. */
export const releaseClaim = command({
  profile: "staff.review",
  act: "review",
  on: (input) => ref("case", input.caseId),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: oneCaseInput,
  async run({ input, actor, tx }) {
    const found = await lockCase(tx, input.caseId);
    if (!found || !actor.id || !(await unclaim(tx, input.caseId, actor.id)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { id: found.id }, events: [caseReleased(subjectRef("case", found.id), aboutOf(found))] };
  },
});

/**
 * Lets an officer read a case for half an hour without a claim: one that a colleague works on, or a decided one with the record of what was removed, which ordinary
 * staff cannot read (MB Article 12). The purpose is recorded.
 */
export const readCase = command({
  profile: "staff.measure",
  act: "review",
  on: (input) => ref("case", input.caseId),
  gates: [notInvolved],
  obligations: ["MB-12.2-b"],
  review: exempt("a purpose that auditors alone read"),
  input: readCaseInput,
  async run({ input, tx }) {
    const found = await lockCase(tx, input.caseId);
    if (!found) throw notFound();
    return {
      result: { id: found.id },
      events: [caseRead(subjectRef("case", found.id), { ...aboutOf(found), purpose: input.purpose })],
    };
  },
});

/** What every event of a case says of it. */
export function aboutOf({ number, subjectKind, subjectId }: CaseRecord) {
  return { number, subjectKind, subjectId };
}
