// The relations that this domain's queries may select from, each already cut to what the viewer may see.
import { type SQL, sql } from "drizzle-orm";
import {
  account,
  accountStats,
  formerName,
  passkey,
  profileRevision,
  recoveryCode,
  sandboxMessage,
  session,
  totp,
} from "@/db/schema/accounts";
import { measure } from "@/db/schema/trust/measures";
import { agreementAcceptance, agreementDocument, principal, staffPost } from "@/db/schema/trust/standing";
import type { Rows } from "@/server/core/database";
import type { ReadScope } from "@/server/core/read-scope";
import type { Session } from "@/server/core/request";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { inForceAt } from "@/server/trust/measures/in-force";
import { visibleAccounts } from "@/server/trust/visibility/contents";

/** What belongs to the viewer alone. */
export const own = {
  account: (viewerId: AccountId) =>
    sql`(select a.id, a.handle, a.nickname, a.avatar_id, a.bio, a.phone_sealed, p.identity_state, p.identity_method, p.verified_at, p.recheck_at
         from ${account} a join ${principal} p on p.id = a.principal_id where a.id = ${viewerId}::uuid)`,
  sessions: (viewerId: AccountId) =>
    sql`(select s.id, s.device, s.region, s.created_at, s.seen_at, s.expires_at from ${session} s where s.account_id = ${viewerId}::uuid)`,
  pendingRevisions: (viewerId: AccountId) =>
    sql`(select r.nickname, r.bio, r.avatar_id from ${profileRevision} r where r.account_id = ${viewerId}::uuid and r.state = 'held')`,
  passkeys: (viewerId: AccountId) =>
    sql`(select p.id, p.label, p.created_at, p.used_at from ${passkey} p where p.account_id = ${viewerId}::uuid)`,
  hasTotp: (viewerId: AccountId | SQL) =>
    sql`exists (select from ${totp} t where t.account_id = ${viewerId}::uuid and t.confirmed_at is not null)`,
  recoveryCodesLeft: (viewerId: AccountId) =>
    sql`(select count(*)::int from ${recoveryCode} c where c.account_id = ${viewerId}::uuid and c.used_at is null)`,
  acceptances: (viewerId: AccountId | null) =>
    sql`(select c.key, c.version, c.hash, c.accepted_at from ${agreementAcceptance} c where c.account_id = ${viewerId}::uuid)`,
  holdsPost: (viewerId: AccountId) =>
    sql`exists (select from ${staffPost} s where s.account_id = ${viewerId}::uuid and s.until is null)`,
};

/** The names that an account found visible gave up. */
export function formerNamesOf(accountId: SQL): SQL {
  return sql`(select f.id, f.nickname, f.until from ${formerName} f where f.account_id = ${accountId} and f.taken_by is null)`;
}

/** Orders in force that the viewer correct a field of their profile. */
export function ownCorrections(viewerId: AccountId, now: Date): SQL {
  return sql`(select m.id, m.params->'correct'->>'field' as field, m.params->'correct'->>'by' as by from ${measure} m
    where m.account_id = ${viewerId}::uuid and m.params ? 'correct' and ${inForceAt("m", now)})`;
}

/** Every version of every document: public, those not in effect yet as well. */
export const documentVersions = sql`${agreementDocument}`;

/** The demo's cast with how each stands: identity, a measure that keeps them from publishing, a post. */
export function demoCast(scope: ReadScope): SQL {
  return sql`(select a.id, a.handle, a.nickname, a.avatar_id, p.identity_state,
      exists (select from ${measure} m where m.account_id = a.id and m.kind = 'suspend-updates' and ${inForceAt("m", scope.now)}) as is_suspended,
      (select s.post from ${staffPost} s where s.account_id = a.id and (s.until is null or s.until > ${scope.now}::timestamptz) order by s.since, s.post limit 1) as post
    from ${account} a join ${principal} p on p.id = a.principal_id where a.is_demo and a.closed_at is null)`;
}

/** Messages of the sandbox carrier. */
export const sandboxMessages = sql`${sandboxMessage}`;

/** The session of a token's hash with when it was last seen, or null when there is none or it has run out. */
export async function readSession(
  through: Rows,
  hash: string,
  now: Date,
): Promise<(Session & { seenAt: Date }) | null> {
  const [row] = await through.rows<Session & { seenAt: Date }>(sql`
    select s.id, s.account_id as "accountId", a.principal_id as "principalId", s.second_factor_at as "secondFactorAt", s.seen_at as "seenAt",
      case when s.second_factor_at is not null or not (${own.hasTotp(sql`a.id`)} or exists (select from ${passkey} k where k.account_id = a.id))
        then s.confirmed_at end as "confirmedAt"
    from ${session} s join ${account} a on a.id = s.account_id
    where s.token_hash = ${hash} and s.expires_at > ${now}::timestamptz`);
  return row ?? null;
}

/** One visible account as a target. */
export async function findVisibleAccount(
  scope: ReadScope,
  id: string,
): Promise<{ id: AccountId; principalId: PrincipalId } | null> {
  const [row] = await scope.rows<{ id: AccountId; principalId: PrincipalId }>(sql`
    select v.id, v.principal_id as "principalId" from ${visibleAccounts(scope)} v where v.id = ${id}::uuid`);
  return row ?? null;
}

export interface AccountRecord {
  accountId: AccountId;
  nickname: string;
  bio: string | null;
  avatarId: string | null;
  createdAt: string;
  handle: string;
  followers: number;
  posts: number;
  /** Those that readers may look for, newest first. */
  formerNames: string | null;
}

export interface ProfileRevisionRecord extends Omit<AccountRecord, "formerNames"> {
  id: string;
  newNickname: string | null;
  newBio: string | null;
  newAvatarId: string | null;
}

/** An account as it stands, whoever may see it, as json (AccountRecord): for snapshots only. */
export function accountRecord(id: SQL): SQL {
  return sql`
    select to_jsonb(x) from (select a.id as "accountId", a.nickname, a.bio, a.avatar_id as "avatarId", a.created_at as "createdAt", a.handle, s.followers, s.posts,
      (select string_agg(f.nickname, '、' order by f.id desc) from ${formerNamesOf(sql`a.id`)} f) as "formerNames"
    from ${account} a join ${accountStats} s on s.account_id = a.id where a.id = ${id}) x`;
}

/** A change of name or bio with its account, as json (ProfileRevisionRecord): for snapshots only. */
export function profileRevisionRecord(id: SQL): SQL {
  return sql`
    select to_jsonb(x) from (select r.id, a.id as "accountId", a.nickname, a.bio, a.avatar_id as "avatarId", a.created_at as "createdAt", a.handle, s.followers, s.posts,
      r.nickname as "newNickname", r.bio as "newBio", r.avatar_id as "newAvatarId"
    from ${profileRevision} r join ${account} a on a.id = r.account_id join ${accountStats} s on s.account_id = a.id where r.id = ${id}) x`;
}
