// SQL that writes the steps of report items: append-only.
import { sql } from "drizzle-orm";
import { reportItem, reportItemStep } from "@/db/schema/trust/measures";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";
import type { ReportItemId, ReportStep } from "../contract/regulator";

export interface StoredItem {
  number: string;
  measureId: string;
  dueAt: Date;
  steps: (ReportStep | "overdue")[];
}

/** The item with the steps taken so far; null where there is none. */
export async function readItem(tx: WriteTx, id: ReportItemId): Promise<StoredItem | null> {
  const [row] = await tx.rows<StoredItem>(sql`
    select i.number, i.measure_id as "measureId", i.due_at as "dueAt",
      array(select s.step from ${reportItemStep} s where s.item_id = i.id order by s.at) as steps
    from ${reportItem} i where i.id = ${id}::uuid`);
  return row ?? null;
}

/** Appends a step; false, and nothing is written, where it was taken before. */
export async function insertStep(
  tx: WriteTx,
  id: ReportItemId,
  taken: { step: ReportStep | "overdue"; reference: string | null; handlerId: AccountId | null },
): Promise<boolean> {
  const rows = await tx.rows(sql`
    insert into ${reportItemStep} (item_id, step, reference, handler_id, at)
    values (${id}::uuid, ${taken.step}, ${taken.reference}, ${taken.handlerId}::uuid, ${tx.now}::timestamptz)
    on conflict do nothing returning 1`);
  return rows.length > 0;
}
