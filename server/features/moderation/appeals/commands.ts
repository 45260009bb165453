// An appeal from its opening to its decision.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId, AppealId } from "@/server/shared/ids";
import { ref, subjectRef } from "@/server/shared/subject";
import { endMeasure } from "@/server/trust/measures/end";
import { ownsTarget, signedIn } from "@/server/trust/policy/gates";
import type { Target } from "@/server/trust/subjects";
import {
  appealClaimed,
  appealDecided,
  appealMeasureInput,
  appealMessageInput,
  appealMessageWritten,
  appealOpened,
  decideAppealInput,
  oneAppealInput,
} from "../contract/appeals";
import { measureIsOwn, measureOf, withinAppealTime } from "../measures/policy";
import { appealDecision, claim, insertAppeal, insertMessage, ownsFiles } from "../store/appeals";
import type { AppealTarget } from "../visibility/appeals";
import { appealOf, appealOpen, notClaimedByOther, notFirstHandler } from "./policy";

const heard = exempt("heard whatever its words: the desk and its writer alone read it");

/**
 * Appeals a measure that holds the person, with reasons and up to three files of their own; also while suspended, closed or blacklisted. Refuses CONFLICT/ALREADY_DONE where the
 * measure was appealed before, TOO_LATE after the published time, INVALID/INPUT_INVALID for a file of somebody else.
 */
export const appealMeasure = command({
  profile: "redress",
  act: "appeal",
  on: (input) => ref("measure", input.measureId),
  gates: [signedIn, measureIsOwn, withinAppealTime],
  obligations: ["PUB-20.2-c"],
  review: heard,
  input: appealMeasureInput,
  async run({ input, actor, target, tx }) {
    const appellantId = idOf(actor.id);
    if (!(await ownsFiles(tx, appellantId, input.evidence))) {
      throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "evidence", problem: "invalid" }] });
    }
    const measure = measureOf(target);
    if (!measure) throw notFound();
    const made = await insertAppeal(tx, { ...input, appellantId, firstHandlerId: measure.handlerId });
    if (!made) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const about = { measureId: input.measureId, appellantId, number: made.number };
    return {
      result: made,
      events: [appealOpened(subjectRef("appeal", made.id), { ...about, evidence: input.evidence.length })],
    };
  },
});

/** The appellant adds to the conversation while the appeal is open. Each call adds one message. */
export const appealMessage = command({
  profile: "redress",
  act: "appeal",
  on: (input) => ref("appeal", input.appealId),
  gates: [signedIn, ownsTarget, appealOpen],
  obligations: ["PUB-20.2-c"],
  review: heard,
  input: appealMessageInput,
  async run({ input, actor, target, tx }) {
    const message = { authorId: idOf(actor.id), fromStaff: false, body: input.body };
    const messageId = await insertMessage(tx, input.appealId, message);
    return {
      result: { id: messageId },
      events: [appealMessageWritten(target.ref, { ...aboutOf(target), messageId, fromStaff: false })],
    };
  },
});

/** The one who decides asks or answers in the conversation. */
export const answerAppeal = command({
  profile: "staff.appeal",
  act: "appeal",
  on: (input) => ref("appeal", input.appealId),
  gates: [appealOpen, notFirstHandler, notClaimedByOther],
  obligations: ["PUB-20.2-c"],
  review: exempt("an answer of the desk"),
  input: appealMessageInput,
  async run({ input, actor, target, tx }) {
    const by = idOf(actor.id);
    await claimed(tx, input.appealId, by);
    const messageId = await insertMessage(tx, input.appealId, { authorId: by, fromStaff: true, body: input.body });
    return {
      result: { id: messageId },
      events: [appealMessageWritten(target.ref, { ...aboutOf(target), messageId, fromStaff: true })],
    };
  },
});

/** Takes an appeal for half an hour, so that no two people decide it; again prolongs. Refuses CONFLICT/CLAIMED_BY_OTHER, CONFLICT_OF_INTEREST to the first handler. */
export const claimAppeal = command({
  profile: "staff.appeal",
  act: "appeal",
  on: (input) => ref("appeal", input.appealId),
  gates: [appealOpen, notFirstHandler, notClaimedByOther],
  obligations: ["PUB-20.2-c"],
  review: exempt("no user text"),
  input: oneAppealInput,
  async run({ input, actor, target, tx }) {
    const until = (await claimed(tx, input.appealId, idOf(actor.id))).toISOString();
    return { result: { until }, events: [appealClaimed(target.ref, { ...aboutOf(target), until })] };
  },
});

/**
 * Decides an appeal with a reason that the appellant reads. Upheld: the measure ends or counts as ended, and account, content, figures and credit are as they were before it; the
 * authority is sent a correction. Refuses CONFLICT_OF_INTEREST to the first handler (the database as well), CONFLICT where another has claimed or decided it.
 */
export const decideAppeal = command({
  profile: "staff.appeal",
  act: "appeal",
  on: (input) => ref("appeal", input.appealId),
  gates: [appealOpen, notFirstHandler, notClaimedByOther],
  obligations: ["PUB-20.2-c", "PUB-19.2-a"],
  review: exempt("a reason of the desk"),
  input: decideAppealInput,
  async run({ input, actor, target, tx }) {
    const by = idOf(actor.id);
    const { measureId, measureKind } = openAppeal(target);
    const decision = appealDecision(tx, input.appealId, { ...input, by });
    const ending = { how: "overturned", reason: input.reason, handlerId: by, appealId: input.appealId } as const;
    const ended = input.outcome === "upheld" ? await endMeasure(tx, measureId, ending) : { events: [], beside: [] };
    const decided = appealDecided(target.ref, { ...aboutOf(target), outcome: input.outcome, measureKind });
    return {
      result: { outcome: input.outcome },
      events: [decided, ...ended.events],
      beside: [decision, ...ended.beside],
    };
  },
});

/** Holds the claim from here to the end of the transaction, or refuses: two people at once take turns at the row. */
async function claimed(tx: Parameters<typeof claim>[0], id: AppealId, by: AccountId): Promise<Date> {
  const until = await claim(tx, id, by);
  if (!until) throw new AppError("CONFLICT", "CLAIMED_BY_OTHER", { until: null });
  return until;
}

function aboutOf(target: Target): { measureId: string; appellantId: string; number: string } {
  const { measureId, appellantId, number } = openAppeal(target);
  return { measureId, appellantId, number };
}

/** The gate `appealOpen` has refused where there is none. */
function openAppeal(target: Target): AppealTarget {
  const appeal = appealOf(target);
  if (!appeal) throw notFound();
  return appeal;
}

/** The gates have refused whoever is not signed in. */
function idOf(id: AccountId | null): AccountId {
  if (!id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
  return id;
}
