// Pure: rows of the matrix to what the screens show.

import { acceptanceZh } from "./acceptance-zh";
import type { AssessmentView, LiveEvidence, ObligationView, RegisterRow } from "./contract";
import type { MatrixRow } from "./matrix";

export function registerRowOf(row: MatrixRow, evidence: LiveEvidence | null): RegisterRow {
  const { id, article, paragraph, focusZh, textEn, kind, domain } = row.obligation;
  return {
    id,
    article,
    paragraph,
    text: { "zh-CN": focusZh, en: textEn },
    kind,
    domain,
    status: row.status,
    controls: row.controls.length,
    tests: row.tests.length,
    evidence,
  };
}

export function obligationViewOf(
  row: MatrixRow,
  evidence: LiveEvidence | null,
  people: { assessments: AssessmentView[]; mayAssess: boolean },
): ObligationView {
  const { obligation, claim } = row;
  return {
    ...registerRowOf(row, evidence),
    regulation: obligation.regulation,
    item: obligation.item ?? null,
    sentence: obligation.leadZh ? `${obligation.leadZh}${obligation.textZh}` : obligation.textZh,
    duty: obligation.duty,
    acceptance: { "zh-CN": acceptanceZh[obligation.id] ?? obligation.acceptance, en: obligation.acceptance },
    missing: claim?.status === "partial" ? claim.missing : null,
    lacks: row.lacks,
    controls: row.controls.map(({ path, name }) => ({ path, name })),
    tests: row.tests.map(({ path, name }) => ({ path, name })),
    query: row.evidence?.is === "violations" ? dedent(row.evidence.sql) : (row.evidence?.kinds.join(", ") ?? null),
    ...people,
  };
}

/** A saved query without the indentation of the file it stands in. */
function dedent(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(indent)).join("\n");
}
