// SQL of the network log for those who may search it, and of its end.
import { sql } from "drizzle-orm";
import { networkLog } from "@/db/schema/core";
import { atMost } from "@/server/core/at-most";
import { indexOf } from "@/server/core/sealed/vault";
import type { WriteTx } from "@/server/core/write-tx";
import { logPageSize } from "@/server/features/privacy/contract";
import type { Act } from "@/server/shared/acts";
import type { AccountId } from "@/server/shared/ids";
import type { SealedText } from "@/server/shared/sealed-text";

export interface LogRow {
  id: string;
  at: Date;
  accountId: AccountId | null;
  act: Act;
  addressSealed: SealedText;
  port: number;
  device: string;
  objectKind: string;
  objectId: string;
}

export interface LogFilter {
  accountId: AccountId | null;
  address: string | null;
  objectId: string | null;
  from: Date;
  to: Date;
  before: { at: Date; id: string } | null;
}

/** One page of entries, newest first. Entries outlive the accounts and contents that they name. */
export function findLogEntries(tx: WriteTx, filter: LogFilter): Promise<LogRow[]> {
  const { accountId, address, objectId, before } = filter;
  return tx.rows<LogRow>(sql`
    select l.id, l.at, l.account_id as "accountId", l.act, l.address_sealed as "addressSealed", l.port, l.device,
      l.object_kind as "objectKind", l.object_id as "objectId"
    from ${networkLog} l
    where l.at >= ${filter.from}::timestamptz and l.at < ${filter.to}::timestamptz
      ${accountId ? sql`and l.account_id = ${accountId}::uuid` : sql``}
      ${address ? sql`and l.address_index = ${indexOf("address", address)}` : sql``}
      ${objectId ? sql`and l.object_id = ${objectId}` : sql``}
      ${before ? sql`and (l.at, l.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``}
    order by l.at desc, l.id desc ${atMost(logPageSize)}`);
}

/** Removes what is older than the cut-off; the database itself refuses one within six calendar months. Answers how many went and what is left. */
export async function purgeLogs(tx: WriteTx, before: Date): Promise<{ removed: number; oldestLeft: Date | null }> {
  const [purged] = await tx.rows<{ removed: string }>(sql`select purge_network_log(${before}::timestamptz) as removed`);
  const [left] = await tx.rows<{ oldest: Date | null }>(sql`select min(at) as oldest from ${networkLog}`);
  return { removed: Number(purged?.removed ?? 0), oldestLeft: left?.oldest ?? null };
}
