// What people do with drafts, and what becomes of a scheduled one that may not be published.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { type DraftContent, postInputOf } from "@/server/shared/draft-content";
import { AppError, type Refusal } from "@/server/shared/errors";
import type { AccountId, PostId } from "@/server/shared/ids";
import { inputProblems } from "@/server/shared/input-problems";
import { draftsPerAccount, scheduleAhead } from "@/server/shared/limits";
import { ref, subjectRef } from "@/server/shared/subject";
import { saysSomething } from "@/server/trust/policy/gates";
import { createPostInput } from "../contract";
import {
  deleteDraftInput,
  draftDeleted,
  draftRefusedInput,
  draftSaved,
  draftScheduled,
  draftStopped,
  draftUnscheduled,
  oneDraftInput,
  saveDraftInput,
  scheduleDraftInput,
  startDraftInput,
} from "../contract/drafts";
import { audienceNamed, originNamed } from "../policy";
import { mustBeQuotable } from "../quoting";
import { draftTaken, insertDraft, setPublishing, stopDraft, updateDraft } from "../store/drafts";

const unreviewed = exempt("read by nobody but its owner; reviewed when it is published");
const noText = exempt("no user text");

/** Begins a draft. Also while measured: it is the owner's alone. INVALID/TOO_MANY_DRAFTS at the limit. Two calls begin two. */
export const startDraft = command({
  profile: "manageOwn",
  act: "draft",
  on: exempt("a draft is a root of its own"),
  gates: [],
  obligations: [],
  review: unreviewed,
  input: startDraftInput,
  async run({ input, actor, tx, now }) {
    const accountId = signedIn(actor.id);
    const id = await insertDraft(tx, accountId, input.content);
    if (!id) throw new AppError("INVALID", "TOO_MANY_DRAFTS", { limit: draftsPerAccount });
    const saved = draftSaved(subjectRef("draft", id), { accountId });
    return { result: { id, updatedAt: now.toISOString() }, events: [saved] };
  },
});

/**
 * Keeps what is written now, also of a scheduled one. NOT_FOUND for a draft that was published or deleted meanwhile, CONFLICT/DRAFT_CHANGED for one that was saved elsewhere since
 * it was `seen`.
 */
export const saveDraft = command({
  profile: "manageOwn",
  act: "draft",
  on: (input) => ref("draft", input.draftId),
  gates: [],
  obligations: [],
  review: unreviewed,
  input: saveDraftInput,
  async run({ input, actor, tx, now }) {
    if (!(await updateDraft(tx, input))) throw changedElsewhere();
    const saved = draftSaved(subjectRef("draft", input.draftId), { accountId: signedIn(actor.id) });
    return { result: { id: input.draftId, updatedAt: now.toISOString() }, events: [saved] };
  },
});

/** Throws a draft away, scheduled or not; it does not come back. CONFLICT/DRAFT_CHANGED where it was saved elsewhere since it was `seen`. */
export const deleteDraft = command({
  profile: "manageOwn",
  act: "delete",
  on: (input) => ref("draft", input.draftId),
  gates: [],
  obligations: [],
  review: noText,
  input: deleteDraftInput,
  async run({ input, actor, tx }) {
    const accountId = signedIn(actor.id);
    const taken = await tx.rows(draftTaken(input.draftId, accountId, input.seen));
    if (taken.length === 0) throw changedElsewhere();
    return { result: { id: input.draftId }, events: [draftDeleted(subjectRef("draft", input.draftId), { accountId })] };
  },
});

/**
 * Has a draft published at a later moment, or at another one than before. Whoever may not publish now is refused now; everything is asked again when the time comes. INVALID/INPUT_INVALID
 * for a moment that is past or more than a year away, and for a draft that could not be published as it stands. A quote is refused as quoting is; CONFLICT/QUOTED_GONE where what it
 * quotes is not there (any more) or not for its author.
 */
export const scheduleDraft = command({
  profile: "publish",
  act: "draft",
  on: (input) => ref("draft", input.draftId),
  gates: [],
  obligations: ["MB-07.1-c", "MB-06.2-a"],
  review: exempt("reviewed when it is published, by the rules of that moment"),
  input: scheduleDraftInput,
  async run({ input, target, facts, actor, tx, now }) {
    const accountId = signedIn(actor.id);
    const at = new Date(input.publishAt);
    const ahead = at.getTime() - now.getTime();
    if (ahead < scheduleAhead.leastMs || ahead > scheduleAhead.mostMs)
      throw invalid([{ path: "publishAt", problem: "time" }]);
    const content = target.details.content as DraftContent; // draftTarget selected it
    const parsed = createPostInput.safeParse(postInputOf(content));
    if (!parsed.success) throw invalid(inputProblems(parsed.error));
    for (const asked of [audienceNamed, originNamed, saysSomething]) {
      const refused = asked.check({ ...facts, target: null }, parsed.data);
      if (refused) throw refused;
    }
    if (content.quoteOf) await mustBeQuotable(tx, facts, content.quoteOf as PostId); // whatever it names is looked for among posts
    await setPublishing(tx, input.draftId, { at, region: actor.request.region });
    const planned = draftScheduled(subjectRef("draft", input.draftId), { accountId, publishAt: at.toISOString() });
    return { result: { publishAt: at.toISOString() }, events: [planned] };
  },
});

/** Takes the moment back: the draft waits for its author again. */
export const unscheduleDraft = command({
  profile: "manageOwn",
  act: "draft",
  on: (input) => ref("draft", input.draftId),
  gates: [],
  obligations: [],
  review: noText,
  input: oneDraftInput,
  async run({ input, actor, tx }) {
    await setPublishing(tx, input.draftId, null);
    const taken = draftUnscheduled(subjectRef("draft", input.draftId), { accountId: signedIn(actor.id) });
    return { result: { id: input.draftId }, events: [taken] };
  },
});

/** Notes why a scheduled draft was not published and leaves it to its author. CONFLICT/ALREADY_DONE where it no longer waits. */
export const stopScheduledDraft = command({
  profile: "system",
  act: "draft",
  on: exempt("named by the job that tried to publish it"),
  gates: [],
  obligations: [],
  review: noText,
  input: draftRefusedInput,
  async run({ input, tx }) {
    const refusal = input.refusal as Refusal; // the job hands on what the pipeline threw
    const accountId = await stopDraft(tx, input.draftId, refusal);
    if (!accountId) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const stopped = draftStopped(subjectRef("draft", input.draftId), { accountId, reason: refusal.reason });
    return { result: { id: input.draftId }, events: [stopped] };
  },
});

function signedIn(id: AccountId | null): AccountId {
  if (!id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
  return id;
}

function changedElsewhere(): AppError {
  return new AppError("CONFLICT", "DRAFT_CHANGED", {});
}

function invalid(fields: { path: string; problem: string }[]): AppError {
  return new AppError("INVALID", "INPUT_INVALID", { fields });
}
