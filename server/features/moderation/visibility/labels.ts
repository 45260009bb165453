// What may be read of labels, for the desk.
import { type SQL, sql } from "drizzle-orm";
import { moderationCase, report } from "@/db/schema/moderation";
import { contentLabel } from "@/db/schema/trust/labels";
import { measure } from "@/db/schema/trust/measures";
import type { Rows } from "@/server/core/database";
import type { MeasureId } from "@/server/shared/ids";
import type { ContentLabel } from "@/server/shared/labels";
import type { ContentKind } from "@/server/shared/subject";
import { accountNames } from "@/server/trust/authors/brief";
import { notEnded } from "@/server/trust/measures/in-force";

/** All labels, in force and ended, with who set and ended them: a query with staff access alone may use it. */
export function deskLabels(): SQL {
  return sql`(select l.*, (select n.nickname from ${accountNames} n where n.id = l.set_by) as set_by_name,
    (select n.nickname from ${accountNames} n where n.id = l.ended_by) as ended_by_name from ${contentLabel} l)`;
}

export interface LabelTarget {
  id: string;
  rootId: string;
  kind: ContentKind;
  subjectId: string;
  label: ContentLabel;
  authorId: string | null;
  principalId: string | null;
  /** The measure by which it stands; null where it has ended. */
  measureId: MeasureId | null;
  reporterPrincipals: string[];
}

/** A label as gates see it: with whom the case in which it was set was about, and who had reported. */
export async function findLabelTarget(through: Rows, id: string): Promise<LabelTarget | null> {
  const [row] = await through.rows<LabelTarget>(sql`
    select l.id, l.root_id as "rootId", l.kind, l.subject_id as "subjectId", l.label, c.account_id as "authorId", c.principal_id as "principalId",
      (select m.id from ${measure} m where l.ended_at is null and m.kind = 'label-content' and m.subject_id = l.subject_id and m.params->>'label' = l.label
        and ${notEnded("m")} order by m.seq desc limit 1) as "measureId",
      array(select distinct r.reporter_principal_id::text from ${report} r where r.case_id = c.id and r.reporter_principal_id is not null) as "reporterPrincipals"
    from ${contentLabel} l join ${moderationCase} c on c.id = l.case_id where l.id = ${id}::uuid`);
  return row ?? null;
}
