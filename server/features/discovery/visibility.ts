// What may be read of the hot list: what a person passed, as long as everybody may see it.
import { type SQL, sql } from "drizzle-orm";
import { hotEntry } from "@/db/schema/discovery";
import { type ReadScope, readScope } from "@/server/core/read-scope";
import { accountNames } from "@/server/trust/authors/brief";
import { visiblePosts } from "@/server/trust/visibility/contents";
import { hotPosts, hotTopics, postAuthors } from "@/server/trust/visibility/lively";
import { mutedAccount, mutedPost, mutedText } from "@/server/trust/visibility/mutes";

/** What everybody may see, whoever asks: nothing on the list is for some. */
function everybody(scope: ReadScope): ReadScope {
  return readScope(null, scope.now, scope);
}

/**
 * The entries that a person passed and that may stand on the list at this moment, the pinned first, then by weighed score: a removal, a label or a fallen level takes one off without
 * anybody deciding about the list. What is not for this viewer (blocks), and whom and what they mute, is left out.
 */
export function shownEntries(scope: ReadScope): SQL {
  return sql`(
    select e.id, e.kind, e.item_id, e.people, e.is_pinned, t.name from ${hotEntry} e
    left join ${hotTopics} t on e.kind = 'topic' and t.id = e.item_id
    where e.state = 'passed' and (e.score > 0 or e.is_pinned) and case e.kind when 'topic' then t.id is not null and not ${mutedText(scope, "search", sql`t.name`)} else
      exists (select from ${hotPosts(everybody(scope))} h where h.id = e.item_id)
      and exists (select from ${visiblePosts(scope)} v where v.id = e.item_id and not ${mutedAccount(scope, sql`v.author_id`)} and not ${mutedPost(scope, "search", "v")}) end
    order by e.is_pinned desc, e.score * e.weight desc, e.id)`;
}

/** All entries with what everybody may see of each, for the desk. */
export function deskEntries(scope: ReadScope): SQL {
  return sql`(
    select e.*, coalesce(t.name, left(h.body, 80)) as title, (select n.nickname from ${accountNames} n where n.id = h.author_id) as author_name,
      (select n.nickname from ${accountNames} n where n.id = e.decided_by) as decided_by_name
    from ${hotEntry} e left join ${hotTopics} t on e.kind = 'topic' and t.id = e.item_id
    left join lateral (select x.body, x.author_id from ${hotPosts(everybody(scope))} x where e.kind = 'post' and x.id = e.item_id) h on true)`;
}

export interface HotTarget {
  id: string;
  kind: "post" | "topic";
  itemId: string;
  state: string;
  isPinned: boolean;
  authorId: string | null;
  principalId: string | null;
}

/** An entry as gates see it; a post's author is known whoever may see it now, as nobody decides about their own. */
export async function findEntry(scope: ReadScope, id: string): Promise<HotTarget | null> {
  const [row] = await scope.rows<HotTarget>(sql`
    select e.id, e.kind, e.item_id as "itemId", e.state, e.is_pinned as "isPinned", h.author_id as "authorId", n.principal_id as "principalId"
    from ${hotEntry} e left join ${postAuthors} h on e.kind = 'post' and h.id = e.item_id
    left join ${accountNames} n on n.id = h.author_id where e.id = ${id}::uuid`);
  return row ?? null;
}
