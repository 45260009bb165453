// Muting people and words: for the one who mutes alone, also while measured.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { ref, subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import {
  accountMuted,
  accountUnmuted,
  mostMutedWords,
  muteAccountInput,
  muteWordInput,
  oneAccountInput,
  oneMutedWordInput,
  wordMuted,
  wordUnmuted,
} from "../contract";
import { patternOf } from "../muted-word";
import { someoneElse } from "../policy";
import { deleteMute, deleteMutedWord, setMute, setMutedWord } from "../store/mutes";

const ownList = exempt("one's own list: it holds whom one put there, whether they can be seen now or not");
const noText = exempt("no user text");
const alreadyDone = () => new AppError("CONFLICT", "ALREADY_DONE", {});
const notSignedIn = () => new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});

/** Mutes an account, for some days or until it is lifted. May run again: the last end counts. */
export const muteAccount = command({
  profile: "manageOwn",
  act: "mute",
  on: (input) => ref("account", input.accountId),
  gates: [someoneElse],
  obligations: [],
  review: noText,
  input: muteAccountInput,
  async run({ input, actor, tx }) {
    if (!actor.id) throw notSignedIn();
    const until = input.days === undefined ? null : addDays(tx.now, input.days);
    await setMute(tx, actor.id, input.accountId, until);
    const ends = until?.toISOString() ?? null;
    return {
      result: { until: ends },
      events: [accountMuted(subjectRef("account", input.accountId), { until: ends })],
    };
  },
});

/** Lifts a mute. CONFLICT/ALREADY_DONE where none is in force. */
export const unmuteAccount = command({
  profile: "manageOwn",
  act: "mute",
  on: ownList,
  gates: [],
  obligations: [],
  review: noText,
  input: oneAccountInput,
  async run({ input, actor, tx }) {
    if (!actor.id || !(await deleteMute(tx, actor.id, input.accountId))) throw alreadyDone();
    return { result: { isMuted: false }, events: [accountUnmuted(subjectRef("account", input.accountId), {})] };
  },
});

/** Mutes a word in some places, for some days or until it is lifted. The same word again changes places and end. FORBIDDEN/LIMIT_REACHED past 200 words. */
export const muteWord = command({
  profile: "manageOwn",
  act: "mute",
  on: exempt("one's own words"),
  gates: [],
  obligations: [],
  review: exempt("read by its owner alone, and kept out of the events"),
  input: muteWordInput,
  async run({ input, actor, tx }) {
    if (!actor.id) throw notSignedIn();
    const pattern = patternOf(input.word);
    if (pattern === null)
      throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "word", problem: "empty" }] });
    const until = input.days === undefined ? null : addDays(tx.now, input.days);
    const wordId = await setMutedWord(tx, actor.id, { word: input.word, pattern, places: input.places, until });
    if (!wordId) throw new AppError("FORBIDDEN", "LIMIT_REACHED", { limit: mostMutedWords });
    return { result: { wordId }, events: [wordMuted(subjectRef("account", actor.id), { wordId })] };
  },
});

/** Takes a word off the list. CONFLICT/ALREADY_DONE where it is not on it. */
export const unmuteWord = command({
  profile: "manageOwn",
  act: "mute",
  on: exempt("one's own words"),
  gates: [],
  obligations: [],
  review: noText,
  input: oneMutedWordInput,
  async run({ input, actor, tx }) {
    const { wordId } = input;
    if (!actor.id || !(await deleteMutedWord(tx, actor.id, wordId))) throw alreadyDone();
    return { result: { wordId }, events: [wordUnmuted(subjectRef("account", actor.id), { wordId })] };
  },
});
