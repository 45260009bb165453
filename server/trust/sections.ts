// What gates may know of a comment section: who owns it, what holds in it, and how the viewer stands to it. Written once for everything that comments stand under.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { comment, commentBar, commentKeeper, commentSection, keeperLapse, keeperPower } from "@/db/schema/comments";
import { post } from "@/db/schema/microblog";
import { moderationCase } from "@/db/schema/moderation";
import { follow } from "@/db/schema/relations";
import { measure } from "@/db/schema/trust/measures";
import { principal } from "@/db/schema/trust/standing";
import { subjectState } from "@/db/schema/trust/visibility";
import type { ReadScope } from "@/server/core/read-scope";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";
import type { Commenters, KeeperKind, KeeperPower, KeeperRole, SectionReason } from "@/server/shared/sections";
import type { SubjectRef } from "@/server/shared/subject";
import { inForceAt } from "@/server/trust/measures/in-force";
import { markClass } from "@/server/trust/standing/marks";
import { visiblePosts } from "@/server/trust/visibility/contents";

export interface SectionFacts {
  ownerId: AccountId;
  who: Commenters;
  reviewFirst: boolean;
  /** True under news: each comment waits for a person of the platform first (comment provisions 2022, Article 4). */
  isNews: boolean;
  /** By whom, why and when the rule was set that holds; null where nobody ever set one. */
  setAs: KeeperRole | null;
  reason: SectionReason | null;
  setAt: string | null;
  /** The platform's measure that stops comments here, and until when; null where none is in force. */
  stopped: { kind: "pause-comments" | "close-comments"; until: string | null } | null;
  /** What the viewer is here; null for everybody else. */
  role: KeeperRole | null;
  ownerKind: KeeperKind;
  ownerLevel: number;
  /** What the platform decided of the owner's powers, beside what class and credit give. */
  decidedPowers: Partial<Record<KeeperPower, "granted" | "taken">>;
  /** True where the owner is no organisation, or has named who is responsible. */
  responsibleNamed: boolean;
  viewerFollows: boolean;
  viewerFollowed: boolean;
  /** The viewer's bar: until when, or "" for one without an end; null where there is none. */
  barredUntil: string | null;
}

/** What comments can stand under, as far as the viewer may see it; a plain repost has nothing of its own to comment on. */
export function visibleRoots(scope: ReadScope): SQL {
  return sql`(select p.id, 'post' as root_kind, p.author_id as owner_id from ${visiblePosts(scope)} p where not p.is_repost)`;
}

/** The same whoever asks: for jobs, snapshots and what a keeper sees of their own. */
export const allRoots: SQL = sql`(select p.id, 'post' as root_kind, p.author_id as owner_id, left(p.body, 80) as title from ${post} p where p.deleted_at is null)`;

/** Roots of organisations, which answer for the comments under what they publish (MB Article 10). */
export function organisationRoots(now: Date): SQL {
  return sql`(select o.* from ${allRoots} o where ${ownerKind(sql`o.owner_id`, now)} in ('organisation', 'verified-organisation'))`;
}

/** The rule that holds under a root: its own, else its owner's for all roots. An owner's own row says nothing of who may comment; what rests on a power that was taken back no longer holds. */
function ruleOf(root: SQL, owner: SQL): SQL {
  return sql`(select cs.review_first and ${isNot("taken", owner, "review-first")} as review_first, cs.set_as, cs.reason, cs.set_at,
      case when cs.root_kind = 'account' or not ${isNot("taken", owner, "limit")} then 'everyone' else cs.who end as who
    from ${commentSection} cs where cs.root_id in (${root}, ${owner}) order by cs.root_id = ${root} desc limit 1)`;
}

/** Condition: the platform did not decide this of the owner's power. */
function isNot(standing: "granted" | "taken", owner: SQL, power: KeeperPower): SQL {
  return sql`not exists (select from ${keeperPower} kp where kp.owner_id = ${owner} and kp.power = ${power} and kp.standing = ${standing})`;
}

function ownerKind(owner: SQL, now: Date): SQL {
  return sql`(select case when m.class in ('organisation', 'organisation-abroad') then 'verified-organisation' when m.class = 'person' then 'verified-person'
      when m.kind = 'organisation' then 'organisation' else 'person' end
    from (select ${markClass(owner, now)} as class, (select op.kind from ${principal} op join ${account} oa on oa.principal_id = op.id where oa.id = ${owner}) as kind) m)`;
}

/** The facts of the section under a root as a json value (SectionFacts); `root` and `owner` are ids. For an account's sections at large, its own id is both. */
export function sectionFacts(scope: ReadScope, root: SQL, owner: SQL): SQL {
  const viewer = sql`${scope.viewerId}::uuid`;
  return sql`(
    select json_build_object('ownerId', ${owner}, 'who', coalesce(sr.who, 'everyone'), 'reviewFirst', coalesce(sr.review_first, false),
      'isNews', exists (select from ${post} np where np.id = ${root} and 'news' = any(np.declared)), 'setAs', sr.set_as,
      'reason', sr.reason, 'setAt', sr.set_at, 'stopped', ${stoppedFor(scope, owner)}, 'role', ${roleIn(scope, owner)}, 'ownerKind', so.kind, 'ownerLevel', so.level,
      'decidedPowers', (select coalesce(json_object_agg(dp.power, dp.standing), '{}') from ${keeperPower} dp where dp.owner_id = ${owner}),
      'responsibleNamed', so.kind not in ('organisation', 'verified-organisation') or exists (
        select from ${commentKeeper} rk where rk.owner_id = ${owner} and rk.is_responsible and rk.accepted_at is not null),
      'viewerFollows', exists (select from ${follow} f1 where f1.follower_id = ${viewer} and f1.followee_id = ${owner}),
      'viewerFollowed', exists (select from ${follow} f2 where f2.follower_id = ${owner} and f2.followee_id = ${viewer}),
      'barredUntil', (select coalesce(b.until::text, '') from ${commentBar} b join ${account} va on va.principal_id = b.principal_id
        where b.owner_id = ${owner} and va.id = ${viewer} and (b.until is null or b.until > ${scope.now}::timestamptz)))
    from (select 1) one left join ${ruleOf(root, owner)} sr on true
    cross join (select ${ownerKind(owner, scope.now)} as kind, (
      select sp.credit_level from ${principal} sp join ${account} sa on sa.principal_id = sp.id where sa.id = ${owner}) as level) so)`;
}

/** The measure in force that stops all comments under what this account published, the one without an end before any other. */
function stoppedFor(scope: ReadScope, owner: SQL): SQL {
  return sql`(select json_build_object('kind', st.kind, 'until', st.ends_at) from ${measure} st
    where st.account_id = ${owner} and st.kind in ('pause-comments', 'close-comments') and ${inForceAt("st", scope.now)}
    order by st.ends_at desc nulls first limit 1)`;
}

/** The viewer's role as an expression. Keepers keep only for an organisation whose mark is in force, or where the platform granted it: with that their right goes. */
function roleIn(scope: ReadScope, owner: SQL): SQL {
  if (!scope.viewerId) return sql`null`;
  const viewer = sql`${scope.viewerId}::uuid`;
  return sql`case when ${owner} = ${viewer} then 'owner' when ${isNot("taken", owner, "keepers")}
    and (${ownerKind(owner, scope.now)} = 'verified-organisation' or not ${isNot("granted", owner, "keepers")}) then (
    select k.role from ${commentKeeper} k where k.owner_id = ${owner} and k.keeper_id = ${viewer} and k.accepted_at is not null) end`;
}

/** Ids of the accounts whose comments the viewer keeps: one's own, and those that one was asked to keep. */
export function keptAccounts(scope: ReadScope): SQL {
  const viewer = sql`${scope.viewerId}::uuid`;
  return sql`(select a.id, ${roleIn(scope, sql`a.id`)} as role from ${account} a where a.id = ${viewer}
    or (a.id in (select k.owner_id from ${commentKeeper} k where k.keeper_id = ${viewer} and k.accepted_at is not null) and ${roleIn(scope, sql`a.id`)} is not null))`;
}

/**
 * Comments of the accounts that the viewer keeps, each with its state, its root's owner and the viewer's role: under whatever is one's own, and under what the viewer may see of
 * others. Held, refused and removed ones are the platform's.
 */
export function keptComments(scope: ReadScope): SQL {
  return sql`(select c.*, o.owner_id, o.title as under, k.role as viewer_role, case when s.hidden then s.state else 'shown' end as state
    from ${comment} c join ${allRoots} o on o.id = c.root_id join ${keptAccounts(scope)} k on k.id = o.owner_id
    left join ${subjectState} s on s.root_id = c.root_id and s.kind = 'comment' and s.id = c.id
    where c.deleted_at is null and (s.state is null or not s.hidden or s.state in ('waiting', 'hidden'))
      and (k.role = 'owner' or exists (select from ${visiblePosts(scope)} seen where seen.id = c.root_id)))`;
}

/** The undecided cases that reports of comments opened: how many wait, and since when. Nothing of who reported, or what they said. */
export const reportedComments: SQL = sql`(select m.id, m.root_id, m.subject_id as comment_id, m.reports, m.opened_at, m.state from ${moderationCase} m
  where m.subject_kind = 'comment' and m.state <> 'decided' and m.reports > 0)`;

/** Violations that an account let stand in its comments since `since`, the latest first, as a json expression: the case that removed each, and when an answer was due. */
export function lapsesCharged(ownerId: SQL, since: Date): SQL {
  return sql`(
    select coalesce(json_agg(json_build_object('number', lc.number, 'dueAt', l.due_at, 'chargedAt', l.charged_at) order by l.charged_at desc), '[]')
    from ${keeperLapse} l join ${moderationCase} lc on lc.id = l.case_id where l.owner_id = ${ownerId} and l.charged_at > ${since}::timestamptz)`;
}

/** True where the comment stands in a section that passes each comment first, and is not of those who keep it. */
export async function waitsForKeeper(tx: WriteTx, subject: SubjectRef): Promise<boolean> {
  const rows = await tx.rows(sql`
    select 1 from ${comment} c join ${allRoots} o on o.id = c.root_id join lateral ${ruleOf(sql`o.id`, sql`o.owner_id`)} r on r.review_first
    where c.root_id = ${subject.rootId}::uuid and c.id = ${subject.id}::uuid and c.author_id <> o.owner_id
      and not exists (select from ${commentKeeper} k where k.owner_id = o.owner_id and k.keeper_id = c.author_id and k.accepted_at is not null)`);
  return rows.length > 0;
}
