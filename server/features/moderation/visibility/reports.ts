// What may be read of reports: one's own, or the one whose receipt one holds.
import { type SQL, sql } from "drizzle-orm";
import { report } from "@/db/schema/moderation";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { ReadScope } from "@/server/core/read-scope";
import type { CaseId } from "@/server/shared/ids";

/** Reports of the viewer; none for somebody who is not signed in. */
export function ownReports(scope: ReadScope): SQL {
  return sql`(select r.* from ${report} r where r.reporter_id = ${scope.viewerId}::uuid)`;
}

/** The report with this receipt: the number itself is what entitles to read it. */
export function reportByReceipt(receipt: string): SQL {
  return sql`(select r.* from ${report} r where r.receipt = ${receipt})`;
}

/** Cases with reports past their due time that were not escalated for it yet: for the job alone. */
export async function lateCases(through: Rows, now: Date, most: number): Promise<CaseId[]> {
  const rows = await through.rows<{ id: CaseId }>(sql`
    select distinct r.case_id as id from ${report} r
    where r.state <> 'fed-back' and r.due_at < ${now}::timestamptz and r.escalated_at is null ${atMost(most)}`);
  return rows.map((row) => row.id);
}
