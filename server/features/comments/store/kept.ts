// SQL that keepers of a section write. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { comment, commentBar, commentSection, keeperDecision, keeperLapse } from "@/db/schema/comments";
import type { Beside } from "@/server/core/event-log";
import { sectionsOf, sendSignal } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import {
  type AccountId,
  type CaseId,
  type CommentId,
  type Id,
  newId,
  type PostId,
  type PrincipalId,
} from "@/server/shared/ids";
import type { Commenters, KeeperAct, KeeperRole, LiftedAs, RootKind } from "@/server/shared/sections";
import type { SubjectRef } from "@/server/shared/subject";

export interface NewDecision {
  postId: PostId;
  commentId: CommentId;
  ownerId: AccountId;
  act: KeeperAct;
  reason: string;
  byId: AccountId;
  byRole: KeeperRole;
}

/** The change that records what a keeper decided. */
export function decisionRecorded(tx: WriteTx, made: NewDecision): Beside {
  const change = sql`
    insert into ${keeperDecision} (root_id, comment_id, id, owner_id, act, reason, by_id, by_role, at)
    values (${made.postId}::uuid, ${made.commentId}::uuid, ${newId<Id<"keeper-decision">>()}::uuid, ${made.ownerId}::uuid, ${made.act}, ${made.reason},
      ${made.byId}::uuid, ${made.byRole}, ${tx.now}::timestamptz)`;
  return { change };
}

/** When the comment's text was last changed, by which a keeper says what was read; an ISO string. */
export async function textAt(tx: WriteTx, { rootId, id }: SubjectRef<"comment">): Promise<string | null> {
  const [row] = await tx.rows<{ at: Date }>(sql`
    select coalesce(c.edited_at, c.created_at) as at from ${comment} c where c.root_id = ${rootId}::uuid and c.id = ${id}::uuid`);
  return row?.at.toISOString() ?? null;
}

/** At most so many selected comments stand above the others. */
export const mostSelected = 10;

/**
 * Puts a comment that opens a thread above the others; a newly pinned one takes the place of the one before. False, and nothing changes, for a reply, for what stands there already,
 * and where as many are selected as may be.
 */
export async function markLifted(tx: WriteTx, postId: PostId, id: CommentId, as: LiftedAs): Promise<boolean> {
  const others = sql`select count(*) from ${comment} o where o.root_id = ${postId}::uuid and o.lifted = 'selected' and o.deleted_at is null`;
  const rows = await tx.rows(sql`
    with lowered as (
      update ${comment} p set lifted = null, lifted_at = null
      where ${as} = 'pinned' and p.root_id = ${postId}::uuid and p.lifted = 'pinned' and p.id <> ${id}::uuid returning 1
    )
    update ${comment} c set lifted = ${as}, lifted_at = ${tx.now}::timestamptz
    where c.root_id = ${postId}::uuid and c.id = ${id}::uuid and c.parent_id is null and c.lifted is distinct from ${as}
      and (${as} = 'pinned' or (${others}) < ${mostSelected}::int) returning 1`);
  return rows.length > 0;
}

/** Takes a comment down to the others; false where it stands among them. */
export async function clearLifted(tx: WriteTx, postId: PostId, id: CommentId): Promise<boolean> {
  const rows = await tx.rows(sql`
    update ${comment} set lifted = null, lifted_at = null
    where root_id = ${postId}::uuid and id = ${id}::uuid and lifted is not null returning 1`);
  return rows.length > 0;
}

export interface SectionRule {
  rootId: string;
  rootKind: RootKind | "account";
  ownerId: AccountId;
  who: Commenters;
  reviewFirst: boolean;
  setBy: AccountId;
  setAs: KeeperRole;
  reason: string;
}

/** Sets the rule of a section, or of all sections of an account, and tells open pages. */
export async function setRule(tx: WriteTx, rule: SectionRule): Promise<void> {
  await tx.rows(sql`
    insert into ${commentSection} (root_id, root_kind, owner_id, who, review_first, set_by, set_as, reason, set_at)
    values (${rule.rootId}::uuid, ${rule.rootKind}, ${rule.ownerId}::uuid, ${rule.who}, ${rule.reviewFirst}, ${rule.setBy}::uuid, ${rule.setAs}, ${rule.reason},
      ${tx.now}::timestamptz)
    on conflict (root_id) do update set who = excluded.who, review_first = excluded.review_first, set_by = excluded.set_by, set_as = excluded.set_as,
      reason = excluded.reason, set_at = excluded.set_at`);
  if (rule.rootKind === "account") await sendSignal(tx, { audience: sectionsOf(rule.ownerId), type: "changed" });
  else await tellSection(tx, rule.rootId);
}

/** Tells the open pages of a root that its section is to be asked for again. */
export function tellSection(tx: WriteTx, rootId: string): Promise<void> {
  return sendSignal(tx, { audience: `post:${rootId}`, type: "changed", ids: [rootId] });
}

export interface NewBar {
  ownerId: AccountId;
  principalId: PrincipalId;
  accountId: AccountId;
  reason: string;
  byId: AccountId;
  until: Date | null;
}

/** Bars a person from an account's sections, or sets the bar anew. */
export async function insertBar(tx: WriteTx, made: NewBar): Promise<void> {
  await tx.rows(sql`
    insert into ${commentBar} (owner_id, principal_id, account_id, reason, by_id, since, until)
    values (${made.ownerId}::uuid, ${made.principalId}::uuid, ${made.accountId}::uuid, ${made.reason}, ${made.byId}::uuid, ${tx.now}::timestamptz, ${made.until}::timestamptz)
    on conflict (owner_id, principal_id) do update set account_id = excluded.account_id, reason = excluded.reason, by_id = excluded.by_id,
      since = excluded.since, until = excluded.until`);
}

/** Lifts a bar; false where there is none. */
export async function deleteBar(tx: WriteTx, ownerId: AccountId, accountId: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    delete from ${commentBar} where owner_id = ${ownerId}::uuid and account_id = ${accountId}::uuid returning 1`);
  return rows.length > 0;
}

export interface Lapse {
  caseId: CaseId;
  ownerId: AccountId;
  postId: PostId;
  commentId: CommentId;
  dueAt: Date;
}

/** Records that keepers left a reported comment beyond its time; false where that stands already. */
export async function insertLapse(tx: WriteTx, lapse: Lapse): Promise<boolean> {
  const rows = await tx.rows(sql`
    insert into ${keeperLapse} (case_id, owner_id, root_id, comment_id, due_at, found_at)
    values (${lapse.caseId}::uuid, ${lapse.ownerId}::uuid, ${lapse.postId}::uuid, ${lapse.commentId}::uuid, ${lapse.dueAt}::timestamptz, ${tx.now}::timestamptz)
    on conflict (case_id) do nothing returning 1`);
  return rows.length > 0;
}

/** Marks the lapse of a case as paid for; the account that pays, or null where there is none or it paid already. */
export async function chargeLapse(tx: WriteTx, caseId: CaseId): Promise<AccountId | null> {
  const [row] = await tx.rows<{ ownerId: AccountId }>(sql`
    update ${keeperLapse} set charged_at = ${tx.now}::timestamptz where case_id = ${caseId}::uuid and charged_at is null returning owner_id as "ownerId"`);
  return row?.ownerId ?? null;
}
