// What may be read of topics: a topic exists for a viewer while it is open and a post of it is in their sight.
import { type SQL, sql } from "drizzle-orm";
import { postTopic, topic, topicFollow } from "@/db/schema/topics";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import type { PostId } from "@/server/shared/ids";
import { accountNames } from "@/server/trust/authors/brief";
import { admittedTo, type Surface } from "@/server/trust/labels/surfaces";
import { visiblePosts } from "@/server/trust/visibility/contents";
import { mutedAccount } from "@/server/trust/visibility/mutes";
import { mostCounted } from "./contract";

/**
 * Ids of the posts of a topic that the viewer may see and this surface admits, newest first, `limit` of them: the walk of one index that stops with the page. `isUnmuted`: without
 * those of accounts that the viewer mutes; a topic is there with them, though.
 */
export function postsOn(
  scope: ReadScope,
  surface: Surface,
  key: SQL,
  { before = null, limit, isUnmuted = false }: { before?: PostId | null; limit: number; isUnmuted?: boolean },
): SQL {
  const heard = isUnmuted ? sql`and not ${mutedAccount(scope, sql`v.author_id`)}` : sql``;
  return sql`(
    select v.id from (
      select pt.root_id from ${postTopic} pt where pt.key = ${key} ${before ? sql`and pt.root_id < ${before}::uuid` : sql``} order by pt.root_id desc) c
    cross join lateral (select v.id from ${visiblePosts(scope)} v where v.id = c.root_id and ${admittedTo(surface, "v")} ${heard} offset 0) v
    ${atMost(limit)})`;
}

/** Keys of the topics that the viewer follows, with the time since; nobody reads those of others. */
export function followedTopics(scope: ReadScope): SQL {
  return sql`(select f.key, f.created_at from ${topicFollow} f where f.account_id = ${scope.viewerId}::uuid)`;
}

/**
 * Ids of the newest posts on the open topics that the viewer follows, each once, without those of accounts that the viewer mutes. Two steps that read little, as home does: the
 * newest post of each topic names the few topics that can be on the page at all, and only theirs are walked further. (Several topics may have the same newest post, so that posts
 * are counted and not topics.)
 */
export function followedPosts(scope: ReadScope, before: PostId | null, limit: number): SQL {
  const posts = (most: number) => postsOn(scope, "topic", sql`h.key`, { before, limit: most, isUnmuted: true });
  return sql`(
    with tops as materialized (
      select h.key, newest.id from ${followedTopics(scope)} h join ${topic} t on t.key = h.key and t.closed_at is null cross join lateral ${posts(1)} newest
    ), edge as materialized (select d.id from (select distinct id from tops) d order by d.id desc offset ${limit - 1}::int limit 1)
    select distinct p.id from tops h cross join lateral ${posts(limit)} p
    where h.id >= (select e.id from edge e) or not exists (select from edge)
    order by p.id desc ${atMost(limit)})`;
}

/** Open topics of which the viewer may see a post. */
export function openTopics(scope: ReadScope): SQL {
  return sql`(select t.* from ${topic} t where t.closed_at is null
    and exists (select from ${postsOn(scope, "topic", sql`t.key`, { limit: 1 })} p))`;
}

/** How many posts of a topic the viewer may see, up to the number that is counted. */
export function postCount(scope: ReadScope, key: SQL): SQL {
  return sql`(select count(*)::int from ${postsOn(scope, "topic", key, { limit: mostCounted })} n)`;
}

/** All topics with who closed them, for the desk. */
export function deskTopics(): SQL {
  return sql`(select t.id, t.key, t.name, t.closed_at, t.close_reason, (select a.nickname from ${accountNames} a where a.id = t.closed_by) as closed_by_name from ${topic} t)`;
}
