// What staff read of the regulator outbox. Queries with staff access alone use it.
import { type SQL, sql } from "drizzle-orm";
import { measure, reportItem, reportItemStep } from "@/db/schema/trust/measures";
import { staffPost } from "@/db/schema/trust/standing";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId } from "@/server/shared/ids";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import type { ItemState, ReportItemId, ReportStep } from "../contract/regulator";

export interface ItemRow {
  id: ReportItemId;
  number: string;
  measureId: string;
  measureNumber: string;
  measureKind: MeasureKind;
  isCorrection: boolean;
  authority: string;
  state: ItemState;
  createdAt: Date;
  dueAt: Date;
}

export interface ItemDetailRow extends ItemRow {
  content: Record<string, unknown>;
  corrects: string | null;
  steps: { step: ReportStep | "overdue"; reference: string | null; at: string }[];
}

const has = (step: string) => sql`exists (select from ${reportItemStep} s where s.item_id = i.id and s.step = ${step})`;

/** The furthest step; overdue where the time is over and nothing was sent. */
function stateAt(now: Date): SQL {
  return sql`case when ${has("replied")} then 'replied' when ${has("received")} then 'received' when ${has("sent")} then 'sent'
    when i.due_at <= ${now}::timestamptz then 'overdue' else 'waiting' end`;
}

function items(now: Date): SQL {
  return sql`(select i.id, i.number, i.measure_id as "measureId", m.number as "measureNumber", m.kind as "measureKind", i.corrects is not null as "isCorrection",
      i.authority, i.created_at as "createdAt", i.due_at as "dueAt", i.content, i.corrects as corrected, ${stateAt(now)} as state
    from ${reportItem} i join ${measure} m on m.id = i.measure_id)`;
}

const brief = sql`x.id, x.number, x."measureId", x."measureNumber", x."measureKind", x."isCorrection", x.authority, x.state, x."createdAt", x."dueAt"`;

/** A page of the outbox, newest first. */
export function listItems(
  scope: ReadScope,
  { state, before }: { state: ItemState | null; before: ReportItemId | null },
  most: number,
): Promise<ItemRow[]> {
  return scope.rows(sql`
    select ${brief} from ${items(scope.now)} x
    where (${state}::text is null or x.state = ${state}) and (${before}::uuid is null or x.id < ${before}::uuid)
    order by x.id desc ${atMost(most)}`);
}

/** One item with its content and steps. */
export async function findItem(scope: ReadScope, id: ReportItemId): Promise<ItemDetailRow | null> {
  const [row] = await scope.rows<ItemDetailRow>(sql`
    select ${brief}, x.content, (select c.number from ${reportItem} c where c.id = x.corrected) as corrects,
      (select coalesce(json_agg(json_build_object('step', s.step, 'reference', s.reference, 'at', s.at) order by s.at, s.step), '[]')
       from ${reportItemStep} s where s.item_id = x.id) as steps
    from ${items(scope.now)} x where x.id = ${id}::uuid`);
  return row ?? null;
}

/** Items whose time is over, which were not sent, and of which the officers have not been told. */
export async function unnoticedOverdue(through: Rows, now: Date, most: number): Promise<ReportItemId[]> {
  const rows = await through.rows<{ id: ReportItemId }>(sql`
    select i.id from ${reportItem} i where i.due_at <= ${now}::timestamptz and not ${has("sent")} and not ${has("overdue")}
    order by i.due_at, i.id ${atMost(most)}`);
  return rows.map((row) => row.id);
}

/** Who is told: officers in post. */
export async function officers(through: Rows, now: Date): Promise<AccountId[]> {
  const rows = await through.rows<{ id: AccountId }>(sql`
    select s.account_id as id from ${staffPost} s where s.post = 'officer' and s.since <= ${now}::timestamptz
      and (s.until is null or s.until > ${now}::timestamptz) order by s.account_id`);
  return rows.map((row) => row.id);
}
