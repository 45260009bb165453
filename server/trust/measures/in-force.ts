// When a measure counts, said once for SQL.
import { type SQL, sql } from "drizzle-orm";
import { appeal } from "@/db/schema/moderation";
import { measure, measureEnd } from "@/db/schema/trust/measures";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { MeasureId } from "@/server/shared/ids";

/** True for the row `alias` of `measure` at `at`: started, its time not over, and not ended by anyone. A timed measure lapses by this comparison, whatever any job does. */
export function inForceAt(alias: string, at: Date): SQL {
  const m = sql.raw(alias);
  return sql`(${m}.starts_at <= ${at}::timestamptz and (${m}.ends_at is null or ${m}.ends_at > ${at}::timestamptz) and ${notEnded(alias)})`;
}

/** True for the row `alias` of `measure` as long as no end is recorded. */
export function notEnded(alias: string): SQL {
  return sql`not exists (select from ${measureEnd} me where me.measure_id = ${sql.raw(alias)}.id)`;
}

/** True where no appeal against the row `alias` of `measure` was upheld, whether it still ran at that time or had lapsed. */
export function notOverturned(alias: string): SQL {
  return sql`not exists (select from ${appeal} ma where ma.measure_id = ${sql.raw(alias)}.id and ma.state = 'upheld')`;
}

/** Measures whose time is over and whose end is not recorded yet, the oldest first. */
export async function lapsedMeasures(through: Rows, now: Date, most: number): Promise<MeasureId[]> {
  const rows = await through.rows<{ id: MeasureId }>(sql`
    select m.id from ${measure} m where m.ends_at <= ${now}::timestamptz and ${notEnded("m")} order by m.ends_at, m.id ${atMost(most)}`);
  return rows.map((row) => row.id);
}
