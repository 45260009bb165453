// SQL of names and bios: what is shown stands in `account`, what waits in `profile_revision`. Every function takes a WriteTx.
import { type SQL, sql } from "drizzle-orm";
import { account, accountName, profileRevision } from "@/db/schema/accounts";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { AppError, notFound } from "@/server/shared/errors";
import { type AccountId, type Id, newId } from "@/server/shared/ids";
import type { ReviewedText } from "@/server/shared/user-text";
import { nameKeyOf } from "@/server/trust/authors/name-key";

export type ProfileRevisionId = Id<"profile-revision">;

/** Takes a name for the account, or finds that it has it already; refuses CONFLICT/TAKEN where another has it. A name that waits for review is taken too. */
export function nameTaken(tx: WriteTx, accountId: AccountId, nickname: string): Beside {
  const change = sql`
    insert into ${accountName} as n (normal, account_id, taken_at) values (${nameKeyOf(nickname)}, ${accountId}::uuid, ${tx.now}::timestamptz)
    on conflict (normal) do update set taken_at = n.taken_at where n.account_id = excluded.account_id returning 1`;
  return { change, refusal: new AppError("CONFLICT", "TAKEN", { field: "name" }) };
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

export type ProfileChange = { nickname: ReviewedText } | { bio: ReviewedText };

/** Adds a change of name or bio. Shown, it is what readers see; held, it waits and replaces any change of the same field that waited before. */
export async function insertProfileRevision(
  tx: WriteTx,
  accountId: AccountId,
  change: ProfileChange,
  held: boolean,
): Promise<ProfileRevisionId> {
  const id = newId<ProfileRevisionId>();
  const isName = "nickname" in change;
  await tx.rows(sql`
    with superseded as (
      update ${profileRevision} set state = 'superseded'
      where account_id = ${accountId}::uuid and state = 'held' and ${isName ? sql`nickname` : sql`bio`} is not null
    ), added as (${revisionRow(tx, id, accountId, change, held)})
    ${shown(accountId, isName ? change.nickname : null, isName ? null : change.bio)} and not ${held}`);
  if (isName) await releaseNames(tx, accountId);
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
  const { nickname = null, bio = null } = { nickname: undefined, bio: undefined, ...change };
  return sql`
    insert into ${profileRevision} (id, account_id, nickname, bio, state, created_at)
    values (${id}::uuid, ${accountId}::uuid, ${nickname}, ${bio}, ${held ? "held" : "shown"}, ${tx.now}::timestamptz)`;
}

function shown(accountId: AccountId, nickname: string | null, bio: string | null): SQL {
  return sql`
    update ${account} set nickname = coalesce(${nickname}, nickname), bio = coalesce(${bio}, bio) where id = ${accountId}::uuid`;
}

/** Makes a held change, or one whose refusal fell, what readers see. One that a later change of the same field has overtaken changes nothing. */
export async function profileRevisionApplied(tx: WriteTx, accountId: AccountId, revisionId: string): Promise<Beside[]> {
  const [applied] = await tx.rows<{ nickname: string | null; bio: string | null }>(sql`
    select r.nickname, r.bio from ${profileRevision} r
    where r.account_id = ${accountId}::uuid and r.id = ${revisionId}::uuid and r.state in ('held', 'refused') and not exists (
      select from ${profileRevision} later where later.account_id = r.account_id and later.id > r.id and later.state in ('shown', 'held')
        and (later.nickname is null) = (r.nickname is null))`);
  if (!applied) return [];
  return [
    revisionMoved(accountId, revisionId, "shown"),
    { change: shown(accountId, applied.nickname, applied.bio) },
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
