// What reviewers do with applications: claim, put back, decide. Taking a mark back is a measure of the desk.
import type { WriteTx } from "@/server/core/write-tx";
import { command, type Ran } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import { ref, subjectRef } from "@/server/shared/subject";
import { addMonths } from "@/server/shared/time";
import { dueAfter } from "@/server/trust/standing/time-limits";
import {
  decideApplicationInput,
  type Finding,
  type MarkApplicationId,
  markApproved,
  markClaimed,
  markMonths,
  markRefused,
  markReleased,
  oneApplicationInput,
} from "../contract/applications";
import { itemsOf } from "../contract/documents";
import { applicationWaits, holdsApplication, notTheApplicant } from "../policy";
import {
  applicationDecided,
  claimApplication,
  type LockedApplication,
  lockApplicant,
  lockApplication,
  markGranted,
  releaseApplication,
} from "../store";

/**
 * Claims a waiting application for the published time, or renews the claim; its content is open to the claimer alone, so this event is the staff access log. Refuses
 * CONFLICT/CLAIMED_BY_OTHER with its end while another's claim holds, FORBIDDEN/CONFLICT_OF_INTEREST for one's own.
 */
export const claimMarkApplication = command({
  profile: "staff.review",
  act: "review",
  on: (input) => ref("mark-application", input.applicationId),
  gates: [applicationWaits, notTheApplicant],
  obligations: ["MB-10.1-a"],
  review: exempt("no user text"),
  input: oneApplicationInput,
  async run({ input, actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const until = dueAfter("claim", tx.now);
    const isMine = await claimApplication(tx, input.applicationId, actor.id, until);
    const found = await lock(tx, input.applicationId);
    if (!isMine)
      throw new AppError("CONFLICT", "CLAIMED_BY_OTHER", { until: found.claimedUntil?.toISOString() ?? null });
    const event = markClaimed(subjectOf(found), { ...aboutOf(found), until: until.toISOString() });
    return { result: { until: until.toISOString() }, events: [event] };
  },
});

/** Puts a claimed application back into the queue. CONFLICT/ALREADY_DONE where it is not one's own claim. */
export const releaseMarkApplication = command({
  profile: "staff.review",
  act: "review",
  on: (input) => ref("mark-application", input.applicationId),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: oneApplicationInput,
  async run({ input, actor, tx }) {
    if (!actor.id || !(await releaseApplication(tx, input.applicationId, actor.id)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const found = await lock(tx, input.applicationId);
    return { result: {}, events: [markReleased(subjectOf(found), aboutOf(found))] };
  },
});

/**
 * Decides a claimed application once, with a finding for every item of its class. Approving grants the mark until the first of its documents ends, a year at most. Refuses
 * REJECTED/IDENTITY_MISMATCH for an approval with an item that does not match or a document that has ended meanwhile (MB Article 10), INVALID/INPUT_INVALID where a finding is
 * missing, CONFLICT/CHANGED_MEANWHILE where the account bears another name now, FORBIDDEN/CONFLICT_OF_INTEREST for one's own.
 */
export const decideMarkApplication = command({
  profile: "staff.review",
  act: "review",
  on: (input) => ref("mark-application", input.applicationId),
  gates: [applicationWaits, notTheApplicant, holdsApplication],
  obligations: ["MB-10.1-a", "MB-10.1-c"],
  review: exempt("the reviewer's words to the applicant quote what they are about"),
  input: decideApplicationInput,
  async run({ input, actor, tx }): Promise<Ran<{ state: "approved" | "refused" }>> {
    await lockApplicant(tx, input.applicationId);
    const found = await lock(tx, input.applicationId);
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    if (found.state !== "waiting") throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const { findings, reason } = input;
    requireComplete(found, findings);
    const mismatches = findings.filter(({ finding }) => finding === "mismatch").map(({ item }) => item);
    const by = { findings, reason, by: actor.id };
    if (input.outcome === "refuse") {
      return {
        result: { state: "refused" },
        events: [markRefused(subjectOf(found), { ...aboutOf(found), mismatches })],
        beside: [applicationDecided(tx, found.id, { ...by, state: "refused" })],
      };
    }
    const expiresAt = requireApprovable(found, mismatches, tx.now);
    return {
      result: { state: "approved" },
      events: [markApproved(subjectOf(found), { ...aboutOf(found), expiresAt: expiresAt.toISOString() })],
      beside: [applicationDecided(tx, found.id, { ...by, state: "approved" }), markGranted(tx, found, expiresAt)],
    };
  },
});

/** Every item of the class once, and nothing else. */
function requireComplete({ class: kind }: LockedApplication, findings: readonly Finding[]): void {
  const items: readonly string[] = itemsOf[kind];
  const found = findings.map(({ item }) => item);
  if (found.length === items.length && items.every((item) => found.includes(item))) return;
  throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "findings", problem: "empty" }] });
}

/** Until when the mark may hold; refuses what must not be approved. */
function requireApprovable(found: LockedApplication, mismatches: readonly string[], now: Date): Date {
  const [mismatch] = mismatches;
  if (mismatch) throw new AppError("REJECTED", "IDENTITY_MISMATCH", { field: mismatch });
  const { firstExpiry } = found;
  if (firstExpiry && firstExpiry <= now) throw new AppError("REJECTED", "IDENTITY_MISMATCH", { field: "validity" });
  if (found.nickname !== found.currentNickname) throw new AppError("CONFLICT", "CHANGED_MEANWHILE", {});
  const latest = addMonths(now, markMonths);
  return firstExpiry && firstExpiry < latest ? firstExpiry : latest;
}

async function lock(tx: WriteTx, id: MarkApplicationId): Promise<LockedApplication> {
  const found = await lockApplication(tx, id);
  if (!found) throw notFound();
  return found;
}

function subjectOf({ id, accountId }: LockedApplication) {
  return subjectRef("mark-application", id, accountId);
}

function aboutOf({ accountId, number }: LockedApplication) {
  return { accountId, number };
}
