// What others said to a person, whole, as that person may see it now: for the evidence that they take away.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { commentMedia } from "@/db/schema/comments";
import { media } from "@/db/schema/media";
import { postMedia } from "@/db/schema/microblog";
import { notification } from "@/db/schema/notifications";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId } from "@/server/shared/ids";
import { visibleComments, visiblePosts } from "@/server/trust/visibility/contents";

/** One post or comment with all that makes it evidence. */
export interface Said {
  kind: "post" | "comment";
  id: string;
  /** The post, or the post that the comment stands under. */
  postId: string;
  authorId: AccountId;
  authorHandle: string;
  authorName: string;
  text: string;
  createdAt: Date;
  editedAt: Date | null;
  /** SHA-256 of each picture, in their order. */
  pictures: string[];
}

/** Ways of reaching a person by which something is said to them. */
const saying = ["comment", "reply", "mention", "quote"];

/** Names (kind, id, root_id) of what was said to the viewer since then: comments, answers, mentions and quotes that they were told of. */
export function saidTo(scope: ReadScope, since: Date): SQL {
  return sql`(select distinct n.subject_kind as kind, n.subject_id as id, n.root_id from ${notification} n
    where n.account_id = ${scope.viewerId}::uuid and n.kind = any(${sql.param(saying)}::text[]) and n.created_at > ${since}::timestamptz)`;
}

/** Names of these posts and comments. */
export function namedContents(items: readonly { kind: "post" | "comment"; id: string }[]): SQL {
  const [kinds, ids] = [items.map(({ kind }) => kind), items.map(({ id }) => id)];
  return sql`(select distinct i.kind, i.id from unnest(${sql.param(kinds)}::text[], ${sql.param(ids)}::uuid[]) as i(kind, id))`;
}

/** Those of the named contents that the viewer may see and did not write, newest first, at most so many; with `before`, those older than the item of that id. */
export function saidAmong(scope: ReadScope, named: SQL, most: number, before: string | null = null): Promise<Said[]> {
  return scope.rows<Said>(sql`
    with named as materialized (select x.kind, x.id from ${named} x)
    select s.kind, s.id, s.root_id as "postId", s.author_id as "authorId", a.handle as "authorHandle", a.nickname as "authorName", s.body as text,
      s.created_at as "createdAt", s.edited_at as "editedAt", s.pictures
    from (
      select n.kind, p.id, p.root_id, p.author_id, p.body, p.created_at, p.edited_at,
        array(select m.sha256 from ${postMedia} pm join ${media} m on m.id = pm.media_id where pm.root_id = p.id order by pm.position) as pictures
      from named n join ${visiblePosts(scope)} p on p.id = n.id where n.kind = 'post'
      union all
      select n.kind, c.id, c.root_id, c.author_id, c.body, c.created_at, c.edited_at,
        array(select m.sha256 from ${commentMedia} cm join ${media} m on m.id = cm.media_id where cm.root_id = c.root_id and cm.comment_id = c.id order by cm.position)
      from named n join ${visibleComments(scope)} c on c.id = n.id where n.kind = 'comment'
    ) s join ${account} a on a.id = s.author_id
    where s.author_id <> ${scope.viewerId}::uuid and (${before}::uuid is null or s.id < ${before}::uuid) order by s.id desc ${atMost(most)}`);
}
