// SQL that writes circles. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { circle, circleMember } from "@/db/schema/circles";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, type CircleId, newId } from "@/server/shared/ids";
import { mostCircles, mostMembers } from "./contract";

/** Makes a circle; null where the owner has as many as there may be. The owner's principal is locked, so that two at once count each other. */
export async function insertCircle(tx: WriteTx, ownerId: AccountId, name: string): Promise<CircleId | null> {
  const id = newId<CircleId>();
  const rows = await tx.rows(sql`
    insert into ${circle} (id, owner_id, name, created_at)
    select ${id}::uuid, ${ownerId}::uuid, ${name}, ${tx.now}::timestamptz
    where (select count(*) from ${circle} o where o.owner_id = ${ownerId}::uuid) < ${mostCircles}::int returning 1`);
  return rows.length > 0 ? id : null;
}

/** Gives a circle another name. */
export async function renameCircleRow(tx: WriteTx, id: CircleId, name: string): Promise<void> {
  await tx.rows(sql`update ${circle} set name = ${name} where id = ${id}::uuid`);
}

/** Puts somebody into a circle: false where they are in it, null where it is full. */
export async function insertMember(tx: WriteTx, id: CircleId, accountId: AccountId): Promise<boolean | null> {
  const [row] = await tx.rows<{ isThere: boolean; isFull: boolean }>(sql`
    with added as (
      insert into ${circleMember} (circle_id, account_id, added_at)
      select ${id}::uuid, ${accountId}::uuid, ${tx.now}::timestamptz
      where (select count(*) from ${circleMember} m where m.circle_id = ${id}::uuid) < ${mostMembers}::int
      on conflict do nothing returning 1
    )
    select not exists (select from added) and exists (
        select from ${circleMember} m where m.circle_id = ${id}::uuid and m.account_id = ${accountId}::uuid) as "isThere",
      not exists (select from added) as "isFull"`);
  if (row?.isThere) return false;
  return row?.isFull ? null : true;
}

/** Takes somebody out of a circle, whose open pages look again; false where they were not in it. */
export async function deleteMember(tx: WriteTx, id: CircleId, accountId: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    delete from ${circleMember} where circle_id = ${id}::uuid and account_id = ${accountId}::uuid
    returning ${signalSent({ audience: `account:${accountId}`, type: "changed" })}`);
  return rows.length > 0;
}

/** Deletes a circle with the list of who was in it: what was shown to it is read by its owner alone from now on. */
export async function deleteCircleRows(tx: WriteTx, id: CircleId): Promise<void> {
  await tx.rows(sql`
    with emptied as (
      delete from ${circleMember} m where m.circle_id = ${id}::uuid
      returning pg_notify('live', json_build_object('audience', 'account:' || m.account_id, 'type', 'changed')::text)
    ), told as (select count(*) from emptied)
    delete from ${circle} where id = ${id}::uuid returning (select count from told)`);
}
