// What follows a comment, outside the request that made it. Safe to run twice.
import type { Handler } from "@/server/core/outbox";
import { readScope } from "@/server/core/read-scope";
import { sendSignal } from "@/server/core/signal";
import type { AccountId } from "@/server/shared/ids";
import { findVisibleComment } from "./visibility";

/** Tells open pages of the post that a comment arrived; each asks for it as whoever reads it. A held one is announced by its release. */
export const announceComment: Handler = async (event, tx) => {
  const postAuthor = event.payload.postAuthorId as AccountId; // the event's schema
  if (!(await findVisibleComment(readScope(postAuthor, tx.now, tx), event.subjectId))) return;
  await sendSignal(tx, { audience: `post:${event.rootId}`, type: "arrived", ids: [event.subjectId] });
};
