// What a decision rests on: the item, its state, the author's history, and whom else it may concern.
import { sql } from "drizzle-orm";
import type { WriteTx } from "@/server/core/write-tx";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { severityOf } from "@/server/shared/severity";
import { type ContentKind, type SubjectRef, subjectRef } from "@/server/shared/subject";
import { foundStates, statesFound } from "@/server/trust/measures/held-state";
import { ladderHistory, type PastMeasure, type Proposal, proposeStep } from "@/server/trust/measures/ladder";
import { type RuleRecord, ruleRecord } from "@/server/trust/measures/rules";
import { clusteredWith } from "@/server/trust/standing/clusters";
import { contentModule, type Snapshot } from "@/server/trust/subjects";
import type { StateRow } from "@/server/trust/visibility/state";
import type { CitedRule } from "../contract/cases";
import type { CaseRecord } from "../store/cases";
import { type WaitingReport, waitingReports } from "../store/reports";

/** On whom and what a measure can be imposed. */
export interface Accused {
  subject: SubjectRef<ContentKind>;
  snapshot: Snapshot;
  principalId: PrincipalId | null;
}

/** What a decision rests on. */
export interface Matter extends Accused {
  /** The item's state; null for one that was never anything but shown, and for revisions. */
  state: StateRow | null;
  isHeld: boolean;
  proposal: Proposal;
  rule: RuleRecord | null;
  reports: WaitingReport[];
}

interface MatterRow {
  item: unknown;
  states: Parameters<typeof foundStates>[0];
  history: PastMeasure[];
  rule: RuleRecord | null;
  reports: WaitingReport[];
}

/** The matter of a case in one statement, once case and principal are locked; the row of the item's state is locked with it. */
export async function lookInto(tx: WriteTx, found: CaseRecord, rule: CitedRule | undefined): Promise<Matter> {
  const subject = subjectRef(found.subjectKind, found.subjectId, found.rootId);
  const { record, snapshotOf, revision } = contentModule(subject.kind);
  const [row] = await tx.rows<MatterRow>(sql`
    select (${record(sql`${subject.id}::uuid`)}) as item, ${statesFound([subject])} as states,
      ${ladderHistory(sql`${found.principalId}::uuid`, tx.now)} as history, ${rule ? ruleRecord(rule) : sql`null`} as rule,
      ${waitingReports(found.id)} as reports`);
  if (!row?.item) throw notFound();
  const state = foundStates(row.states)(subject).now;
  return {
    subject,
    snapshot: snapshotOf(row.item),
    principalId: found.principalId,
    state,
    // A revision only ever comes to the desk because it waits.
    isHeld: revision ? found.source === "held" : state?.state === "held",
    proposal: proposeStep(severityOf(found.severity), row.history, found.source),
    rule: row.rule,
    reports: row.reports,
  };
}

/** The other accounts of a cluster that the handler chose, as they stand. Refuses those that are not of it. */
export async function membersOf(tx: WriteTx, found: CaseRecord, chosenIds: readonly AccountId[]): Promise<Accused[]> {
  const ids = [...new Set(chosenIds)].filter((id) => id !== found.accountId);
  if (ids.length === 0) return [];
  if (found.source !== "cluster" || !found.accountId) throw invalidMembers();
  const { record, snapshotOf } = contentModule("account");
  const rows = await tx.rows<{ id: AccountId; principalId: PrincipalId; item: unknown }>(sql`
    select r.id, r.principal_id as "principalId", (${record(sql`r.id`)}) as item
    from ${clusteredWith(found.accountId, tx.now)} r where r.id = any(${sql.param(ids)}::uuid[]) order by r.id`);
  if (rows.length !== ids.length) throw invalidMembers();
  return rows.map(({ id, principalId, item }) => ({
    subject: subjectRef("account", id),
    snapshot: snapshotOf(item),
    principalId,
  }));
}

function invalidMembers(): AppError {
  return new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "members", problem: "invalid" }] });
}
