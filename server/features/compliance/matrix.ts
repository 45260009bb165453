// Obligation, claim, control, test and evidence in one table. Pure.
import type { ObligationStatus } from "@/server/shared/obligation-words";
import type { Obligation } from "@/server/shared/obligations";
import type { Claim, Claims } from "./claims";
import type { Control, HeldTest } from "./controls";
import type { Evidence, EvidenceBook } from "./evidence/kinds";

export const proofs = ["control", "test", "evidence"] as const;
export type Proof = (typeof proofs)[number];

export interface MatrixRow {
  obligation: Obligation;
  status: ObligationStatus;
  claim: Claim | null;
  /** What a claim still needs; listed for every row that is claimed, in part or whole. */
  lacks: Proof[];
  controls: Control[];
  tests: HeldTest[];
  evidence: Evidence | null;
}

export interface MatrixParts {
  obligations: readonly Obligation[];
  claims: Claims;
  controls: readonly Control[];
  tests: readonly HeldTest[];
  evidence: EvidenceBook;
}

/** One row per obligation, in the order of the register. A claim without control, test or evidence is broken, never green. */
export function joinMatrix({ obligations, claims, controls, tests, evidence }: MatrixParts): MatrixRow[] {
  return obligations.map((obligation) => {
    const { id } = obligation;
    const row = {
      obligation,
      claim: claims[id] ?? null,
      controls: controls.filter((control) => control.id === id),
      tests: tests.filter((test) => test.id === id),
      evidence: evidence[id] ?? null,
    };
    const has: Record<Proof, boolean> = {
      control: row.controls.length > 0,
      test: row.tests.length > 0,
      evidence: row.evidence !== null,
    };
    const lacks = row.claim ? proofs.filter((proof) => !has[proof]) : [];
    return { ...row, lacks, status: statusOf(row.claim, lacks) };
  });
}

function statusOf(claim: Claim | null, lacks: readonly Proof[]): ObligationStatus {
  if (!claim) return "open";
  if (claim.status === "partial") return "partial";
  return lacks.length === 0 ? "green" : "broken";
}

/** What makes the check fail, a sentence each: broken claims, tests that hold an id without a control, tests that name an id nobody knows. */
export function problemsOf(rows: readonly MatrixRow[], tests: readonly HeldTest[]): string[] {
  const known = new Map<string, MatrixRow>(rows.map((row) => [row.obligation.id, row]));
  const broken = rows
    .filter(({ status }) => status === "broken")
    .map(({ obligation, lacks }) => `${obligation.id} is claimed without ${lacks.join(", ")}.`);
  const loose = tests.flatMap(({ id, path, name }) => {
    const row = known.get(id);
    if (!row) return [`${path} names ${id}, which is no obligation: "${name}".`];
    return row.controls.length === 0 ? [`${path} holds ${id}, which no control names: "${name}".`] : [];
  });
  return [...broken, ...new Set(loose)];
}

/** How many rows stand in each status. */
export function countStatuses(rows: readonly MatrixRow[]): Record<ObligationStatus, number> {
  const counts = { green: 0, partial: 0, open: 0, broken: 0 };
  for (const { status } of rows) counts[status] += 1;
  return counts;
}
