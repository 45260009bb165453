// What keepers may read: the comments under what their accounts published, except those that the platform holds or took away.
import { type SQL, sql } from "drizzle-orm";
import { comment, commentBar, commentKeeper, keeperDecision, keeperLapse, keeperLook } from "@/db/schema/comments";
import { subjectState } from "@/db/schema/trust/visibility";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId, CaseId, CommentId, PostId, PrincipalId } from "@/server/shared/ids";
import type { KeeperAct } from "@/server/shared/sections";
import { addMonths } from "@/server/shared/time";
import { accountNames } from "@/server/trust/authors/brief";
import { contactRules } from "@/server/trust/contact/relation";
import type { ContactRules } from "@/server/trust/contact/rules";
import {
  allRoots,
  keptAccounts,
  keptComments,
  organisationRoots,
  reportedComments,
  type SectionFacts,
  sectionFacts,
  visibleRoots,
} from "@/server/trust/sections";
import { responsibleMissingSince } from "@/server/trust/standing/responsible";
import { timeLimits } from "@/server/trust/standing/time-limits";
import { visibleComments } from "@/server/trust/visibility/contents";
import { type DeskState, deskPageSize } from "../contract/sections";

/**
 * Reported comments that nobody who keeps them has answered, by hiding them or by saying that they may stay, since the first report: with the number of reports and when the
 * answer is due. The platform decides the reports all the same.
 */
export const unanswered: SQL = sql`(
  select r.id, r.root_id, r.comment_id, r.reports, r.opened_at + make_interval(hours => ${timeLimits.keeperAnswer.count}::int) as due_at
  from ${reportedComments} r where not exists (
    select from ${keeperDecision} a where a.root_id = r.root_id and a.comment_id = r.comment_id and a.at >= r.opened_at))`;

export interface KeptTarget {
  id: CommentId;
  postId: PostId;
  threadId: CommentId | null;
  authorId: AccountId;
  principalId: PrincipalId;
  state: string;
  lastAct: KeeperAct | null;
  /** True where the platform looked at this very text and brought it back: keepers do not hide it again. */
  isPlatforms: boolean;
  section: SectionFacts;
}

/** One comment that the viewer keeps or at least may see, with the section it stands in. */
export async function findKeptComment(scope: ReadScope, id: string): Promise<KeptTarget | null> {
  const [row] = await scope.rows<KeptTarget>(sql`
    select c.id, c.root_id as "postId", c.parent_id as "threadId", c.author_id as "authorId", n.principal_id as "principalId", coalesce(k.state, 'shown') as state,
      l.act as "lastAct",
      exists (select from ${keeperLook} w where w.comment_id = c.id and w.state = 'restored' and w.decided_at > coalesce(c.edited_at, c.created_at)) as "isPlatforms",
      ${sectionFacts(scope, sql`o.id`, sql`o.owner_id`)} as section
    from ${comment} c join ${allRoots} o on o.id = c.root_id join ${accountNames} n on n.id = c.author_id
    left join ${keptComments(scope)} k on k.id = c.id
    left join lateral (select d.act from ${keeperDecision} d where d.root_id = c.root_id and d.comment_id = c.id order by d.id desc limit 1) l on true
    where c.id = ${id}::uuid and (k.id is not null or exists (select from ${visibleComments(scope)} v where v.id = c.id))`);
  return row ?? null;
}

export interface SectionTarget {
  id: string;
  principalId: PrincipalId;
  section: SectionFacts;
  contact: ContactRules | null;
}

/** The section under a root that the viewer may see. */
export async function findSection(scope: ReadScope, rootId: string): Promise<SectionTarget | null> {
  const [row] = await scope.rows<SectionTarget>(sql`
    select o.id, n.principal_id as "principalId", ${sectionFacts(scope, sql`o.id`, sql`o.owner_id`)} as section, ${contactRules(scope.viewerId, sql`o.owner_id`)} as contact
    from ${visibleRoots(scope)} o join ${accountNames} n on n.id = o.owner_id where o.id = ${rootId}::uuid`);
  return row ?? null;
}

/** An account's sections at large, for whoever keeps them; for everybody else the facts say that they do not. */
export async function findKeeping(scope: ReadScope, ownerId: string): Promise<SectionTarget | null> {
  const [row] = await scope.rows<SectionTarget>(sql`
    select n.id, n.principal_id as "principalId", ${sectionFacts(scope, sql`n.id`, sql`n.id`)} as section, null as contact
    from ${accountNames} n where n.id = ${ownerId}::uuid`);
  return row ?? null;
}

/** The section of a root as its readers are told of it: the rule, and how many of its comments wait, are hidden or were removed now. */
export async function sectionOfRoot(
  scope: ReadScope,
  rootId: string,
): Promise<{ section: SectionFacts; waiting: number; hidden: number; removed: number } | null> {
  const counted = (state: string) => sql`(
    select count(*)::int from ${subjectState} s join ${comment} c on c.root_id = s.root_id and c.id = s.id
    where s.root_id = o.id and s.kind = 'comment' and s.hidden and s.state = ${state} and c.deleted_at is null)`;
  const [row] = await scope.rows<{ section: SectionFacts; waiting: number; hidden: number; removed: number }>(sql`
    select ${sectionFacts(scope, sql`o.id`, sql`o.owner_id`)} as section, ${counted("waiting")} as waiting, ${counted("hidden")} as hidden,
      ${counted("removed")} as removed
    from ${visibleRoots(scope)} o where o.id = ${rootId}::uuid`);
  return row ?? null;
}

/** Which comments a keeper looks through. */
export interface KeptFilter {
  ownerId: AccountId;
  state: DeskState;
  postId: PostId | null;
  before: CommentId | null;
}

/** Comments of one account that the viewer keeps, newest first, with the reports that wait, what was decided last and the beginning of what each stands under. */
export function keptList(scope: ReadScope, filter: KeptFilter): SQL {
  const state =
    filter.state === "all"
      ? sql`true`
      : filter.state === "reported"
        ? sql`r.reports is not null`
        : sql`c.state = ${filter.state}`;
  return sql`(
    select c.*, r.reports, r.due_at, d.act, d.reason, d.by_role, d.by_id, d.at as decided_at
    from ${keptComments(scope)} c     left join ${unanswered} r on r.root_id = c.root_id and r.comment_id = c.id
    left join lateral (select x.* from ${keeperDecision} x where x.root_id = c.root_id and x.comment_id = c.id order by x.id desc limit 1) d on true
    where c.owner_id = ${filter.ownerId}::uuid and ${state}
      ${filter.postId ? sql`and c.root_id = ${filter.postId}::uuid` : sql``} ${filter.before ? sql`and c.id < ${filter.before}::uuid` : sql``}
    order by c.id desc ${atMost(deskPageSize)})`;
}

export interface KeepingRow {
  section: SectionFacts;
  responsibleId: AccountId | null;
  missingSince: Date | null;
  waiting: number;
  reported: number;
  overdue: number;
  hidden: number;
  left: number;
  charged: number;
}

/** What an account's keepers have before them, and what stands in its record of the last twelve months; null where the viewer does not keep it. */
export async function findDesk(scope: ReadScope, ownerId: AccountId): Promise<KeepingRow | null> {
  const owner = sql`${ownerId}::uuid`;
  const now = sql`${scope.now}::timestamptz`;
  const [row] = await scope.rows<KeepingRow>(sql`
    select ${sectionFacts(scope, owner, owner)} as section, n.waiting, n.hidden, n.reported, n.overdue,
      (select k.keeper_id from ${commentKeeper} k where k.owner_id = ${owner} and k.is_responsible and k.accepted_at is not null) as "responsibleId", ${responsibleMissingSince(owner, scope.now)} as "missingSince",
      (select count(*)::int from ${keeperLapse} l where l.owner_id = ${owner} and l.found_at > ${addMonths(scope.now, -12)}::timestamptz) as left,
      (select count(*)::int from ${keeperLapse} l where l.owner_id = ${owner} and l.charged_at > ${addMonths(scope.now, -12)}::timestamptz) as charged
    from (
      select count(*) filter (where c.state = 'waiting')::int as waiting, count(*) filter (where c.state = 'hidden')::int as hidden,
        count(r.id) filter (where c.state = 'shown')::int as reported, count(r.id) filter (where c.state = 'shown' and r.due_at < ${now})::int as overdue
      from ${keptComments(scope)} c left join ${unanswered} r on r.root_id = c.root_id and r.comment_id = c.id
      where c.owner_id = ${owner} and (c.state <> 'shown' or r.id is not null)) n
    where exists (select from ${keptAccounts(scope)} k where k.id = ${owner})`);
  return row ?? null;
}

/** Who is barred from an account's sections, the latest first; for whoever keeps it. */
export function barsOf(scope: ReadScope, ownerId: AccountId): SQL {
  return sql`(select b.account_id, b.reason, b.since, b.until from ${commentBar} b
    where b.owner_id = ${ownerId}::uuid and (b.until is null or b.until > ${scope.now}::timestamptz)
      and exists (select from ${keptAccounts(scope)} k where k.id = b.owner_id))`;
}

/** Cases of reported comments that organisations left beyond the published time and that are in no record yet: for the job alone. */
export async function lateCases(through: Rows, now: Date, most: number): Promise<CaseId[]> {
  const rows = await through.rows<{ id: CaseId }>(sql`
    select r.id from ${unanswered} r join ${comment} c on c.root_id = r.root_id and c.id = r.comment_id and c.deleted_at is null
      join ${organisationRoots(now)} o on o.id = r.root_id
    where r.due_at < ${now}::timestamptz and not exists (select from ${keeperLapse} l where l.case_id = r.id) order by r.id ${atMost(most)}`);
  return rows.map(({ id }) => id);
}

/** The late comment of one such case; null where somebody answered meanwhile. */
export async function findLate(through: Rows, now: Date, caseId: CaseId) {
  const [row] = await through.rows<{ ownerId: AccountId; postId: PostId; commentId: CommentId; dueAt: Date }>(sql`
    select o.owner_id as "ownerId", r.root_id as "postId", r.comment_id as "commentId", r.due_at as "dueAt"
    from ${unanswered} r join ${organisationRoots(now)} o on o.id = r.root_id
    where r.id = ${caseId}::uuid and r.due_at < ${now}::timestamptz`);
  return row ?? null;
}

/** The accounts that keep this one's comments now, itself first: whom its notices go to. */
export async function keepersOf(through: Rows, ownerId: AccountId): Promise<AccountId[]> {
  const rows = await through.rows<{ id: AccountId }>(sql`
    select k.keeper_id as id from ${commentKeeper} k where k.owner_id = ${ownerId}::uuid and k.accepted_at is not null order by k.keeper_id`);
  return [ownerId, ...rows.map(({ id }) => id)];
}
