// What keepers do from the list of their comments: each through its own command, one after the other.
import { refusalOf } from "@/components/refusal/refusal-of";
import { sendCommand } from "@/components/trpc/call";
import type { KeptCommentView } from "@/server/features/comments/contract/sections";
import type { Refusal } from "@/server/shared/errors";
import type { CommentId } from "@/server/shared/ids";
import type { HideReason } from "@/server/shared/sections";

export const deeds = ["pass", "leave", "hide", "restore"] as const;
export type Deed = (typeof deeds)[number];

/** A deed to be done; nothing is hidden without a reason. */
export type Wish = { deed: "hide"; reason: HideReason } | { deed: Exclude<Deed, "hide"> };

/** True where the comment stands so that the deed has something to do. */
export function fits(deed: Deed, { comment, state, reports, decided }: KeptCommentView): boolean {
  switch (deed) {
    case "pass":
      return state === "waiting";
    case "leave":
      return state === "shown" && reports > 0;
    case "hide":
      return state !== "hidden" && !comment.isMine;
    case "restore":
      return state === "hidden" && decided?.act !== "deleted";
  }
}

/**
 * Does it with each of these comments and tells after each how many are done. What was refused does not stop the rest; the last refusal is answered, null where
 * there was none.
 */
export async function doAll(
  wish: Wish,
  rows: readonly KeptCommentView[],
  onDone: (done: number) => void,
): Promise<Refusal | null> {
  let refusal: Refusal | null = null;
  let done = 0;
  for (const row of rows) {
    await send(wish, row).catch((error: unknown) => {
      refusal = refusalOf(error);
    });
    done += 1;
    onDone(done);
  }
  return refusal;
}

function send(wish: Wish, { comment }: KeptCommentView): Promise<unknown> {
  const commentId = comment.id as CommentId; // an id the server gave
  switch (wish.deed) {
    case "pass":
      return sendCommand("comments.passComment", { commentId, seen: comment.editedAt ?? comment.createdAt });
    case "leave":
      return sendCommand("comments.leaveComment", { commentId });
    case "hide":
      return sendCommand("comments.hideComment", { commentId, reason: wish.reason });
    case "restore":
      return sendCommand("comments.restoreComment", { commentId });
  }
}
