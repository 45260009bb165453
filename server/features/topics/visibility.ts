// What may be read of topics: a topic exists for a viewer while it is open and a post of it is in their sight.
import { type SQL, sql } from "drizzle-orm";
import { postTopic, topic } from "@/db/schema/topics";
import type { ReadScope } from "@/server/core/read-scope";
import type { PostId } from "@/server/shared/ids";
import { accountNames } from "@/server/trust/authors/brief";
import { admittedTo, type Surface } from "@/server/trust/labels/surfaces";
import { visiblePosts } from "@/server/trust/visibility/contents";
import { mostCounted } from "./contract";

/** Ids of the posts of a topic that the viewer may see and this surface admits, newest first, `limit` of them: the walk of one index that stops with the page. */
export function postsOn(scope: ReadScope, surface: Surface, key: SQL, before: PostId | null, limit: number): SQL {
  return sql`(
    select v.id from (
      select pt.root_id from ${postTopic} pt where pt.key = ${key} ${before ? sql`and pt.root_id < ${before}::uuid` : sql``} order by pt.root_id desc) c
    cross join lateral (select v.id from ${visiblePosts(scope)} v where v.id = c.root_id and ${admittedTo(surface, "v")} offset 0) v
    limit ${limit}::int)`;
}

/** Open topics of which the viewer may see a post. */
export function openTopics(scope: ReadScope): SQL {
  return sql`(select t.* from ${topic} t where t.closed_at is null
    and exists (select from ${postsOn(scope, "topic", sql`t.key`, null, 1)} p))`;
}

/** How many posts of a topic the viewer may see, up to the number that is counted. */
export function postCount(scope: ReadScope, key: SQL): SQL {
  return sql`(select count(*)::int from ${postsOn(scope, "topic", key, null, mostCounted)} n)`;
}

/** All topics with who closed them, for the desk. */
export function deskTopics(): SQL {
  return sql`(select t.id, t.key, t.name, t.closed_at, t.close_reason, (select a.nickname from ${accountNames} a where a.id = t.closed_by) as closed_by_name from ${topic} t)`;
}
