// Ends a measure: by itself, by an officer, or because an appeal was upheld.
import { sql } from "drizzle-orm";
import { type MeasureParams, measure, measureEnd, type ReportItemId, reportItem } from "@/db/schema/trust/measures";
import type { Beside } from "@/server/core/event-log";
import { holdChains } from "@/server/core/records/append";
import type { WriteTx } from "@/server/core/write-tx";
import { AppError, notFound } from "@/server/shared/errors";
import type { NewEvent } from "@/server/shared/events";
import { type AccountId, type AppealId, type MeasureId, newId, type PrincipalId } from "@/server/shared/ids";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import { newNumber } from "@/server/shared/quotable-number";
import { severityOf } from "@/server/shared/severity";
import { type ContentKind, subjectRef } from "@/server/shared/subject";
import { type HowEnded, measureEnded } from "@/server/trust/measures/events";
import { authority, lockPrincipal } from "@/server/trust/measures/impose";
import { measureModules } from "@/server/trust/measures/kinds";
import { correctionContent } from "@/server/trust/measures/report-format";
import { creditChanged } from "@/server/trust/standing/credit";
import { type CreditEntry, creditRestored, entriesOf, measureRule } from "@/server/trust/standing/credit-rules";
import { dueAfter } from "@/server/trust/standing/time-limits";

export interface Ending {
  how: HowEnded;
  reason: string;
  /** Null where time ended it. */
  handlerId: AccountId | null;
  appealId: AppealId | null;
}

interface Row {
  kind: MeasureKind;
  number: string;
  subjectKind: ContentKind;
  subjectId: string;
  rootId: string;
  accountId: AccountId;
  principalId: PrincipalId;
  params: MeasureParams;
  endsAt: Date | null;
  reportItemId: ReportItemId;
  reportNumber: string;
  endedHow: HowEnded | null;
  /** Of the principal's credit. */
  entries: CreditEntry[];
}

export interface Ended {
  events: [NewEvent, ...NewEvent[]];
  /** What is still to be written with the events. */
  beside: Beside[];
}

/**
 * Ends a measure, takes back its effect as far as no other measure in force holds it, and says so. Overturned: what it cost in credit is given back by a counter entry, and the report
 * to the authority is corrected; that also where the measure had ended before the appeal was decided. Refuses NOT_FOUND, and CONFLICT/ALREADY_DONE where it had ended.
 */
export async function endMeasure(tx: WriteTx, id: MeasureId, ending: Ending): Promise<Ended> {
  await lockPrincipal(tx, sql`(select principal_id from ${measure} where id = ${id}::uuid)`);
  return endUnderLock(tx, id, ending);
}

/** The same for callers who hold the lock of the measure's principal already. */
export async function endUnderLock(tx: WriteTx, id: MeasureId, ending: Ending): Promise<Ended> {
  const row = await readMeasure(tx, id);
  const isOver = row.endedHow !== null;
  if (isOver && (ending.how !== "overturned" || row.endedHow === "overturned")) {
    throw new AppError("CONFLICT", "ALREADY_DONE", {});
  }
  if (ending.how === "lapsed" && (row.endsAt === null || row.endsAt > tx.now)) {
    throw new AppError("CONFLICT", "CHANGED_MEANWHILE", {});
  }

  const subject = subjectRef(row.subjectKind, row.subjectId, row.rootId);
  const beside = isOver ? [] : await measureModules[row.kind].undo(tx, { ...row, id, subject }, ending);
  const chains = await holdChains(
    tx,
    "measure_end",
    ...(ending.how === "overturned" ? (["credit_entry"] as const) : []),
  );
  if (!isOver) {
    const end = {
      measure_id: id,
      how: ending.how,
      reason: ending.reason,
      handler_id: ending.handlerId,
      appeal_id: ending.appealId,
      at: tx.now,
    };
    beside.push(chains.append("measure_end", end));
  }
  const events: [NewEvent, ...NewEvent[]] = [
    measureEnded(subjectRef("measure", id), {
      accountId: row.accountId,
      principalId: row.principalId,
      measureKind: row.kind,
      number: row.number,
      subjectKind: row.subjectKind,
      subjectId: row.subjectId,
      how: ending.how,
      appealId: ending.appealId,
    }),
  ];
  if (ending.how !== "overturned") return { events, beside };

  beside.push(reportCorrected(tx, id, row, ending.reason));
  const severity = severityOf(row.params.severity ?? 1);
  const credit = creditRestored(tx, chains, { ...row, ...ending, measureId: id, severity }, row.entries);
  if (credit) {
    const rule = measureRule(row.kind, severity);
    events.push(creditChanged(subjectRef("principal", row.principalId), { ...credit.state, rule }));
    beside.push(...credit.beside);
  }
  return { events, beside };
}

/** Read after the lock, in a statement of its own, so that an end written meanwhile is seen. */
async function readMeasure(tx: WriteTx, id: MeasureId): Promise<Row> {
  const [row] = await tx.rows<Row>(sql`
    select m.kind, m.number, m.subject_kind as "subjectKind", m.subject_id as "subjectId", m.root_id as "rootId", m.account_id as "accountId",
      m.principal_id as "principalId", m.params, m.ends_at as "endsAt", m.report_item_id as "reportItemId", i.number as "reportNumber", e.how as "endedHow",
      ${entriesOf(sql`m.principal_id`)} as entries
    from ${measure} m join ${reportItem} i on i.id = m.report_item_id left join ${measureEnd} e on e.measure_id = m.id
    where m.id = ${id}::uuid`);
  if (!row) throw notFound();
  return row;
}

function reportCorrected(tx: WriteTx, id: MeasureId, row: Row, reason: string): Beside {
  const content = correctionContent({
    number: row.number,
    corrects: row.reportNumber,
    reason,
    at: tx.now.toISOString(),
  });
  const change = sql`
    insert into ${reportItem} (id, number, measure_id, corrects, authority, content, due_at, created_at)
    values (${newId<ReportItemId>()}::uuid, ${newNumber("G")}, ${id}::uuid, ${row.reportItemId}::uuid, ${authority}, ${JSON.stringify(content)}::jsonb,
            ${dueAfter("regulatorReport", tx.now)}::timestamptz, ${tx.now}::timestamptz)`;
  return { change };
}
