// The labels that stand now: read wherever a content is shown, written by the desk's commands alone.
import { type SQL, sql } from "drizzle-orm";
import { type ContentLabelId, contentLabel } from "@/db/schema/trust/labels";
import { measure } from "@/db/schema/trust/measures";
import type { Rows } from "@/server/core/database";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, CaseId, MeasureId } from "@/server/shared/ids";
import type { ContentLabel } from "@/server/shared/labels";
import type { ContentKind, SubjectRef } from "@/server/shared/subject";
import { notEnded } from "@/server/trust/measures/in-force";

/** The labels in force of a content, as a json array of their words (null for none), for the select list of a statement. */
export function labelsPart(kind: ContentKind, rootId: SQL, id: SQL): SQL {
  return sql`(select json_agg(cl.label order by cl.label) from ${contentLabel} cl
    where cl.root_id = ${rootId} and cl.kind = ${sql.raw(`'${kind}'`)} and cl.subject_id = ${id} and cl.ended_at is null)`;
}

export interface NewLabel {
  id: ContentLabelId;
  subject: SubjectRef<ContentKind>;
  label: ContentLabel;
  rule: { id: string; version: number };
  reason: string;
  caseId: CaseId;
  setBy: AccountId;
}

/** The change that sets a label and tells open pages; nothing where the content bears it already. */
export function labelSet(tx: WriteTx, made: NewLabel): SQL {
  const { subject, rule } = made;
  return sql`
    insert into ${contentLabel} (id, root_id, kind, subject_id, label, rule_id, rule_version, reason, case_id, set_by, set_at)
    values (${made.id}::uuid, ${subject.rootId}::uuid, ${subject.kind}, ${subject.id}::uuid, ${made.label}, ${rule.id}, ${rule.version}::int, ${made.reason},
      ${made.caseId}::uuid, ${made.setBy}::uuid, ${tx.now}::timestamptz)
    on conflict do nothing returning ${toldOf(subject)}`;
}

/** The change that ends the label of a measure and tells open pages, unless another measure in force says the same of the content. */
export function labelEnded(
  tx: WriteTx,
  of: { id: MeasureId; subject: SubjectRef; params: { label?: string } },
  ending: { by: AccountId; reason: string },
): SQL {
  return sql`
    update ${contentLabel} set ended_at = ${tx.now}::timestamptz, ended_by = ${ending.by}::uuid, end_reason = ${ending.reason}
    where root_id = ${of.subject.rootId}::uuid and kind = ${of.subject.kind} and subject_id = ${of.subject.id}::uuid and label = ${of.params.label ?? ""}
      and ended_at is null and not exists (
        select from ${measure} m where m.kind = 'label-content' and m.subject_id = ${of.subject.id}::uuid and m.params->>'label' = ${of.params.label ?? ""}
          and m.id <> ${of.id}::uuid and ${notEnded("m")})
    returning ${toldOf(of.subject)}`;
}

/** The labels that the content bears, and those that it bore until a person decided otherwise. */
export async function labelsEver(
  through: Rows,
  subject: SubjectRef,
): Promise<{ id: ContentLabelId; label: ContentLabel; isInForce: boolean }[]> {
  return through.rows(sql`
    select l.id, l.label, l.ended_at is null as "isInForce" from ${contentLabel} l
    where l.root_id = ${subject.rootId}::uuid and l.kind = ${subject.kind} and l.subject_id = ${subject.id}::uuid order by l.id desc`);
}

function toldOf(subject: SubjectRef): SQL {
  return signalSent({ audience: `post:${subject.rootId}`, type: "changed", ids: [subject.id] });
}
