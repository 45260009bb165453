// The desk's reads: the queue without content, and one case with all that a decision needs.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { ReadScope } from "@/server/core/read-scope";
import { query } from "@/server/pipeline/query";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import { severityOf } from "@/server/shared/severity";
import type { ContentKind } from "@/server/shared/subject";
import { briefRow, briefsOf } from "@/server/trust/authors/brief";
import { ladderHistory, type PastMeasure, proposeStep } from "@/server/trust/measures/ladder";
import { citableRules } from "@/server/trust/measures/rules";
import { reviewRulesOn, ruleTitles } from "@/server/trust/review/citable-rules";
import type { Judgement } from "@/server/trust/review/rules";
import { authorRecord } from "@/server/trust/standing/author-record";
import { contentModule, findSnapshot, findSnapshots, type Snapshot } from "@/server/trust/subjects";
import {
  type CaseDetail,
  type CitableRule,
  oneCaseInput,
  type QueueCounts,
  type QueuePage,
  queueInput,
  type RevisionView,
} from "../contract/cases";
import { reportReasonMeanings } from "../report-reasons";
import { caseParts, deskCases, openedCases } from "../visibility/cases";
import {
  authorRecordOf,
  type CaseHydration,
  caseRowOf,
  type DecisionRow,
  itemOf,
  pastDecisionOf,
  proposalOf,
  type QueueRow,
} from "./views";

const pageSize = 30;
const mostSimilar = 5;
const mostRevisions = 5;
const mostReports = 100;
const desk = { staff: ["reviewer", "officer"] } as const;

const columns = sql`c.id, c.number, c.source, c.subject_kind as "subjectKind", c.subject_id as "subjectId", c.root_id as "rootId", c.account_id as "accountId",
  c.principal_id as "principalId", c.severity, c.state, c.reports, c.rules, c.opened_at as "openedAt", c.due_at as "dueAt", c.claimed_by as "claimedBy",
  c.claimed_until as "claimedUntil", ${briefRow(sql`c.account_id`)} as author, ${briefRow(sql`c.claimed_by`)} as claimer,
  array(select distinct r.reason from ${caseParts.reports} r where r.case_id = c.id order by r.reason) as reasons`;

const decisionColumns = sql`c.number, d.outcome, d.rule_id as "ruleId", d.rule_version as "ruleVersion", d.reason, d.proposed_step as "proposedStep",
  d.departure_reason as "departureReason", d.handler_id as "handlerId", d.at`;

/** Gravest first, then what falls due first; whole pages by keyset. Shows nothing of the content: that comes with a claim. */
export const queue = query({
  access: desk,
  obligations: ["PUB-20.2-b", "MB-14.1-a"],
  input: queueInput,
  async run({ input, scope, viewerId }): Promise<QueuePage> {
    const wanted: SQL[] = [input.state === "undecided" ? sql`c.state <> 'decided'` : sql`c.state = ${input.state}`];
    if (input.source) wanted.push(sql`c.source = ${input.source}`);
    if (input.kind) wanted.push(sql`c.subject_kind = ${input.kind}`);
    if (input.severity) wanted.push(sql`c.severity = ${input.severity}::int`);
    if (input.mine) wanted.push(sql`c.claimed_by = ${viewerId}::uuid and c.claimed_until > ${scope.now}::timestamptz`);
    if (input.overdue) wanted.push(sql`c.state <> 'decided' and c.due_at < ${scope.now}::timestamptz`);
    const from = cursorOf(input.after);
    if (from)
      wanted.push(
        sql`(-c.severity, c.due_at, c.id) > (${-from.severity}::int, ${from.dueAt}::timestamptz, ${from.id}::uuid)`,
      );
    const rows = await scope.rows<QueueRow>(sql`
      select ${columns} from (
        select c.* from ${deskCases()} c where ${sql.join(wanted, sql` and `)} order by c.severity desc, c.due_at, c.id limit ${pageSize}::int
      ) c order by c.severity desc, c.due_at, c.id`);
    const last = rows.length === pageSize ? rows.at(-1) : undefined;
    const known = await hydrate(scope, rows);
    return {
      cases: rows.map((row) => caseRowOf(row, viewerId, scope.now, known)),
      next: last ? `${last.severity}_${last.dueAt.toISOString()}_${last.id}` : null,
    };
  },
});

/** How many cases wait, by the tabs of the queue. */
export const queueCounts = query({
  access: desk,
  obligations: [],
  input: z.object({}),
  async run({ scope, viewerId }): Promise<QueueCounts> {
    const now = sql`${scope.now}::timestamptz`;
    const [row] = await scope.rows<QueueCounts>(sql`
      select count(*)::int as undecided, count(*) filter (where c.source = 'held')::int as held, count(*) filter (where c.source = 'report')::int as report,
        count(*) filter (where c.state = 'escalated')::int as escalated, count(*) filter (where c.due_at < ${now})::int as overdue,
        count(*) filter (where c.claimed_by = ${viewerId}::uuid and c.claimed_until > ${now})::int as mine
      from ${deskCases()} c where c.state <> 'decided'`);
    return row ?? { undecided: 0, held: 0, report: 0, escalated: 0, overdue: 0, mine: 0 };
  },
});

/**
 * A case with item, hits, reports, the author's record, decisions and the proposed step: for whoever holds its claim, or an officer who said why (readCase). CONFLICT/CLAIMED_BY_OTHER
 * without either; NOT_FOUND for an unknown one. Identity appears masked only, and no reporter at all.
 */
export const caseDetail = query({
  access: desk,
  obligations: ["MB-12.2-b", "IM-08.2-a"],
  input: oneCaseInput,
  async run({ input, scope, viewerId }): Promise<CaseDetail> {
    const row = await openedCase(scope, input.caseId);
    const [decisions, reports, review, similar, record, history] = await Promise.all([
      decisionsOf(scope, row),
      reportsOf(scope, row),
      reviewOf(scope, row),
      similarTo(scope, row),
      row.accountId ? authorRecord(scope, row.accountId) : null,
      historyOf(scope, row),
    ]);
    const decided = row.state === "decided" ? decisions.at(-1)?.snapshot : null;
    const snapshot = decided ?? (await findSnapshot(scope, { kind: row.subjectKind, id: row.subjectId }));
    const handlers = [...decisions, ...similar].map(({ handlerId }) => handlerId);
    const known = await hydrate(scope, [row], handlers);
    const head = caseRowOf(row, viewerId, scope.now, known);
    return {
      case: head,
      item: snapshot && itemOf(snapshot, review && { ...review, hits: review.judgement.hits }, row.stateWord),
      reports,
      author: record && authorRecordOf(head.author, record),
      decisions: decisions.map((decision) => pastDecisionOf(decision, known.people)),
      similar: similar.map((decision) => pastDecisionOf(decision, known.people)),
      proposal: row.state === "decided" ? null : proposalOf(proposeStep(severityOf(row.severity), history)),
      isHeld: contentModule(row.subjectKind).revision ? row.source === "held" : row.stateWord === "held",
      isMine: head.claim?.isMine ?? false,
    };
  },
});

/** The item's waiting and earlier texts, newest first, from the edits that the log holds. Open to whom the case is open. */
export const caseRevisions = query({
  access: desk,
  obligations: [],
  input: oneCaseInput,
  async run({ input, scope }): Promise<RevisionView[]> {
    const row = await openedCase(scope, input.caseId);
    const edits = await scope.rows<{ revisionId: string | null; at: Date }>(sql`
      select e.payload->>'revisionId' as "revisionId", e.at from ${caseParts.edits} e
      where e.subject_id = ${row.subjectKind.startsWith("post") ? row.rootId : row.subjectId} order by e.id desc limit ${mostRevisions}::int`);
    const kind = revisionKind(row.subjectKind);
    const revisions = edits.flatMap(({ revisionId, at }) => (revisionId ? [{ kind, id: revisionId, at }] : []));
    const snapshots = await findSnapshots(scope, revisions);
    return revisions.flatMap(({ at }, place) => {
      const found = snapshots[place];
      return found ? [{ id: found.id, text: found.texts[0]?.text ?? "", at: at.toISOString() }] : [];
    });
  },
});

/** What a decision can cite: the review rules that are on and the clauses of the documents in effect; first those that hits and reports point to. */
export const caseRules = query({
  access: desk,
  obligations: ["IM-06.2-a", "PUB-06.2-a"],
  input: oneCaseInput,
  async run({ input, scope }): Promise<CitableRule[]> {
    const row = await openedCase(scope, input.caseId);
    const [rules, clauses] = await Promise.all([reviewRulesOn(scope), citableRules(scope, scope.now)]);
    const categories = new Set(row.reasons.flatMap((reason) => reportReasonMeanings[reason].categories));
    const hit = new Set(row.rules.map(({ id }) => id));
    const all: CitableRule[] = [
      ...rules.map(({ id, version, titles, bottomLine, category }) => ({
        id,
        version,
        title: titles,
        bottomLine,
        isSuggested: hit.has(id) || categories.has(category),
      })),
      ...clauses.map(({ id, version, title, clause }) => ({
        id,
        version,
        title: clause ? { "zh-CN": `${title["zh-CN"]} · ${clause["zh-CN"]}`, en: `${title.en} · ${clause.en}` } : title,
        bottomLine: null,
        isSuggested: false,
      })),
    ];
    return all.sort((a, b) => Number(b.isSuggested) - Number(a.isSuggested));
  },
});

interface DetailRow extends QueueRow {
  stateWord: string | null;
}

/** The case where its content is open to the viewer. */
async function openedCase(scope: ReadScope, caseId: string): Promise<DetailRow> {
  const [row] = await scope.rows<DetailRow>(sql`
    select ${columns}, c.state_word as "stateWord" from ${openedCases(scope)} c where c.id = ${caseId}::uuid`);
  if (row) return row;
  const [closed] = await scope.rows<{ until: Date | null }>(sql`
    select c.claimed_until as until from ${deskCases()} c where c.id = ${caseId}::uuid`);
  if (!closed) throw notFound();
  const until = closed.until && closed.until > scope.now ? closed.until.toISOString() : null;
  throw new AppError("CONFLICT", "CLAIMED_BY_OTHER", { until });
}

async function historyOf(scope: ReadScope, row: QueueRow): Promise<PastMeasure[]> {
  const [found] = await scope.rows<{ history: PastMeasure[] }>(
    sql`select ${ladderHistory(sql`${row.principalId}::uuid`, scope.now)} as history`,
  );
  return found?.history ?? [];
}

async function reportsOf(scope: ReadScope, row: QueueRow): Promise<CaseDetail["reports"]> {
  const rows = await scope.rows<ReportRow>(sql`
    select r.receipt, r.reason, r.bottom_line as "bottomLine", r.details, r.accepted_at as "acceptedAt", r.due_at as "dueAt", r.state
    from ${caseParts.reports} r where r.case_id = ${row.id}::uuid order by r.id limit ${mostReports}::int`);
  return rows.map((report) => ({
    ...report,
    acceptedAt: report.acceptedAt.toISOString(),
    dueAt: report.dueAt.toISOString(),
  }));
}

interface ReportRow extends Omit<CaseDetail["reports"][number], "acceptedAt" | "dueAt"> {
  acceptedAt: Date;
  dueAt: Date;
}

async function hydrate(
  scope: ReadScope,
  rows: readonly QueueRow[],
  others: readonly AccountId[] = [],
): Promise<CaseHydration> {
  const [people, titles] = await Promise.all([
    briefsOf(scope, others),
    ruleTitles(
      scope,
      rows.flatMap((row) => row.rules),
    ),
  ]);
  return { people, titles };
}

/** Severity, due time and id of the last row of the page before; a cursor that was tampered with begins at the start. */
function cursorOf(after: string | undefined): { severity: number; dueAt: string; id: string } | null {
  const parts = /^([1-4])_(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(after ?? "");
  return parts?.[1] && parts[2] && parts[3] ? { severity: Number(parts[1]), dueAt: parts[2], id: parts[3] } : null;
}

function decisionsOf(scope: ReadScope, row: QueueRow): Promise<(DecisionRow & { snapshot: Snapshot })[]> {
  return scope.rows(sql`
    select ${decisionColumns}, d.snapshot from ${caseParts.decisions} d join ${caseParts.cases} c on c.id = d.case_id
    where d.case_id = ${row.id}::uuid order by d.id`);
}

/** What was decided lately in cases with the same rule or reported for the same reason: without the content, which is not this case's. */
async function similarTo(scope: ReadScope, row: QueueRow): Promise<DecisionRow[]> {
  if (row.rules.length === 0 && row.reasons.length === 0) return [];
  const rules = sql.param(row.rules.map(({ id }) => id));
  return scope.rows<DecisionRow>(sql`
    select ${decisionColumns} from ${caseParts.decisions} d join ${caseParts.cases} c on c.id = d.case_id
    where d.case_id <> ${row.id}::uuid and d.outcome <> 'escalate' and (
      exists (select from jsonb_array_elements(c.rules) x where x->>'id' = any(${rules}::text[]))
      or exists (select from ${caseParts.reports} r where r.case_id = c.id and r.reason = any(${sql.param(row.reasons)}::text[])))
    order by d.id desc limit ${mostSimilar}::int`);
}

async function reviewOf(scope: ReadScope, row: QueueRow): Promise<{ judgement: Judgement; because: string } | null> {
  const [review] = await scope.rows<{ judgement: Judgement; because: string }>(sql`
    select d.judgement, d.because from ${caseParts.reviews} d where d.subject_id = ${row.subjectId}::uuid order by d.id desc limit 1`);
  return review ?? null;
}

function revisionKind(kind: ContentKind): ContentKind {
  if (kind.startsWith("post")) return "post-revision";
  return kind.startsWith("comment") ? "comment-revision" : "profile-revision";
}
