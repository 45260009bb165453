// SQL that writes appeals.
import { sql } from "drizzle-orm";
import { appeal, appealMessage } from "@/db/schema/moderation";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { AppError } from "@/server/shared/errors";
import { type AccountId, type AppealId, type MeasureId, type MediaId, newId } from "@/server/shared/ids";
import { newNumber } from "@/server/shared/quotable-number";
import { ownFile } from "@/server/trust/attachments";
import { dueAfter } from "@/server/trust/standing/time-limits";

export interface NewAppeal {
  measureId: MeasureId;
  appellantId: AccountId;
  firstHandlerId: AccountId;
  grounds: string;
  evidence: readonly MediaId[];
}

/** Opens the one appeal that a measure can have; null, and nothing is written, where there was one. */
export async function insertAppeal(tx: WriteTx, made: NewAppeal): Promise<{ id: AppealId; number: string } | null> {
  const id = newId<AppealId>();
  const [row] = await tx.rows<{ id: AppealId; number: string }>(sql`
    insert into ${appeal} (id, number, measure_id, appellant_id, first_handler_id, grounds, evidence, state, opened_at, due_at)
    values (${id}::uuid, ${newNumber("A")}, ${made.measureId}::uuid, ${made.appellantId}::uuid, ${made.firstHandlerId}::uuid, ${made.grounds},
            ${JSON.stringify(made.evidence)}::jsonb, 'open', ${tx.now}::timestamptz, ${dueAfter("appealDecision", tx.now)}::timestamptz)
    on conflict (measure_id) do nothing returning id, number`);
  return row ?? null;
}

/** True where each of these files exists and belongs to the account. */
export async function ownsFiles(tx: WriteTx, owner: AccountId, ids: readonly MediaId[]): Promise<boolean> {
  const missing = await tx.rows(sql`
    select 1 from unnest(${sql.param([...ids])}::uuid[]) as f(id) where not ${ownFile(sql`f.id`, owner)}`);
  return missing.length === 0;
}

/** Adds to the conversation. */
export async function insertMessage(
  tx: WriteTx,
  appealId: AppealId,
  message: { authorId: AccountId; fromStaff: boolean; body: string },
): Promise<string> {
  const id = newId();
  await tx.rows(sql`
    insert into ${appealMessage} (id, appeal_id, author_id, from_staff, body, created_at)
    values (${id}::uuid, ${appealId}::uuid, ${message.authorId}::uuid, ${message.fromStaff}, ${message.body}, ${tx.now}::timestamptz)`);
  return id;
}

/** Claims an open appeal that nobody else holds; claiming again prolongs it. Answers until when, or null where another person was first. */
export async function claim(tx: WriteTx, id: AppealId, by: AccountId): Promise<Date | null> {
  const until = dueAfter("claim", tx.now);
  const rows = await tx.rows(sql`
    update ${appeal} set claimed_by = ${by}::uuid, claimed_until = ${until}::timestamptz
    where id = ${id}::uuid and state = 'open'
      and (claimed_by is null or claimed_by = ${by}::uuid or claimed_until <= ${tx.now}::timestamptz) returning 1`);
  return rows.length > 0 ? until : null;
}

/** Decides an open appeal that nobody else holds; refuses CONFLICT/CLAIMED_BY_OTHER where another person claimed it, or decided it meanwhile. */
export function appealDecision(
  tx: WriteTx,
  id: AppealId,
  decision: { outcome: "upheld" | "refused"; by: AccountId; reason: string },
): Beside {
  const change = sql`
    update ${appeal} set state = ${decision.outcome}, decided_by = ${decision.by}::uuid, decided_at = ${tx.now}::timestamptz,
      decision_reason = ${decision.reason}, claimed_by = null, claimed_until = null
    where id = ${id}::uuid and state = 'open'
      and (claimed_by is null or claimed_by = ${decision.by}::uuid or claimed_until <= ${tx.now}::timestamptz) returning 1`;
  return { change, refusal: new AppError("CONFLICT", "CLAIMED_BY_OTHER", { until: null }) };
}
