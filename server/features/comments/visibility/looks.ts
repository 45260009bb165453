// What may be read of wishes that the platform look: by staff alone, the content of one when it is opened.
import { type SQL, sql } from "drizzle-orm";
import { comment, keeperDecision, keeperLook } from "@/db/schema/comments";
import type { Rows } from "@/server/core/database";
import type { AccountId, CommentId, PostId, PrincipalId } from "@/server/shared/ids";
import { accountNames } from "@/server/trust/authors/brief";
import { allRoots } from "@/server/trust/sections";
import type { LookId } from "../contract/looks";
import type { ImageRow } from "../views";
import { commentParts } from "../visibility";

/** All wishes with what they are about and no content: a query with staff access alone may use it. */
export const deskLooks: SQL = sql`(
  select w.*, d.act, d.reason as hidden_because, d.by_role from ${keeperLook} w
  join ${keeperDecision} d on d.root_id = w.root_id and d.comment_id = w.comment_id and d.id = w.decision_id)`;

export interface LookTarget {
  id: LookId;
  state: "open" | "restored" | "left";
  postId: PostId;
  commentId: CommentId;
  ownerId: AccountId;
  askedBy: AccountId;
  /** The principals of the owner, of whoever asked, and of whoever hid it: none of them decides. */
  involved: PrincipalId[];
}

/** One wish as a target. */
export async function findLook(through: Rows, id: string): Promise<LookTarget | null> {
  const [row] = await through.rows<LookTarget>(sql`
    select w.id, w.state, w.root_id as "postId", w.comment_id as "commentId", w.owner_id as "ownerId", w.asked_by as "askedBy",
      array(select n.principal_id from ${accountNames} n where n.id in (w.owner_id, w.asked_by, d.by_id)) as involved
    from ${keeperLook} w join ${keeperDecision} d on d.root_id = w.root_id and d.comment_id = w.comment_id and d.id = w.decision_id
    where w.id = ${id}::uuid`);
  return row ?? null;
}

/** What is looked at, for the command that records who looked; null where it is gone. */
export async function lookedAtRow(
  through: Rows,
  { postId, commentId }: Pick<LookTarget, "postId" | "commentId">,
): Promise<{ body: string; textAt: Date; images: ImageRow[] | null; under: string } | null> {
  const [row] = await through.rows<{ body: string; textAt: Date; images: ImageRow[] | null; under: string }>(sql`
    select c.body, coalesce(c.edited_at, c.created_at) as "textAt", o.title as under, (
      select json_agg(json_build_object('id', i.id, 'width', i.width, 'height', i.height, 'placeholder', i.placeholder, 'alt', i.alt, 'aiMark', i.ai_mark) order by i.position)
      from ${commentParts.images} i where i.root_id = c.root_id and i.comment_id = c.id) as images
    from ${comment} c join ${allRoots} o on o.id = c.root_id where c.root_id = ${postId}::uuid and c.id = ${commentId}::uuid`);
  return row ?? null;
}
