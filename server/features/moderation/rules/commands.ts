// The officer's work on review rules: write a version, replay it, switch it on or off.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import { bearsLabels } from "@/server/shared/labels";
import { type SubjectRef, subjectRef } from "@/server/shared/subject";
import { type ReviewRule, reviewRuleSchema } from "@/server/trust/review/rules";
import { rulesInForce } from "@/server/trust/review/rules-in-force";
import {
  oneRuleInput,
  oneVersionInput,
  replayInput,
  ruleDrafted,
  ruleDraftInput,
  ruleReplayAdvanced,
  ruleReplayed,
  ruleSwitchedOff,
  ruleSwitchedOn,
} from "../contract/rules";
import { insertDraft, keepReplay, lockVersion, switchOff, switchOn } from "../store/rules";
import { advanceFold, type ReplayFold, startFold, viewOfFold, withVersion } from "./replay";

const ownData = exempt("rules are the platform's own data");
const noReview = exempt("a rule must be able to name what it forbids");

/** Writes the next version of a rule, or a new rule's first, as a draft. Refuses INVALID/INPUT_INVALID for terms and patterns that the engine cannot use. Each call makes a version. */
export const saveRuleDraft = command({
  profile: "staff.measure",
  act: "rules",
  on: ownData,
  gates: [],
  obligations: ["PUB-06.2-a", "IM-06.2-a"],
  review: noReview,
  input: ruleDraftInput,
  async run({ input, actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const { version } = await insertDraft(tx, actor.id, usable(input));
    return { result: { id: input.id, version }, events: [ruleDrafted(ruleSubject(input.id), { version })] };
  },
});

/**
 * Takes a replay of exactly this version one page further, from its start where it has none, `restart` asks for it, or the rules in force changed meanwhile; finished, the version may
 * be switched on. Writes the fold and its hash on the draft and nothing else. Call again until `isDone`; to stop is not to call.
 */
export const replayRule = command({
  profile: "staff.measure",
  act: "rules",
  on: ownData,
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: replayInput,
  async run({ input, tx }) {
    const found = await lockVersion<ReplayFold>(tx, input.id, input.version);
    if (!found) throw notFound();
    if (found.state !== "draft" && found.state !== "replayed") throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const before = await rulesInForce();
    const after = withVersion(before, found.rule);
    const kept = input.restart || found.replay?.isDone ? null : found.replay;
    const fits = kept?.fingerprints[0] === before.fingerprint && kept.fingerprints[1] === after.fingerprint;
    const fold = await advanceFold(tx, kept && fits ? kept : await startFold(tx, tx.now, before, after), before, after);
    await keepReplay(tx, input.id, input.version, fold, fold.isDone ? fold.hash : null);
    const { version } = input;
    const event = fold.isDone
      ? ruleReplayed(ruleSubject(input.id), { version, hash: fold.hash, items: fold.done })
      : ruleReplayAdvanced(ruleSubject(input.id), { version, done: fold.done });
    return { result: viewOfFold(fold), events: [event] };
  },
});

/** Puts a replayed version in force everywhere at once. CONFLICT/REPLAY_REQUIRED where this very version was not replayed to the end; the database refuses it as well. */
export const switchRuleOn = command({
  profile: "staff.measure",
  act: "rules",
  on: ownData,
  gates: [],
  obligations: ["PUB-06.2-a"],
  review: exempt("no user text"),
  input: oneVersionInput,
  async run({ input, actor, tx }) {
    const found = await lockVersion(tx, input.id, input.version);
    if (!found || !actor.id) throw notFound();
    if (found.state === "on") throw new AppError("CONFLICT", "ALREADY_DONE", {});
    if (found.state !== "replayed" || !found.replayHash) throw new AppError("CONFLICT", "REPLAY_REQUIRED", {});
    await switchOn(tx, input.id, input.version, actor.id);
    const about = { version: input.version, replayHash: found.replayHash };
    return { result: { id: input.id }, events: [ruleSwitchedOn(ruleSubject(input.id), about)] };
  },
});

/** Takes a rule out of force everywhere at once; its versions stay. CONFLICT/ALREADY_DONE where none is in force. */
export const switchRuleOff = command({
  profile: "staff.measure",
  act: "rules",
  on: ownData,
  gates: [],
  obligations: ["PUB-06.2-a"],
  review: exempt("no user text"),
  input: oneRuleInput,
  async run({ input, tx }) {
    const version = await switchOff(tx, input.id);
    if (version === null) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { id: input.id }, events: [ruleSwitchedOff(ruleSubject(input.id), { version })] };
  },
});

/** A rule's id is its name, not a UUID; events take both. */
function ruleSubject(id: string): SubjectRef<"rule"> {
  return subjectRef("rule", id);
}

/** The draft as the engine takes it, or the fields that it refuses; a label is promised only of what can bear one. */
function usable(draft: object): Omit<ReviewRule, "version"> {
  const parsed = reviewRuleSchema.safeParse({ ...draft, version: 1 });
  if (parsed.success) {
    const { action, appliesTo } = parsed.data;
    if (action === "label" && (appliesTo === "everything" || !appliesTo.every(bearsLabels)))
      throw new AppError("INVALID", "INPUT_INVALID", {
        fields: [{ path: "appliesTo", problem: "cannot_be_labelled" }],
      });
    return parsed.data;
  }
  const fields = parsed.error.issues.map((issue) => ({
    path: issue.path.join("."),
    problem: issue.code === "custom" ? issue.message : issue.code,
  }));
  throw new AppError("INVALID", "INPUT_INVALID", { fields });
}
