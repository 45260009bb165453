// Questions whose answer must be zero rows: what the compliance register shows as evidence that no record or report is missing.
import { type SQL, sql } from "drizzle-orm";
import { moderationCase } from "@/db/schema/moderation";
import { accountClosing } from "@/db/schema/privacy";
import { measure, reportItem } from "@/db/schema/trust/measures";
import { subjectState } from "@/db/schema/trust/visibility";
import type { Rows } from "@/server/core/database";

export interface RecordGaps {
  /** Measures without a report item, and first report items without a measure. */
  measuresWithoutReport: number;
  reportsWithoutMeasure: number;
  /** Removed contents and closed accounts without the measure that says why; an account that its owner closed has none. */
  statesWithoutMeasure: number;
  measuresWithoutCase: number;
}

/** Counts what is missing between measures, cases, report items and what readers see; all four are zero. */
export async function recordGaps(through: Rows): Promise<RecordGaps> {
  const count = (what: SQL) => sql`(select count(*)::int ${what})`;
  const [row] = await through.rows<RecordGaps>(sql`select
    ${count(sql`from ${measure} m where not exists (
      select from ${reportItem} i where i.id = m.report_item_id and i.measure_id = m.id and i.corrects is null)`)} as "measuresWithoutReport",
    ${count(sql`from ${reportItem} i where i.corrects is null and not exists (
      select from ${measure} m where m.id = i.measure_id and m.report_item_id = i.id)`)} as "reportsWithoutMeasure",
    ${count(sql`from ${subjectState} s where s.state in ('removed', 'closed') and not exists (
      select from ${measure} m where m.id = s.measure_id)
      and not (s.kind = 'account' and exists (select from ${accountClosing} c where c.account_id = s.id and c.undone_at is null))`)} as "statesWithoutMeasure",
    ${count(sql`from ${measure} m where not exists (select from ${moderationCase} c where c.id = m.case_id)`)} as "measuresWithoutCase"`);
  if (!row) throw new Error("A count always answers a row.");
  return row;
}
