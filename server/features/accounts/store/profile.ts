// SQL of names, bios and portraits: what is shown stands in `account`, what waits in `profile_revision`. Every function takes a WriteTx.
import { type SQL, sql } from "drizzle-orm";
import { account, accountName, formerName, profileRevision } from "@/db/schema/accounts";
import type { Beside } from "@/server/core/event-log";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import { AppError, notFound } from "@/server/shared/errors";
import { type AccountId, type Id, type MeasureId, type MediaId, newId } from "@/server/shared/ids";
import { addMonths } from "@/server/shared/time";
import type { ReviewedText } from "@/server/shared/user-text";
import { isClosedName } from "@/server/trust/authors/closed-names";
import { nameKeyOf } from "@/server/trust/authors/name-key";
import { markEnded, markEndedByName } from "@/server/trust/standing/marks";

export type ProfileRevisionId = Id<"profile-revision">;

/** Takes a name for the account, or finds that it has it already; refuses CONFLICT/TAKEN where another has it. A name that waits for review is taken too. */
export function nameTaken(tx: WriteTx, accountId: AccountId, nickname: string): Beside {
  const change = sql`
    insert into ${accountName} as n (normal, account_id, taken_at) values (${nameKeyOf(nickname)}, ${accountId}::uuid, ${tx.now}::timestamptz)
    on conflict (normal) do update set taken_at = n.taken_at where n.account_id = excluded.account_id returning 1`;
  return { change, refusal: new AppError("CONFLICT", "TAKEN", { field: "name" }) };
}

/** Whether a closed account had this name, and when this account gave up names in the last twelve months, the oldest first. */
export async function nameStanding(
  tx: WriteTx,
  accountId: AccountId | null,
  nickname: string,
): Promise<{ isClosed: boolean; givenUp: Date[] }> {
  const [row] = await tx.rows<{ isClosed: boolean; givenUp: string[] }>(sql`
    select ${isClosedName(nickname)} as "isClosed", (
      select coalesce(json_agg(f.until order by f.until), '[]') from ${formerName} f
      where f.account_id = ${accountId}::uuid and f.until > ${addMonths(tx.now, -12)}::timestamptz) as "givenUp"`);
  return { isClosed: row?.isClosed ?? false, givenUp: (row?.givenUp ?? []).map((until) => new Date(until)) };
}

interface Names {
  nickname: string;
  /** The changes that wait. */
  waiting: { id: string; nickname: string | null; bio: string | null }[];
}

/** The name that the account shows, and what waits for it. */
async function readNames(tx: WriteTx, accountId: AccountId): Promise<Names> {
  const [row] = await tx.rows<Names>(sql`
    select a.nickname, (
      select coalesce(json_agg(json_build_object('id', r.id, 'nickname', r.nickname, 'bio', r.bio)), '[]')
      from ${profileRevision} r where r.account_id = a.id and r.state = 'held') as waiting
    from ${account} a where a.id = ${accountId}::uuid`);
  if (!row) throw notFound();
  return row;
}

/** Gives up every name of the account but these. */
function namesKept(accountId: AccountId, names: readonly (string | null)[]): SQL {
  const kept = names.flatMap((name) => (name === null ? [] : [nameKeyOf(name)]));
  return sql`delete from ${accountName} where account_id = ${accountId}::uuid and not (normal = any(${sql.param(kept)}::text[]))`;
}

/** Gives up every name of the account but those it shows or waits for. */
async function releaseNames(tx: WriteTx, accountId: AccountId): Promise<void> {
  const { nickname, waiting } = await readNames(tx, accountId);
  await tx.rows(namesKept(accountId, [nickname, ...waiting.map((change) => change.nickname)]));
}

export type ProfileChange = { nickname: ReviewedText } | { bio: ReviewedText } | { avatarId: MediaId };

interface Fields {
  nickname: string | null;
  bio: string | null;
  avatarId: string | null;
}

/** Which field a revision changes, as an expression over its alias. */
function fieldOf(alias: string): SQL {
  const r = sql.raw(alias);
  return sql`case when ${r}.nickname is not null then 'nickname' when ${r}.avatar_id is not null then 'avatar' else 'bio' end`;
}

function fieldsOf(change: ProfileChange): Fields {
  return { nickname: null, bio: null, avatarId: null, ...change };
}

/** Adds a change of name, bio or portrait. Shown, it is what readers see; held, it waits and replaces any change of the same field that waited before. */
export async function insertProfileRevision(
  tx: WriteTx,
  accountId: AccountId,
  change: ProfileChange,
  held: boolean,
): Promise<ProfileRevisionId> {
  const id = newId<ProfileRevisionId>();
  const field = "nickname" in change ? "nickname" : "bio" in change ? "bio" : "avatar";
  const [first, ...rest] = held ? [] : shown(tx, accountId, fieldsOf(change));
  await tx.rows(sql`
    with superseded as (
      update ${profileRevision} r set state = 'superseded'
      where r.account_id = ${accountId}::uuid and r.state = 'held' and ${fieldOf("r")} = ${field}
    )${sql.join(rest.map((other, at) => sql`, ${sql.identifier(`shown_${at}`)} as (${other})`))}${first ? sql`, shown as (${first})` : sql``}
    ${revisionRow(tx, id, accountId, change, held)}`);
  if (field === "nickname") await releaseNames(tx, accountId);
  return id;
}

/** A name that waits for review, of an account that was made with another one in its place. */
export function waitingName(
  tx: WriteTx,
  accountId: AccountId,
  nickname: ReviewedText,
): { id: ProfileRevisionId; stored: Beside } {
  const id = newId<ProfileRevisionId>();
  return { id, stored: { change: revisionRow(tx, id, accountId, { nickname }, true) } };
}

function revisionRow(
  tx: WriteTx,
  id: ProfileRevisionId,
  accountId: AccountId,
  change: ProfileChange,
  held: boolean,
): SQL {
  const { nickname, bio, avatarId } = fieldsOf(change);
  return sql`
    insert into ${profileRevision} (id, account_id, nickname, bio, avatar_id, state, created_at)
    values (${id}::uuid, ${accountId}::uuid, ${nickname}, ${bio}, ${avatarId}::uuid, ${held ? "held" : "shown"}, ${tx.now}::timestamptz)`;
}

/**
 * The only statements that change what readers see of an account. With another name the one before goes into its history, and a verified mark ends: what was
 * verified was the name before.
 */
function shown(tx: WriteTx, accountId: AccountId, { nickname, bio, avatarId }: Fields): SQL[] {
  const change = sql`
    update ${account} set nickname = coalesce(${nickname}, nickname), bio = coalesce(${bio}, bio), avatar_id = coalesce(${avatarId}::uuid, avatar_id)
    where id = ${accountId}::uuid`;
  if (nickname === null) return [change];
  const before = sql`
    insert into ${formerName} (id, account_id, nickname, until)
    select ${newId()}::uuid, a.id, a.nickname, ${tx.now}::timestamptz from ${account} a where a.id = ${accountId}::uuid and a.nickname <> ${nickname}`;
  return [change, before, markEndedByName(accountId, nickname, tx.now)];
}

/** Makes a held change, or one whose refusal fell, what readers see. One that a later change of the same field has overtaken changes nothing. */
export async function profileRevisionApplied(tx: WriteTx, accountId: AccountId, revisionId: string): Promise<Beside[]> {
  const [applied] = await tx.rows<Fields>(sql`
    select r.nickname, r.bio, r.avatar_id as "avatarId" from ${profileRevision} r
    where r.account_id = ${accountId}::uuid and r.id = ${revisionId}::uuid and r.state in ('held', 'refused') and not exists (
      select from ${profileRevision} later where later.account_id = r.account_id and later.id > r.id and later.state in ('shown', 'held')
        and ${fieldOf("later")} = ${fieldOf("r")})`);
  if (!applied) return [];
  return [
    revisionMoved(accountId, revisionId, "shown"),
    ...shown(tx, accountId, applied).map((change) => ({ change })),
    // Any other name it has is one that was shown before, or one of an earlier change: no change that waits is older than this one.
    ...(applied.nickname === null ? [] : [{ change: namesKept(accountId, [applied.nickname]) }]),
  ];
}

/** Marks a held change as refused; what is shown stays. A refused name stays the account's until it takes another one: the refusal may fall, and then it is shown. */
export function profileRevisionRefused(accountId: AccountId, revisionId: string): Beside[] {
  return [revisionMoved(accountId, revisionId, "refused")];
}

function revisionMoved(accountId: AccountId, revisionId: string, state: "shown" | "refused"): Beside {
  const change = sql`
    update ${profileRevision} set state = ${state}
    where account_id = ${accountId}::uuid and id = ${revisionId}::uuid and state in ('held', 'refused')`;
  return { change };
}

/** The neutral name of an account whose own was taken away: its number, which says nothing of anybody. */
const standIn = sql`case when a.locale = 'en' then 'user' else '用户' end || a.handle`;

/**
 * The changes that take fields of a profile away: a neutral name, no bio, no portrait. A name taken away is no former name, a mark of it ends, and it stays the account's, so that
 * nobody else takes it and a fallen measure gives it back. Former names go out of readers' sight. Open pages are told.
 */
export function profileCleared(tx: WriteTx, accountId: AccountId, fields: readonly string[], by: MeasureId): Beside[] {
  const [name, bio, avatar] = ["nickname", "bio", "avatar"].map((field) => fields.includes(field));
  const change = sql`
    update ${account} a set nickname = case when ${name} then ${standIn} else a.nickname end, bio = case when ${bio} then null else a.bio end,
      avatar_id = case when ${avatar} then null else a.avatar_id end
    where a.id = ${accountId}::uuid returning ${changedTold(accountId)}`;
  // The present name is taken away as such, below.
  const past = sql`
    update ${formerName} f set taken_by = ${by}::uuid from ${account} a
    where a.id = ${accountId}::uuid and f.account_id = a.id and f.taken_by is null and f.nickname <> a.nickname`;
  const out = fields.includes("formerNames") ? [{ change }, { change: past }] : [{ change }];
  if (!name) return out;
  const forgotten = sql`
    delete from ${formerName} f using ${account} a where a.id = ${accountId}::uuid and f.account_id = a.id and f.nickname = a.nickname`;
  return [...out, { change: forgotten }, markEnded(tx, accountId, "name-changed")];
}

/** The changes that give fields back as they were, each only where nothing took its place meanwhile. */
export function profileRestored(
  accountId: AccountId,
  fields: readonly string[],
  taken: { nickname: string | null; bio: string | null; avatarId: string | null },
  by: MeasureId,
): Beside[] {
  const given = (field: string, value: string | null) => (fields.includes(field) ? value : null);
  const change = sql`
    update ${account} a set
      nickname = case when a.nickname = ${standIn} then coalesce(${given("nickname", taken.nickname)}, a.nickname) else a.nickname end,
      bio = coalesce(a.bio, ${given("bio", taken.bio)}), avatar_id = coalesce(a.avatar_id, ${given("avatar", taken.avatarId)}::uuid)
    where a.id = ${accountId}::uuid returning ${changedTold(accountId)}`;
  const past = sql`update ${formerName} f set taken_by = null where f.account_id = ${accountId}::uuid and f.taken_by = ${by}::uuid`;
  return [{ change }, { change: past }];
}

/** Takes the portrait away, as its owner wishes. */
export function avatarTaken(accountId: AccountId): Beside {
  return {
    change: sql`update ${account} set avatar_id = null where id = ${accountId}::uuid returning ${changedTold(accountId)}`,
  };
}

/** The field that a revision changes; null where there is no such revision. */
export async function revisionField(
  tx: WriteTx,
  accountId: AccountId,
  revisionId: string,
): Promise<"nickname" | "bio" | "avatar" | null> {
  const [row] = await tx.rows<{ field: "nickname" | "bio" | "avatar" }>(sql`
    select ${fieldOf("r")} as field from ${profileRevision} r where r.account_id = ${accountId}::uuid and r.id = ${revisionId}::uuid`);
  return row?.field ?? null;
}

function changedTold(accountId: AccountId): SQL {
  return signalSent({ audience: `account:${accountId}`, type: "changed", ids: [accountId] });
}
