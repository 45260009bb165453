// What may be read of appeals: one's own, and with the post for appeals, all.
import { type SQL, sql } from "drizzle-orm";
import { appeal, appealMessage } from "@/db/schema/moderation";
import { measure } from "@/db/schema/trust/measures";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId, AppealId, MeasureId, PrincipalId } from "@/server/shared/ids";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import { holdsPost, readableMeasures } from "@/server/trust/measures/visible";

/** The viewer's appeals; for staff who decide appeals, all. */
function readableAppeals(scope: ReadScope): SQL {
  return sql`(select a.* from ${appeal} a where a.appellant_id = ${scope.viewerId}::uuid or ${holdsPost(scope, ["appeals"])})`;
}

export interface MessageRow {
  id: string;
  fromStaff: boolean;
  body: string;
  createdAt: string;
}

export interface AppealRow {
  id: AppealId;
  number: string;
  measureId: MeasureId;
  appellantId: AccountId;
  firstHandlerId: AccountId;
  state: "open" | "upheld" | "refused";
  grounds: string;
  evidence: string[];
  openedAt: Date;
  dueAt: Date;
  claimedBy: AccountId | null;
  claimedUntil: Date | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  messages: MessageRow[];
}

const columns = sql`a.id, a.number, a.measure_id as "measureId", a.appellant_id as "appellantId", a.first_handler_id as "firstHandlerId", a.state,
  a.grounds, a.evidence, a.opened_at as "openedAt", a.due_at as "dueAt", a.claimed_by as "claimedBy", a.claimed_until as "claimedUntil",
  a.decided_at as "decidedAt", a.decision_reason as "decisionReason",
  (select coalesce(json_agg(json_build_object('id', g.id, 'fromStaff', g.from_staff, 'body', g.body, 'createdAt', g.created_at) order by g.id), '[]')
   from ${appealMessage} g where g.appeal_id = a.id) as messages`;

/** The appeal against a measure that the viewer may read, with its conversation. */
export async function findOwnAppeal(scope: ReadScope, measureId: MeasureId): Promise<AppealRow | null> {
  const [row] = await scope.rows<AppealRow>(sql`
    select ${columns} from ${appeal} a where a.measure_id = ${measureId}::uuid
      and exists (select from ${readableMeasures(scope)} m where m.id = a.measure_id)`);
  return row ?? null;
}

/** An appeal that the viewer may read, with its conversation. */
export async function findAppeal(scope: ReadScope, id: AppealId): Promise<AppealRow | null> {
  const [row] = await scope.rows<AppealRow>(sql`
    select ${columns} from ${readableAppeals(scope)} a where a.id = ${id}::uuid`);
  return row ?? null;
}

export interface AppealTarget {
  id: AppealId;
  number: string;
  measureId: MeasureId;
  measureKind: MeasureKind;
  appellantId: AccountId;
  principalId: PrincipalId;
  firstHandlerId: AccountId;
  state: "open" | "upheld" | "refused";
  claimedBy: AccountId | null;
  claimedUntil: Date | null;
}

/** An appeal as gates see it. */
export async function findAppealTarget(scope: ReadScope, id: string): Promise<AppealTarget | null> {
  const [row] = await scope.rows<AppealTarget>(sql`
    select a.id, a.number, a.measure_id as "measureId", m.kind as "measureKind", a.appellant_id as "appellantId", m.principal_id as "principalId",
      a.first_handler_id as "firstHandlerId", a.state, a.claimed_by as "claimedBy", a.claimed_until as "claimedUntil"
    from ${readableAppeals(scope)} a join ${measure} m on m.id = a.measure_id where a.id = ${id}::uuid`);
  return row ?? null;
}

/** True for staff who decide appeals. */
export async function decidesAppeals(scope: ReadScope): Promise<boolean> {
  const [row] = await scope.rows<{ decides: boolean }>(sql`select ${holdsPost(scope, ["appeals"])} as decides`);
  return row?.decides ?? false;
}

export type QueueRow = Omit<AppealRow, "grounds" | "evidence" | "messages" | "decidedAt" | "decisionReason"> & {
  measureKind: MeasureKind;
};

/** A page of the queue: open ones by due time, decided ones by the latest; from after an appeal on. */
export function listAppeals(
  scope: ReadScope,
  { open, after }: { open: boolean; after: AppealId | null },
  most: number,
): Promise<QueueRow[]> {
  // Every appeal has the same time limit, so the order of the ids is the order of the due times.
  const order = open ? sql`a.id` : sql`a.id desc`;
  const beyond = open ? sql`a.id > ${after}::uuid` : sql`a.id < ${after}::uuid`;
  return scope.rows(sql`
    select a.id, a.number, a.measure_id as "measureId", m.kind as "measureKind", a.appellant_id as "appellantId",
      a.first_handler_id as "firstHandlerId", a.state, a.opened_at as "openedAt", a.due_at as "dueAt", a.claimed_by as "claimedBy",
      a.claimed_until as "claimedUntil"
    from ${readableAppeals(scope)} a join ${measure} m on m.id = a.measure_id
    where (a.state = 'open') = ${open} and (${after}::uuid is null or ${beyond}) order by ${order} ${atMost(most)}`);
}
