// What officers do with licences.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { ref, subjectRef } from "@/server/shared/subject";
import { dayInShanghai, nextShanghaiDay } from "@/server/shared/time";
import { endLicenceInput, enterLicenceInput, licenceEnded, licenceEntered } from "./contract";
import { notOnesOwn } from "./policy";
import { endLicenceRow, insertLicence } from "./store";

/**
 * Enters a licence that an account showed, with a picture of it as evidence: news within its scope passes from its first day to the end of its last. INVALID/INPUT_INVALID
 * where it has run out or ends before it begins, or where the evidence is not the officer's own upload; FORBIDDEN/CONFLICT_OF_INTEREST for an account of one's own. Two calls enter two.
 */
export const enterLicence = command({
  profile: "staff.measure",
  act: "supervise",
  on: (input) => ref("account", input.accountId),
  gates: [notOnesOwn],
  obligations: ["MB-04.2-a"],
  review: exempt("written by staff for staff and the licence's holder"),
  input: enterLicenceInput,
  async run({ input, actor, tx, now }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const startsAt = dayInShanghai(input.startsOn);
    const expiresAt = nextShanghaiDay(dayInShanghai(input.endsOn));
    if (expiresAt <= startsAt || expiresAt <= now) throw invalid("endsOn", "too_small");
    const { startsOn, endsOn, ...made } = input;
    const id = await insertLicence(tx, { ...made, startsAt, expiresAt, enteredBy: actor.id });
    if (!id) throw invalid("evidenceId", "not_yours");
    const { accountId, number, scope } = input;
    return {
      result: { id },
      events: [
        licenceEntered(subjectRef("licence", id), { accountId, number, scope, expiresAt: expiresAt.toISOString() }),
      ],
    };
  },
});

/** Ends a licence before its time, with a reason: what it covered is refused from now on. CONFLICT/ALREADY_DONE the second time. */
export const endLicence = command({
  profile: "staff.measure",
  act: "supervise",
  on: (input) => ref("licence", input.licenceId),
  gates: [notOnesOwn],
  obligations: ["MB-04.2-a"],
  review: exempt("written by staff for staff and the licence's holder"),
  input: endLicenceInput,
  async run({ input, actor, tx }) {
    const ended = actor.id && (await endLicenceRow(tx, input.licenceId, actor.id, input.reason));
    if (!ended) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return {
      result: { id: input.licenceId },
      events: [licenceEnded(subjectRef("licence", input.licenceId), { ...ended, reason: input.reason })],
    };
  },
});

function invalid(path: string, problem: string): AppError<"INPUT_INVALID"> {
  return new AppError("INVALID", "INPUT_INVALID", { fields: [{ path, problem }] });
}
