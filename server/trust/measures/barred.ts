// Who may not register again: keyed indexes of identities, phones and devices, each with the measure that bars it.
import { type SQL, sql } from "drizzle-orm";
import { account, registrationAttempt } from "@/db/schema/accounts";
import { barredIndex, measure } from "@/db/schema/trust/measures";
import { principal } from "@/db/schema/trust/standing";
import type { Rows } from "@/server/core/database";
import type { Beside } from "@/server/core/event-log";
import type { MeasureId, PrincipalId } from "@/server/shared/ids";
import { inForceAt } from "@/server/trust/measures/in-force";

export const barredKinds = ["identity", "phone", "device"] as const;
export type BarredKind = (typeof barredKinds)[number];

/**
 * The measure in force that bars this identity, phone or device (as its keyed index), or null. Whoever registers or proves an identity asks this first and refuses
 * FORBIDDEN/BLACKLISTED with the measure's id. A bar whose time is over no longer counts.
 */
export async function isBarred(
  rows: Rows,
  kind: BarredKind,
  value: string,
  now: Date,
): Promise<{ measureId: MeasureId } | null> {
  const [found] = await rows.rows<{ measureId: MeasureId | null }>(sql`
    select ${barOn(kind, value, now)} as "measureId"`);
  return found?.measureId ? { measureId: found.measureId } : null;
}

/** The same as an expression: the id of the measure, or null. */
export function barOn(kind: BarredKind, value: string | null, now: Date): SQL {
  return sql`(
    select m.id from ${barredIndex} b join ${measure} m on m.id = b.measure_id
    where b.kind = ${kind} and b.value = ${value} and ${inForceAt("m", now)} order by m.seq limit 1)`;
}

/** Bars what is known of the principal now: its identity's index, the phones of its accounts, the devices they were registered from. May run twice. */
export function barred(
  { id, principalId }: { id: MeasureId; principalId: PrincipalId },
  kinds: readonly BarredKind[],
): Beside {
  const change = sql`
    insert into ${barredIndex} (kind, value, measure_id)
    select distinct known.kind, known.value, ${id}::uuid
    from (
      select 'identity' as kind, p.identity_index as value from ${principal} p where p.id = ${principalId}::uuid
      union all select 'phone', a.phone_index from ${account} a where a.principal_id = ${principalId}::uuid
      union all select 'device', r.device_index from ${registrationAttempt} r join ${account} a on a.id = r.account_id
        where a.principal_id = ${principalId}::uuid and r.outcome = 'registered'
    ) known
    where known.value is not null and known.kind = any(${sql.param([...kinds])}::text[])
    on conflict do nothing`;
  return { change };
}

/** Takes back what this measure bars; what another measure bars as well stays barred. */
export function unbarred(id: MeasureId): Beside {
  return { change: sql`delete from ${barredIndex} where measure_id = ${id}::uuid` };
}
