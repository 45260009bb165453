// What people do with polls, and what time does.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import { ref, subjectRef } from "@/server/shared/subject";
import { identityVerified } from "@/server/trust/policy/gates";
import { announcePollInput, pollEnded, pollVoted, voteInput } from "../contract/polls";
import { announcedOnce, castBallot, lockPoll } from "../store/polls";

/**
 * Votes, once and for good: a vote goes with the account and not before. Votes need identity, and a person or organisation has one, whichever of its accounts it comes from and
 * however many arrive at once: CONFLICT/ALREADY_DONE. CONFLICT/POLL_ENDED when it is over; INVALID/INPUT_INVALID for choices that are not there, or several where one is asked.
 */
export const votePoll = command({
  profile: "interact",
  act: "vote",
  on: (input) => ref("post", input.postId),
  gates: [identityVerified],
  obligations: ["MB-07.1-c", "MB-16.2-a"],
  review: exempt("no user text"),
  input: voteInput,
  async run({ input, actor, target, tx, now }) {
    const { id: accountId, principalId } = actor;
    if (!accountId || !principalId) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const poll = await lockPoll(tx, input.postId, principalId);
    if (!poll) throw notFound();
    if (poll.hasVoted) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    if (poll.endsAt <= now) throw new AppError("CONFLICT", "POLL_ENDED", { until: poll.endsAt.toISOString() });
    const choices = [...new Set(input.choices)];
    if (choices.some((choice) => choice >= poll.choices) || (choices.length > 1 && !poll.multiple))
      throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "choices", problem: "invalid" }] });
    if (!(await castBallot(tx, input.postId, { principalId, accountId }, choices)))
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const voted = pollVoted(subjectRef("post", input.postId), { authorId: target.ownerId ?? "" });
    return { result: { choices }, events: [voted] };
  },
});

/** Tells of an ended poll's result, once. CONFLICT/ALREADY_DONE where it was told or still runs. */
export const announcePoll = command({
  profile: "system",
  act: "vote",
  on: exempt("named by the job that found it ended"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: announcePollInput,
  async run({ input, tx }) {
    const ended = await announcedOnce(tx, input.postId);
    if (!ended) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return { result: { id: input.postId }, events: [pollEnded(subjectRef("post", input.postId), ended)] };
  },
});
