// SQL of names and bios: what is shown stands in `account`, what waits in `profile_revision`. Every function takes a WriteTx.
import { type SQL, sql } from "drizzle-orm";
import { account, accountName, profileRevision } from "@/db/schema/accounts";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { nameKeyOf } from "@/server/features/accounts/name-key";
import { AppError } from "@/server/shared/errors";
import { type AccountId, type Id, newId } from "@/server/shared/ids";
import type { ReviewedText } from "@/server/shared/user-text";

export type ProfileRevisionId = Id<"profile-revision">;

/** Takes a name for the account, or finds that it has it already; refuses CONFLICT/TAKEN where another has it. A name that waits for review is taken too. */
export function nameTaken(tx: WriteTx, accountId: AccountId, nickname: string): Beside {
  const change = sql`
    insert into ${accountName} as n (normal, account_id, taken_at) values (${nameKeyOf(nickname)}, ${accountId}::uuid, ${tx.now}::timestamptz)
    on conflict (normal) do update set taken_at = n.taken_at where n.account_id = excluded.account_id returning 1`;
  return { change, refusal: new AppError("CONFLICT", "TAKEN", { field: "name" }) };
}

/** Gives up every name of the account but those it shows or waits for. */
async function releaseNames(tx: WriteTx, accountId: AccountId): Promise<void> {
  const names = await tx.rows<{ nickname: string }>(sql`
    select nickname from ${account} where id = ${accountId}::uuid
    union all select nickname from ${profileRevision} where account_id = ${accountId}::uuid and state = 'held' and nickname is not null`);
  const kept = names.map(({ nickname }) => nameKeyOf(nickname));
  await tx.rows(sql`
    delete from ${accountName} where account_id = ${accountId}::uuid and not (normal = any(${sql.param(kept)}::text[]))`);
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

/** Makes a held change what readers see. One that no longer waits changes nothing. */
export async function applyProfileRevision(tx: WriteTx, accountId: AccountId, revisionId: string): Promise<void> {
  const [row] = await tx.rows<{ nickname: string | null; bio: string | null }>(sql`
    update ${profileRevision} set state = 'shown' where account_id = ${accountId}::uuid and id = ${revisionId}::uuid and state = 'held'
    returning nickname, bio`);
  if (!row) return;
  await tx.rows(shown(accountId, row.nickname, row.bio));
  if (row.nickname !== null) await releaseNames(tx, accountId);
}

/** Marks a held change as refused and gives its name up; what is shown stays. */
export async function refuseProfileRevision(tx: WriteTx, accountId: AccountId, revisionId: string): Promise<void> {
  await tx.rows(sql`
    update ${profileRevision} set state = 'refused' where account_id = ${accountId}::uuid and id = ${revisionId}::uuid and state = 'held'`);
  await releaseNames(tx, accountId);
}
