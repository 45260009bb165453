// Outbox handlers of polls. Safe to run twice.
import type { Handler } from "@/server/core/outbox";
import type { AccountId, PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { notify } from "@/server/trust/notify";
import { votersOf } from "../visibility/polls";

/** Tells the author and everybody who voted and may still see the post that the result is there. */
export const tellPollEnd: Handler = async (event, tx) => {
  const { authorId, voters } = event.payload as { authorId: AccountId; voters: number }; // the event's schema
  const postId = event.subjectId as PostId; // the subject of poll.ended
  const subject = subjectRef("post", postId);
  await notify(tx, { eventId: event.id, to: authorId, kind: "own-poll-ended", subject, params: { voters } });
  for (const to of await votersOf(tx, postId, tx.now))
    if (to !== authorId) await notify(tx, { eventId: event.id, to, kind: "poll-ended", subject, params: { voters } });
};
