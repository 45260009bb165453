// SQL that finds bursts of registrations. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { registrationAttempt } from "@/db/schema/accounts";
import { event } from "@/db/schema/core";
import type { WriteTx } from "@/server/core/write-tx";
import { clusterFound } from "@/server/features/accounts/contract";
import type { AccountId } from "@/server/shared/ids";

export interface Burst {
  index: string;
  /** Newest first. */
  accounts: AccountId[];
  refused: number;
}

/** What else came since an instant from the device or network of one try; null where that try kept no device. */
export async function burstOf(
  tx: WriteTx,
  by: "device" | "network",
  attemptId: string,
  since: Date,
): Promise<Burst | null> {
  const column = by === "device" ? sql`device_index` : sql`network_index`;
  const [row] = await tx.rows<Burst>(sql`
    select o.${column} as index,
      coalesce(array_agg(r.account_id order by r.at desc) filter (where r.outcome = 'registered'), '{}') as accounts,
      (count(*) filter (where r.outcome = 'refused'))::int as refused
    from ${registrationAttempt} o join ${registrationAttempt} r on r.${column} = o.${column} and r.at > ${since}::timestamptz
    where o.id = ${attemptId}::uuid group by 1`);
  return row ?? null;
}

/** True where this very device or network was named since an instant. */
export async function wasClusterFoundSince(tx: WriteTx, index: string, since: Date): Promise<boolean> {
  const rows = await tx.rows(sql`
    select 1 from ${event} where kind = ${clusterFound.kind} and at > ${since}::timestamptz and payload->>'index' = ${index} limit 1`);
  return rows.length > 0;
}
