// What an account wrote under posts, as its profile shows it.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { type CommentId, idOf } from "@/server/shared/ids";
import { commentView } from "../contract";

export const writtenPerPage = 20;

export const writtenInput = z.object({
  handle: z.string().min(1).max(32),
  /** The last comment on screen. */
  before: idOf<CommentId>().optional(),
});

/** A comment with the post that it stands under. */
export const writtenView = z.object({
  comment: commentView,
  /** The beginning of the post, or the line before it where it has one; null where it has no words, or a label keeps them from being quoted. */
  post: z.object({ author: accountBrief, excerpt: z.string().nullable() }),
});
export type WrittenView = z.infer<typeof writtenView>;

export const writtenPage = z.object({ written: z.array(writtenView), next: z.string().nullable() });
export type WrittenPage = z.infer<typeof writtenPage>;
