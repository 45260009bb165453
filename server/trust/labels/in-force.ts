// The labels that stand now: read wherever a content is shown, written by the desk's commands alone.
import { type SQL, sql } from "drizzle-orm";
import { type ContentLabelId, contentLabel } from "@/db/schema/trust/labels";
import type { Rows } from "@/server/core/database";
import type { Beside } from "@/server/core/event-log";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, type CaseId, newId } from "@/server/shared/ids";
import type { ContentLabel } from "@/server/shared/labels";
import type { ContentKind, SubjectRef } from "@/server/shared/subject";

/** The labels in force of a content, as a json array of their words (null for none), for the select list of a statement. */
export function labelsPart(kind: ContentKind, rootId: SQL, id: SQL): SQL {
  return sql`(select json_agg(cl.label order by cl.label) from ${contentLabel} cl
    where cl.root_id = ${rootId} and cl.kind = ${sql.raw(`'${kind}'`)} and cl.subject_id = ${id} and cl.ended_at is null)`;
}

export interface NewLabel {
  subject: SubjectRef<ContentKind>;
  label: ContentLabel;
  rule: { id: string; version: number };
  reason: string;
  caseId: CaseId;
  setBy: AccountId;
}

/** Sets a label and tells open pages. Null where the content bears it already. */
export async function setLabel(tx: WriteTx, made: NewLabel): Promise<ContentLabelId | null> {
  const { subject, rule } = made;
  const [row] = await tx.rows<{ id: ContentLabelId }>(sql`
    insert into ${contentLabel} (id, root_id, kind, subject_id, label, rule_id, rule_version, reason, case_id, set_by, set_at)
    values (${newId()}::uuid, ${subject.rootId}::uuid, ${subject.kind}, ${subject.id}::uuid, ${made.label}, ${rule.id}, ${rule.version}::int, ${made.reason},
      ${made.caseId}::uuid, ${made.setBy}::uuid, ${tx.now}::timestamptz)
    on conflict do nothing returning id, ${toldOf(subject)}`);
  return row?.id ?? null;
}

export interface LabelRecord {
  id: ContentLabelId;
  rootId: string;
  kind: ContentKind;
  subjectId: string;
  label: ContentLabel;
  endedAt: Date | null;
}

/** One label, in force or ended; null where there is none. */
export async function findLabel(through: Rows, id: string): Promise<LabelRecord | null> {
  const [row] = await through.rows<LabelRecord>(sql`
    select l.id, l.root_id as "rootId", l.kind, l.subject_id as "subjectId", l.label, l.ended_at as "endedAt" from ${contentLabel} l where l.id = ${id}::uuid`);
  return row ?? null;
}

/** The change that ends a label in force and tells open pages; it answers no row where the label has ended already. */
export function labelEnded(
  tx: WriteTx,
  subject: SubjectRef,
  ending: { id: string; by: AccountId; reason: string },
): Beside["change"] {
  return sql`
    update ${contentLabel} set ended_at = ${tx.now}::timestamptz, ended_by = ${ending.by}::uuid, end_reason = ${ending.reason}
    where id = ${ending.id}::uuid and ended_at is null returning ${toldOf(subject)}`;
}

function toldOf(subject: SubjectRef): SQL {
  return signalSent({ audience: `post:${subject.rootId}`, type: "changed", ids: [subject.id] });
}
