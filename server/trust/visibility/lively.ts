// What many people like, talk about and pass on: figures for the hot list, from verified people alone.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { post, postLike, postRepost } from "@/db/schema/microblog";
import { postTopic, topic } from "@/db/schema/topics";
import { principal } from "@/db/schema/trust/standing";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import { hotRules } from "@/server/shared/hot-list";
import { addMinutes } from "@/server/shared/time";
import { admittedTo } from "@/server/trust/labels/surfaces";
import { keptOffHotList } from "@/server/trust/standing/tiers";
import { visibleTo } from "@/server/trust/visibility/condition";
import { visibleComments } from "@/server/trust/visibility/contents";

/** So many of the newest posts, and so many reactions to each, are counted at most: whatever the town's size, a bounded count. */
const counted = { posts: 5_000, reactions: 5_000 } as const;
const most = 50;

/** Who wrote each post, whoever may see it now: nobody decides about their own. */
export const postAuthors = sql`(select p.id, p.author_id from ${post} p)`;

/** Public posts that everybody may see, that the hot list admits, by verified authors whom their level does not keep off it. The scope is that of somebody who is not signed in. */
export function hotPosts(scope: ReadScope): SQL {
  return sql`(select p.* from ${post} p join ${account} a on a.id = p.author_id join ${principal} r on r.id = a.principal_id and r.identity_state = 'passed'
    where p.audience = 'public' and not p.is_repost and ${visibleTo(scope, "post", "p")} and ${admittedTo("hot", "p")} and not ${keptOffHotList(sql`p.author_id`)})`;
}

/** Open topics. */
export const hotTopics: SQL = sql`(select t.* from ${topic} t where t.closed_at is null)`;

/**
 * The liveliest of what may stand on the hot list, with `score` and how many `people` made it: verified persons and organisations, each once whatever accounts they have, the author
 * not among them. `kind` is post or topic, `id` its id.
 */
export function lively(scope: ReadScope): SQL {
  const { hours, points, people, fading } = hotRules;
  const since = addMinutes(scope.now, -hours * 60);
  const verified = (accountId: SQL) => sql`
    join ${account} ra on ra.id = ${accountId} join ${principal} rp on rp.id = ra.principal_id and rp.identity_state = 'passed'`;
  const limit = sql`${atMost(counted.reactions)}`;
  const reactions = sql`(
    (select distinct rp.id as principal_id, ${points.like}::int as points from ${postLike} l ${verified(sql`l.account_id`)} where l.root_id = n.id ${limit})
    union all
    (select distinct rp.id, ${points.comment}::int from ${visibleComments(scope)} c ${verified(sql`c.author_id`)} where c.root_id = n.id ${limit})
    union all
    (select distinct rp.id, ${points.repost}::int from ${postRepost} s ${verified(sql`s.account_id`)} where s.root_id = n.id ${limit}))`;
  return sql`(
    with recent as (
      select p.id, p.author_id, p.created_at, (select o.principal_id from ${account} o where o.id = p.author_id) as principal_id
      from (select w.id from ${post} w where w.deleted_at is null and w.audience = 'public' order by w.id desc ${atMost(counted.posts)}) w
      join ${hotPosts(scope)} p on p.id = w.id where p.created_at > ${since}::timestamptz
    )
    (select 'post' as kind, n.id, s.people, s.points / power(greatest(extract(epoch from ${scope.now}::timestamptz - n.created_at) / 3600, 0) + 2, ${fading}::float8) as score
     from recent n cross join lateral (
       select count(distinct r.principal_id)::int as people, sum(r.points)::float8 as points from ${reactions} r where r.principal_id <> n.principal_id) s
     where s.people >= ${people}::int order by score desc ${atMost(most)})
    union all
    (select 'topic', t.id, x.people, x.people::float8 from (
       select pt.key, count(distinct n.principal_id)::int as people from recent n join ${postTopic} pt on pt.root_id = n.id group by pt.key) x
     join ${hotTopics} t on t.key = x.key where x.people >= ${people}::int order by x.people desc ${atMost(most)}))`;
}
