// Notices and what goes by them: whoever looks for a pile-on counts the notices, so that these are written first, in the same run.
import type { Handler } from "@/server/core/outbox";
import { noticeComment, noticeConcerned } from "@/server/features/notifications/effects";
import { watchPileOn } from "@/server/features/protection/effects";

/** Tells whom a content names or quotes, and looks whether they are being piled on. */
export const noticeAndWatch = inTurn(noticeConcerned, watchPileOn);

/** The same for a comment, which is told to whom it is under and whom it answers as well. */
export const noticeCommentAndWatch = inTurn(noticeComment, noticeConcerned, watchPileOn);

function inTurn(...handlers: readonly Handler[]): Handler {
  return async (event, tx) => {
    for (const handle of handlers) await handle(event, tx);
  };
}
