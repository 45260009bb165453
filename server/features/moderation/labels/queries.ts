// What the desk reads of labels, and what everybody may read of the surfaces.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { atMost } from "@/server/core/at-most";
import { query } from "@/server/pipeline/query";
import type { ContentLabel } from "@/server/shared/labels";
import type { ContentKind } from "@/server/shared/subject";
import { surfaces } from "@/server/trust/labels/surfaces";
import { type LabelPage, type LabelView, labelListInput, type SurfaceTable } from "../contract/labels";
import { deskLabels } from "../visibility/labels";

const pageSize = 50;

interface LabelRow {
  id: string;
  label: ContentLabel;
  kind: ContentKind;
  rootId: string;
  ruleId: string;
  ruleVersion: number;
  reason: string;
  setBy: string | null;
  setAt: Date;
  endedBy: string | null;
  endedAt: Date | null;
  endReason: string | null;
}

/** Labels, newest first: those in force, or all. */
export const labels = query({
  access: { staff: ["reviewer", "officer"] },
  obligations: [],
  input: labelListInput,
  async run({ input, scope }): Promise<LabelPage> {
    const rows = await scope.rows<LabelRow>(sql`
      select l.id, l.label, l.kind, l.root_id as "rootId", l.rule_id as "ruleId", l.rule_version as "ruleVersion", l.reason, l.set_by_name as "setBy",
        l.set_at as "setAt", l.ended_by_name as "endedBy", l.ended_at as "endedAt", l.end_reason as "endReason"
      from ${deskLabels()} l where (not ${input.inForce} or l.ended_at is null)
        ${input.label ? sql`and l.label = ${input.label}` : sql``} ${input.before ? sql`and l.id < ${input.before}::uuid` : sql``}
      order by l.id desc ${atMost(pageSize)}`);
    return { labels: rows.map(labelViewOf), next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null };
  },
});

function labelViewOf({ rootId, ruleId, ruleVersion, setAt, endedAt, ...row }: LabelRow): LabelView {
  return {
    ...row,
    address: `/p/${rootId}`,
    rule: { id: ruleId, version: ruleVersion },
    setAt: setAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

/** Which labels each surface refuses: public, like every rule that decides what people are shown. */
export const surfaceRules = query({
  access: "anyone",
  obligations: [],
  input: z.object({}),
  run: async (): Promise<SurfaceTable> =>
    Object.entries(surfaces).map(([surface, refuses]) => ({ surface, refuses: [...refuses] })),
});
