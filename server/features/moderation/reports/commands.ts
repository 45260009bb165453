// Handing in a report, and the clock that runs on it.
import type { z } from "zod";
import type { WriteTx } from "@/server/core/write-tx";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { ref, type SubjectRef, subjectRef } from "@/server/shared/subject";
import { findByHandle } from "@/server/trust/standing/principals";
import { dueAfter } from "@/server/trust/standing/time-limits";
import { oneCaseInput } from "../contract/cases";
import { type ReportReceipt, reportAccepted, reportInput, reportsOverdue } from "../contract/reports";
import { reportReasonMeanings } from "../report-reasons";
import { escalateLate, hasOpenReport, type Impersonated, insertReport } from "../store/reports";

/**
 * Hands in a report of something the reporter can see, signed in or not, also while measured. It joins the undecided case of its subject or opens one; online
 * violence and what concerns minors is due within hours. Refuses
 * INVALID/INPUT_INVALID for an impersonation without whom, or of an account that is not there, CONFLICT/ALREADY_DONE while a report of the same person on the same subject waits, RATE_LIMITED per address and per person. Law: PUB Article 20, MB Article 14.
 */
export const report = command({
  profile: "redress",
  act: "report",
  on: (input) => input.subject,
  gates: [],
  obligations: ["PUB-20.2-a", "PUB-20.2-b", "MB-14.1-a", "IM-06.2-a"],
  review: exempt("read by the desk alone; a report must be able to quote what it reports"),
  input: reportInput,
  async run({ input, actor, target, tx }) {
    const subject = target.ref as SubjectRef<"post" | "comment" | "account">; // `on` named one of these kinds
    if (actor.principalId && (await hasOpenReport(tx, actor.principalId, subject)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const impersonated = await impersonatedBy(tx, input.impersonated);
    const { bottomLine, severity, isFast } = reportReasonMeanings[input.reason];
    const dueAt = dueAfter(isFast ? "fastFeedback" : "reportFeedback", tx.now);
    const stored = await insertReport(tx, {
      subject,
      accountId: target.ownerId,
      principalId: target.ownerPrincipalId,
      reporterId: actor.id,
      reporterPrincipalId: actor.principalId,
      reason: input.reason,
      bottomLine,
      severity,
      details: input.details || null,
      impersonated,
      contact: input.contact || null,
      dueAt,
      assessBy: dueAfter(isFast ? "fastAssessment" : "reportAssessment", tx.now),
    });
    const result: ReportReceipt = {
      receipt: stored.receipt,
      acceptedAt: tx.now.toISOString(),
      dueAt: dueAt.toISOString(),
    };
    const about = { subjectKind: subject.kind, subjectId: subject.id, caseId: stored.caseId };
    return {
      result,
      events: [
        reportAccepted(subjectRef("report", stored.id), { ...about, reason: input.reason, bottomLine, severity }),
      ],
    };
  },
});

/** Who is said to be impersonated, as the report keeps it. */
async function impersonatedBy(
  tx: WriteTx,
  given: z.output<typeof reportInput>["impersonated"],
): Promise<Impersonated | null> {
  if (!given) return null;
  if (given.kind === "outside") return { id: null, name: given.name };
  const found = await findByHandle(tx, given.handle);
  if (!found)
    throw new AppError("INVALID", "INPUT_INVALID", {
      fields: [{ path: "impersonated.handle", problem: "unknown-account" }],
    });
  return { id: found.accountId, name: null };
}

/** Escalates a case whose reports are past their published time. Run by a job; CONFLICT/ALREADY_DONE where nothing is late that was not escalated before. */
export const escalateLateCase = command({
  profile: "system",
  act: "report",
  on: (input) => ref("case", input.caseId),
  gates: [],
  obligations: ["PUB-20.2-b", "MB-14.1-a"],
  review: exempt("no user text"),
  input: oneCaseInput,
  async run({ input, tx }) {
    const receipts = await escalateLate(tx, input.caseId);
    if (receipts.length === 0) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return {
      result: { receipts },
      events: [reportsOverdue(subjectRef("case", input.caseId), { receipts })],
    };
  },
});
