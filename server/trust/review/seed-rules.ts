// The rules that a new installation starts with.
import { sql } from "drizzle-orm";
import { reviewRule } from "@/db/schema/trust/review";
import { inWriteTx } from "@/server/core/write-tx";
import { defaultRules } from "@/server/trust/review/default-rules";

/** Puts the default rules in force where there is no rule at all; answers how many. May run at each start: an installation that switched them all off keeps it so. */
export async function seedRules(): Promise<number> {
  const rows = JSON.stringify(defaultRules.map((rule) => ({ id: rule.id, version: rule.version, rule })));
  const inserted = await inWriteTx((tx) =>
    tx.rows(sql`
      insert into ${reviewRule} (id, version, rule, state, written_at, switched_on_at)
      select d.id, d.version, d.rule, 'on', ${tx.now}::timestamptz, ${tx.now}::timestamptz
      from json_to_recordset(${rows}::json) as d(id text, version int, rule jsonb)
      where not exists (select from ${reviewRule})
      on conflict do nothing returning 1`),
  );
  return inserted.length;
}
