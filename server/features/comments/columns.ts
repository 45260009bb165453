// What every list of comments selects of one, for views.ts.
import { type SQL, sql } from "drizzle-orm";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId } from "@/server/shared/ids";
import { briefRow } from "@/server/trust/authors/brief";
import { mentionsPart } from "@/server/trust/authors/mentions";
import { labelsPart } from "@/server/trust/labels/in-force";
import { commentParts } from "./visibility";

/** The columns of a CommentRow for comment `c` of a visible relation; `answered` is the caller's. What is the author's alone is there for the author alone. */
export function commentColumns({ viewerId }: ReadScope): SQL {
  const isLiked = viewerId
    ? sql`exists (select from ${commentParts.likesOf(viewerId)} l where l.root_id = c.root_id and l.comment_id = c.id)`
    : sql`false`;
  const own = viewerId ? sql`case when c.author_id = ${viewerId}::uuid then ${ownPart(viewerId)} end` : sql`null`;
  const mentions = mentionsPart("comment", { rootId: sql`c.root_id`, id: sql`c.id`, body: sql`c.body` });
  return sql`c.id, c.root_id as "postId", c.parent_id as "threadId", c.author_id as "authorId", ${briefRow(sql`c.author_id`)} as author, c.body, ${mentions} as mentions,
    case when c.media_count > 0 then ${imagesPart} end as images, ${labelsPart("comment", sql`c.root_id`, sql`c.id`)} as labels, c.likes, ${isLiked} as "isLiked", c.lifted as mark, c.region,
    c.created_at as "createdAt", c.edited_at as "editedAt",
    (select z.replies from ${commentParts.sizes} z where z.root_id = c.root_id and z.id = coalesce(c.parent_id, c.id)) as "replyCount", ${own} as own`;
}

/** The pictures of comment `c`, as json. */
const imagesPart = sql`(
  select json_agg(json_build_object('id', i.id, 'width', i.width, 'height', i.height, 'placeholder', i.placeholder, 'alt', i.alt, 'aiMark', i.ai_mark) order by i.position)
  from ${commentParts.images} i where i.root_id = c.root_id and i.comment_id = c.id)`;

/** What the author alone sees of comment `c`, as json. */
function ownPart(viewerId: AccountId): SQL {
  return sql`(
    select json_build_object('state', s.state, 'since', s.since, 'measureId', s.measure_id, 'pendingEdit', e.body, 'hidden', case when s.state = 'hidden' then (
      select json_build_object('reason', h.reason, 'role', h.by_role, 'isFinal', h.act = 'deleted', 'at', h.at, 'look', h.look, 'answer', h.answer)
      from ${commentParts.hidings} h where h.root_id = c.root_id and h.comment_id = c.id order by h.id desc limit 1) end)
    from (select c.id) i left join ${commentParts.ownStates(viewerId)} s on s.id = i.id
    left join ${commentParts.ownPendingEdits(viewerId)} e on e.comment_id = i.id)`;
}
