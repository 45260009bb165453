// What applicants do: upload evidence, apply, correct, withdraw, give a mark up.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { nextShanghaiDay } from "@/server/shared/time";
import type { AccountFacts, Facts } from "@/server/trust/policy/facts";
import { provenName } from "@/server/trust/standing/identity/proven-name";
import { markEnded as markRowEnded } from "@/server/trust/standing/marks";
import {
  addEvidenceFileInput,
  applyInput,
  evidenceAdded,
  type MarkClaim,
  markApplied,
  markEnded,
  markWithdrawn,
  nothingInput,
  oneApplicationInput,
} from "../contract/applications";
import { findEvidenceTakenIn } from "../intake";
import { requireMatching } from "../matching";
import {
  countOwnFiles,
  type HeldMark,
  hasRefused,
  insertEvidenceFile,
  lockMark,
  newApplication,
  withdraw,
} from "../store";

/** Records a sealed file that this process has just taken in; its uploader reads it, and a reviewer who holds an application that shows it. NOT_FOUND for a name that is not ours. */
export const addEvidenceFile = command({
  profile: "present",
  act: "upload",
  on: exempt("a file of evidence is a root of its own"),
  gates: [],
  obligations: ["MB-08.1-a"],
  review: exempt("read by reviewers alone"),
  input: addEvidenceFileInput,
  async run({ input, facts, tx }) {
    const taken = findEvidenceTakenIn(input.intakeId);
    if (!taken) throw notFound();
    const { accountId, principalId } = signedInOf(facts);
    const id = await insertEvidenceFile(tx, { accountId, principalId }, taken);
    const { width, height, bytes } = taken;
    return { result: { id, width, height }, events: [evidenceAdded(subjectRef("media", id), { bytes })] };
  },
});

/**
 * Applies for a verified mark. Refuses INVALID/EVIDENCE_REQUIRED without the documents that the class needs, REJECTED/IDENTITY_MISMATCH where documents, claim and proven identity
 * visibly differ, CONFLICT/ALREADY_DONE while an application waits, NOT_FOUND for files of others, and for a refused application that is not one's own. Whoever
 * has a mark and asks for other words loses it until those were checked.
 */
export const applyForMark = command({
  profile: "present",
  act: "mark",
  on: exempt("an application is a root of its own"),
  gates: [],
  obligations: ["MB-08.1-a", "MB-08.2-a", "MB-08.3-a", "MB-10.1-c"],
  review: { as: "profile-revision" },
  input: applyInput,
  async run({ input, facts, tx }) {
    const { accountId, principalId } = signedInOf(facts);
    const { text, claim, corrects = null } = input;
    const evidence = input.evidence.map(({ expiresOn, ...shown }) => ({
      ...shown,
      expiresAt: expiresOn === null ? null : nextShanghaiDay(new Date(`${expiresOn}T00:00:00+08:00`)),
    }));
    requireMatching(claim, evidence, await provenName(tx, principalId), tx.now);
    const files = [...new Set(evidence.map(({ fileId }) => fileId))];
    if (files.length !== evidence.length) throw invalid("evidence", "invalid");
    if ((await countOwnFiles(tx, accountId, files)) !== files.length) throw notFound();
    if (corrects && !(await hasRefused(tx, accountId, corrects))) throw notFound();
    const held = await lockMark(tx, accountId);
    const changed = held !== null && held.endedAt === null && !says(held, { text, claim }) ? held : null;
    const { id, number, stored } = await newApplication(tx, {
      accountId,
      principalId,
      text,
      claim,
      evidence,
      corrects,
    });
    return {
      result: { id, number },
      events: [
        markApplied(subjectRef("mark-application", id, accountId), { accountId, number, class: claim.class }),
        ...(changed ? [endOf(accountId, changed, "text-changed")] : []),
      ],
      beside: [...stored, ...(changed ? [markRowEnded(tx, accountId, "text-changed")] : [])],
    };
  },
});

/** Takes one's own waiting application back. CONFLICT/ALREADY_DONE where no such application of one's own waits. */
export const withdrawApplication = command({
  profile: "manageOwn",
  act: "settings",
  on: exempt("one's own application, found with its owner"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: oneApplicationInput,
  async run({ input, facts, tx }) {
    const { accountId } = signedInOf(facts);
    const number = await withdraw(tx, input.applicationId, accountId);
    if (number === null) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const application = subjectRef("mark-application", input.applicationId, accountId);
    return { result: {}, events: [markWithdrawn(application, { accountId, number })] };
  },
});

/** Gives one's own mark up; readers see it no more. CONFLICT/ALREADY_DONE where there is none. */
export const giveUpMark = command({
  profile: "manageOwn",
  act: "settings",
  on: exempt("one's own mark"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: nothingInput,
  async run({ facts, tx }) {
    const { accountId } = signedInOf(facts);
    const held = await lockMark(tx, accountId);
    if (!held || held.endedAt) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return {
      result: {},
      events: [endOf(accountId, held, "given-up")],
      beside: [markRowEnded(tx, accountId, "given-up")],
    };
  },
});

function endOf(accountId: AccountId, { applicationId }: HeldMark, because: "text-changed" | "given-up") {
  return markEnded(subjectRef("account", accountId), { applicationId, because, reason: null });
}

/** True where the mark already says what is asked for: then a new check is a renewal, and the mark stays meanwhile. */
function says(held: HeldMark, asked: { text: string; claim: MarkClaim }): boolean {
  const country = asked.claim.class === "organisation-abroad" ? asked.claim.country : null;
  return held.class === asked.claim.class && held.text === asked.text && held.country === country;
}

function signedInOf(facts: Facts): AccountFacts & { accountId: AccountId } {
  if (!facts.account) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
  return facts.account;
}

function invalid(path: string, problem: string): AppError {
  return new AppError("INVALID", "INPUT_INVALID", { fields: [{ path, problem }] });
}
