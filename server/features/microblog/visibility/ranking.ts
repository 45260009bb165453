// What the optional ranking of home may rank, with all that counts: the very posts that home shows newest first, and counts made for this reading alone.
import { type SQL, sql } from "drizzle-orm";
import { homeRanking, post, postLike, postRepost } from "@/db/schema/microblog";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import { rankRules } from "@/server/shared/home-ranking";
import { type AccountId, firstIdAt } from "@/server/shared/ids";
import { addDays, addMinutes } from "@/server/shared/time";
import { accountNames } from "@/server/trust/authors/brief";
import { verifiedKinds } from "@/server/trust/authors/standing";
import { admittedTo } from "@/server/trust/labels/surfaces";
import { keptOffHotList } from "@/server/trust/standing/tiers";
import { followersOf, visibleComments, visibleCommentsOf } from "@/server/trust/visibility/contents";
import { mutedPost } from "@/server/trust/visibility/mutes";
import { homeAuthors, homePostsOf } from "../visibility";

/** So many likes of a post are searched for those of people whom the viewer follows, and so many of the viewer's own dealings of each kind are counted. */
const lookedThrough = sql.raw("500");

/**
 * Candidates (as ranking.ts takes them) among the posts of the viewer's home that were made in the ranked hours before this instant. Each author's own index is walked from its
 * end, and no further than an author's share; where the hours begin is asked of what was found, so that no walk is over the posts of others.
 */
export function homeCandidates(scope: ReadScope, asOf: Date): SQL {
  const { hours, perAuthor, posts, often } = rankRules;
  const from = firstIdAt(addMinutes(asOf, -hours * 60));
  const to = firstIdAt(new Date(asOf.getTime() + 1)); // ids of this very millisecond are in
  const newestOf = (most: number) => sql`(
    select p.id from ${homePostsOf(scope, sql`h.author_id`)} p where p.id < ${to}::uuid order by p.id desc ${atMost(most)})`;
  return sql`(
    with authors as materialized ${homeAuthors(scope)},
    active as materialized (select h.author_id from authors h cross join lateral ${newestOf(1)} n where n.id >= ${from}::uuid),
    recent as materialized (
      select n.id from active h cross join lateral ${newestOf(perAuthor)} n where n.id >= ${from}::uuid order by n.id desc ${atMost(posts)}
    ),
    candidate as materialized (
      select p.id, p.author_id, p.created_at, case when p.is_repost then p.source_id else p.id end as shown_id,
        case when p.is_repost then p.source_author_id else p.author_id end as shown_author_id,
        ${admittedTo("hot", "p")} and not ${keptOffHotList(sql`p.author_id`)} as may_rise
      from recent r join ${post} p on p.id = r.id where not ${mutedPost(scope, "home", "p")}
    ),
    dealt as materialized (
      select d.author_id, count(*)::int as times from ${ownDealings(scope, addDays(asOf, -often.days))} d group by d.author_id
    )
    select k.id, k.shown_id as "shownId", extract(epoch from ${asOf}::timestamptz - k.created_at)::float8 / 3600 as hours,
      coalesce(x.points, 0) as points, x.people, coalesce(d.times, 0) as times, k.may_rise as "mayRise",
      exists (select from ${followersOf(scope)} f where f.account_id = k.author_id) as "isMutual",
      (select count(*)::int from (select l.account_id from ${postLike} l where l.root_id = k.shown_id limit ${lookedThrough}) l
       where l.account_id in (select author_id from authors) and l.account_id not in (${scope.viewerId}::uuid, k.shown_author_id)) as "likedBy"
    from candidate k left join dealt d on d.author_id = k.author_id cross join lateral (
      select sum(r.points)::int as points, count(distinct r.principal_id)::int as people from ${reactions(scope, sql`k.shown_id`)} r
      where r.principal_id <> (select o.principal_id from ${accountNames} o where o.id = k.shown_author_id)) x)`;
}

/** Which verified person or organisation reacted to a post, each once of a kind, with what that adds. */
function reactions(scope: ReadScope, id: SQL): SQL {
  const { points, reactions: most } = rankRules;
  const by = (accounts: SQL, worth: number) => sql`
    select distinct v.id as principal_id, ${worth}::int as points from (${accounts} ${atMost(most)}) r
    join ${accountNames} a on a.id = r.account_id join ${verifiedKinds} v on v.id = a.principal_id`;
  return sql`(
    ${by(sql`select l.account_id from ${postLike} l where l.root_id = ${id}`, points.like)} union all
    ${by(sql`select c.author_id as account_id from ${visibleCommentsOf(scope, id)} c`, points.comment)} union all
    ${by(sql`select s.account_id from ${postRepost} s where s.root_id = ${id}`, points.repost)})`;
}

/** Whose posts made since then the viewer liked, commented on, passed on or quoted, a row for each time. */
function ownDealings(scope: ReadScope, since: Date): SQL {
  const viewer = sql`${scope.viewerId}::uuid`;
  const first = sql`${firstIdAt(since)}::uuid`;
  return sql`(
    select o.author_id from (
      (select l.root_id from ${postLike} l where l.account_id = ${viewer} and l.root_id >= ${first} order by l.root_id desc limit ${lookedThrough})
      union all
      (select c.root_id from ${visibleComments(scope)} c where c.author_id = ${viewer} and c.id >= ${first} limit ${lookedThrough})
      union all
      (select p.source_id from ${post} p where p.author_id = ${viewer} and p.id >= ${first} and p.source_id is not null and p.deleted_at is null limit ${lookedThrough})
    ) d join ${post} o on o.id = d.root_id where o.author_id <> ${viewer})`;
}

/** The viewer's choice of the ranking: a row where they chose it. */
export function ownRanking(viewerId: AccountId): SQL {
  return sql`(select r.since from ${homeRanking} r where r.account_id = ${viewerId}::uuid)`;
}
