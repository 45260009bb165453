// SQL that writes what the platform decides of an account's powers, and the wishes for them. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { keeperPower, powerWish } from "@/db/schema/comments";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, newId } from "@/server/shared/ids";
import type { KeeperPower } from "@/server/shared/sections";
import { dueAfter } from "@/server/trust/standing/time-limits";
import type { PowerWishId } from "../contract/powers";

/** Asks for a power; null where a wish for it waits already. */
export async function insertWish(
  tx: WriteTx,
  ownerId: AccountId,
  power: KeeperPower,
): Promise<{ id: PowerWishId; dueAt: Date } | null> {
  const [row] = await tx.rows<{ id: PowerWishId; dueAt: Date }>(sql`
    insert into ${powerWish} (id, owner_id, power, asked_at, due_at, state)
    values (${newId<PowerWishId>()}::uuid, ${ownerId}::uuid, ${power}, ${tx.now}::timestamptz, ${dueAfter("keeperPower", tx.now)}::timestamptz, 'open')
    on conflict (owner_id, power) where state = 'open' do nothing returning id, due_at as "dueAt"`);
  return row ?? null;
}

/** Takes a wish back; null where none waits. */
export async function withdrawWish(tx: WriteTx, ownerId: AccountId, power: KeeperPower): Promise<PowerWishId | null> {
  const [row] = await tx.rows<{ id: PowerWishId }>(sql`
    update ${powerWish} set state = 'withdrawn', decided_at = ${tx.now}::timestamptz
    where owner_id = ${ownerId}::uuid and power = ${power} and state = 'open' returning id`);
  return row?.id ?? null;
}

interface Decided {
  by: AccountId;
  reason: string;
}

/** Answers a wish once; false where it waits no more. */
export async function closeWish(
  tx: WriteTx,
  id: PowerWishId,
  { by, reason, outcome }: Decided & { outcome: "granted" | "refused" },
): Promise<boolean> {
  const rows = await tx.rows(sql`
    update ${powerWish} set state = ${outcome}, decided_by = ${by}::uuid, decided_at = ${tx.now}::timestamptz, reason = ${reason}
    where id = ${id}::uuid and state = 'open' returning 1`);
  return rows.length > 0;
}

/** Sets what the platform decided of a power; false where that stood already. */
export async function setPower(
  tx: WriteTx,
  of: { ownerId: AccountId; power: KeeperPower; standing: "granted" | "taken" } & Decided,
): Promise<boolean> {
  const rows = await tx.rows(sql`
    insert into ${keeperPower} as p (owner_id, power, standing, decided_by, reason, since)
    values (${of.ownerId}::uuid, ${of.power}, ${of.standing}, ${of.by}::uuid, ${of.reason}, ${tx.now}::timestamptz)
    on conflict (owner_id, power) do update set standing = excluded.standing, decided_by = excluded.decided_by, reason = excluded.reason, since = excluded.since
    where p.standing <> excluded.standing returning 1`);
  return rows.length > 0;
}
