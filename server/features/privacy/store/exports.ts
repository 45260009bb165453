// SQL of the copies that people ask for. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { dataExport } from "@/db/schema/privacy";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";
import { newId } from "@/server/shared/ids";
import type { ExportId } from "../contract";

/** Asks for a copy; null where one is under way. Of two who ask at once one is told so. */
export async function insertExport(tx: WriteTx, accountId: AccountId): Promise<ExportId | null> {
  const [row] = await tx.rows<{ id: ExportId }>(sql`
    insert into ${dataExport} (id, account_id, state, requested_at)
    values (${newId()}::uuid, ${accountId}::uuid, 'waiting', ${tx.now}::timestamptz)
    on conflict (account_id) where state in ('waiting', 'making') do nothing returning id`);
  return row?.id ?? null;
}

export interface ExportRow {
  id: ExportId;
  accountId: AccountId;
  state: "waiting" | "making" | "ready" | "failed" | "expired";
}

/** The copy, its row locked. */
export async function lockExport(tx: WriteTx, id: ExportId): Promise<ExportRow | null> {
  const [row] = await tx.rows<ExportRow>(sql`
    select x.id, x.account_id as "accountId", x.state from ${dataExport} x where x.id = ${id}::uuid for update`);
  return row ?? null;
}

export function exportGatheredTo(id: ExportId, done: number, total: number): Beside {
  const change = sql`update ${dataExport} set state = 'making', done = ${done}::int, total = ${total}::int where id = ${id}::uuid`;
  return { change };
}

export function exportFinished(
  tx: WriteTx,
  id: ExportId,
  file: { bytes: number; sha256: string; expiresAt: Date },
): Beside {
  const change = sql`
    update ${dataExport} set state = 'ready', done = total, bytes = ${file.bytes}::bigint, sha256 = ${file.sha256},
      ready_at = ${tx.now}::timestamptz, expires_at = ${file.expiresAt}::timestamptz where id = ${id}::uuid`;
  return { change };
}

export function exportEnded(id: ExportId, state: "failed" | "expired"): Beside {
  return { change: sql`update ${dataExport} set state = ${state} where id = ${id}::uuid` };
}
