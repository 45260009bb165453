// One case with all that a decision needs, for whom its content is open.
import { type SQL, sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import { query } from "@/server/pipeline/query";
import { AppError, notFound } from "@/server/shared/errors";
import { severityOf } from "@/server/shared/severity";
import type { ContentKind } from "@/server/shared/subject";
import { addMonths } from "@/server/shared/time";
import { type BriefRow, briefOf, briefRow } from "@/server/trust/authors/brief";
import { nearestClosedName } from "@/server/trust/authors/closed-names";
import { historyMonths, ladderHistory, type PastMeasure, proposeStep } from "@/server/trust/measures/ladder";
import { type CitedRule, citableRules } from "@/server/trust/measures/rules";
import { type CitableReviewRule, reviewRulesOn } from "@/server/trust/review/citable-rules";
import type { Judgement } from "@/server/trust/review/rules";
import { lapsesCharged } from "@/server/trust/sections";
import { authorRecord } from "@/server/trust/standing/author-record";
import { contentModule, type Snapshot } from "@/server/trust/subjects";
import { type CaseDetail, type CitableRule, oneCaseInput, type RevisionView } from "../contract/cases";
import { reportReasonMeanings } from "../report-reasons";
import { caseParts, deskCases, openedCases } from "../visibility/cases";
import { caseColumns, desk } from "./queries";
import {
  authorRecordOf,
  caseRowOf,
  type DecisionRow,
  itemOf,
  pastDecisionOf,
  proposalOf,
  type QueueRow,
} from "./views";

const mostSimilar = 5;
const mostRevisions = 5;
const mostReports = 100;

/**
 * A case with item, earlier texts, hits, reports, the author's record, decisions, the proposed step and the rules that can be cited: for whoever holds its claim, or an officer who
 * said why (readCase). CONFLICT/CLAIMED_BY_OTHER without either; NOT_FOUND for an unknown one. Identity appears masked only, and no reporter at all.
 */
export const caseDetail = query({
  access: desk,
  obligations: ["MB-12.2-b", "IM-08.2-a", "IM-06.2-a", "PUB-06.2-a"],
  input: oneCaseInput,
  async run({ input, scope, viewerId }): Promise<CaseDetail> {
    const row = await openedCase(scope, input.caseId);
    const [parts, record, clauses] = await Promise.all([
      partsOf(scope, row),
      row.accountId ? authorRecord(scope, row.accountId, scope.now) : null,
      citableRules(scope, scope.now),
    ]);
    const { snapshotOf, revision } = contentModule(row.subjectKind);
    const decided = row.state === "decided" ? parts.decisions.at(-1)?.snapshot : null;
    const snapshot = decided ?? (parts.item ? snapshotOf(parts.item) : null);
    const { review } = parts;
    const head = caseRowOf(row, viewerId, scope.now);
    return {
      case: head,
      item: snapshot && itemOf(snapshot, review && { ...review, hits: review.judgement.hits }, row.stateWord),
      revisions: revisionsOf(row.subjectKind, parts.revisions),
      reports: parts.reports.map((report) => ({
        ...report,
        impersonated: report.impersonated && {
          account: report.impersonated.account && briefOf(report.impersonated.account),
          name: report.impersonated.name,
        },
        acceptedAt: new Date(report.acceptedAt).toISOString(),
        dueAt: new Date(report.dueAt).toISOString(),
      })),
      author: record && authorRecordOf(head.author, record, scope.now),
      lapses: parts.lapses.map(({ number, dueAt, chargedAt }) => ({
        number,
        dueAt: new Date(dueAt).toISOString(),
        chargedAt: new Date(chargedAt).toISOString(),
      })),
      decisions: parts.decisions.map(pastDecisionOf),
      similar: parts.similar.map(pastDecisionOf),
      proposal:
        row.state === "decided" ? null : proposalOf(proposeStep(severityOf(row.severity), parts.history, row.source)),
      rules: rulesToCite(row, parts.rulesOn, clauses),
      closedName: await closedNameFor(scope, row.subjectKind, snapshot),
      isHeld: revision ? row.source === "held" : row.stateWord === "held",
      isMine: head.claim?.isMine ?? false,
    };
  },
});

/** The closed name that a name in question comes near to, with why its account was closed. */
async function closedNameFor(
  scope: ReadScope,
  kind: ContentKind,
  snapshot: Snapshot | null,
): Promise<CaseDetail["closedName"]> {
  const nickname = snapshot?.texts.find(({ field }) => field === "nickname")?.text;
  const near = nickname && kind === "profile-revision" ? await nearestClosedName(scope, nickname) : null;
  if (!near) return null;
  const { nickname: name, closedAt, reason } = near;
  return { nickname: name, handle: near.handle, closedAt: closedAt.toISOString(), reason };
}

interface OpenedRow extends QueueRow {
  stateWord: string | null;
}

/** The case where its content is open to the viewer. */
async function openedCase(scope: ReadScope, caseId: string): Promise<OpenedRow> {
  const [row] = await scope.rows<OpenedRow>(sql`
    select ${caseColumns}, c.state_word as "stateWord" from ${openedCases(scope)} c where c.id = ${caseId}::uuid`);
  if (row) return row;
  const [closed] = await scope.rows<{ until: Date | null }>(sql`
    select c.claimed_until as until from ${deskCases()} c where c.id = ${caseId}::uuid`);
  if (!closed) throw notFound();
  const until = closed.until && closed.until > scope.now ? closed.until.toISOString() : null;
  throw new AppError("CONFLICT", "CLAIMED_BY_OTHER", { until });
}

/** What hangs on a case, as json answers it: instants as the database writes them. */
interface Parts {
  item: unknown;
  revisions: RevisionRow[];
  review: { judgement: Judgement; because: string } | null;
  reports: (Omit<CaseDetail["reports"][number], "impersonated"> & {
    impersonated: { account: BriefRow | null; name: string | null } | null;
  })[];
  decisions: (DecisionRow & { snapshot: Snapshot })[];
  similar: DecisionRow[];
  history: PastMeasure[];
  rulesOn: CitableReviewRule[];
  lapses: { number: string; dueAt: string; chargedAt: string }[];
}

interface RevisionRow {
  at: string;
  record: unknown;
}

async function partsOf(scope: ReadScope, row: QueueRow): Promise<Parts> {
  const [parts] = await scope.rows<Parts>(sql`
    select (${contentModule(row.subjectKind).record(sql`${row.subjectId}::uuid`)}) as item,
      ${listed(revisionRows(row))} as revisions, (${reviewRow(row)}) as review, ${listed(reportRows(row))} as reports,
      ${listed(decisionRows(row))} as decisions, ${listed(similarRows(row))} as similar,
      ${ladderHistory(sql`${row.principalId}::uuid`, scope.now)} as history,
      ${listed(reviewRulesOn)} as "rulesOn",
      ${row.source === "keeping" ? lapsesCharged(sql`${row.accountId}::uuid`, addMonths(scope.now, -historyMonths)) : sql`'[]'::json`} as lapses`);
  if (!parts) throw notFound();
  return parts;
}

/** The rows of a select, in its order, as one json value. */
function listed(select: SQL): SQL {
  return sql`(select coalesce(json_agg(x), '[]') from (${select}) x)`;
}

/** The item's waiting and earlier texts, newest first, from the edits that the log holds. */
function revisionRows(row: QueueRow): SQL {
  const isOfRoot = row.subjectKind.startsWith("post") || row.subjectKind === "profile-revision";
  const edited = isOfRoot ? row.rootId : row.subjectId;
  const revision = contentModule(revisionKind(row.subjectKind)).record(sql`(e.payload->>'revisionId')::uuid`);
  return sql`
    select e.at, (${revision}) as record from ${caseParts.edits} e where e.subject_id = ${edited} order by e.id desc ${atMost(mostRevisions)}`;
}

function revisionsOf(kind: ContentKind, rows: readonly RevisionRow[]): RevisionView[] {
  const { snapshotOf } = contentModule(revisionKind(kind));
  return rows.flatMap(({ at, record }) => {
    if (!record) return [];
    const { id, texts } = snapshotOf(record);
    const [first] = texts; // none in a change of the portrait
    return first ? [{ id, text: first.text, at: new Date(at).toISOString() }] : [];
  });
}

function revisionKind(kind: ContentKind): ContentKind {
  if (kind.startsWith("post")) return "post-revision";
  return kind.startsWith("comment") ? "comment-revision" : "profile-revision";
}

function reviewRow(row: QueueRow): SQL {
  return sql`
    select json_build_object('judgement', d.judgement, 'because', d.because) from ${caseParts.reviews} d
    where d.subject_id = ${row.subjectId}::uuid order by d.id desc limit 1`;
}

function reportRows(row: QueueRow): SQL {
  return sql`
    select r.receipt, r.reason, r.bottom_line as "bottomLine", r.details, case when r.reason = 'impersonation' then
      json_build_object('account', ${briefRow(sql`r.impersonated_id`)}, 'name', r.impersonated_name) end as impersonated, r.accepted_at as "acceptedAt", r.due_at as "dueAt", r.state
    from ${caseParts.reports} r where r.case_id = ${row.id}::uuid order by r.id ${atMost(mostReports)}`;
}

const decisionColumns = sql`c.number, d.outcome, d.rule_id as "ruleId", d.rule_version as "ruleVersion", d.reason, d.proposed_step as "proposedStep",
  d.departure_reason as "departureReason", ${briefRow(sql`d.handler_id`)} as handler, d.at`;

function decisionRows(row: QueueRow): SQL {
  return sql`
    select ${decisionColumns}, d.snapshot from ${caseParts.decisions} d join ${caseParts.cases} c on c.id = d.case_id
    where d.case_id = ${row.id}::uuid order by d.id`;
}

/** What was decided lately in cases with the same rule or reported for the same reason: without the content, which is not this case's. */
function similarRows(row: QueueRow): SQL {
  const rules = sql.param(row.rules.map(({ id }) => id));
  return sql`
    select ${decisionColumns} from ${caseParts.decisions} d join ${caseParts.cases} c on c.id = d.case_id
    where d.case_id <> ${row.id}::uuid and d.outcome <> 'escalate' and (
      exists (select from jsonb_array_elements(c.rules) x where x->>'id' = any(${rules}::text[]))
      or exists (select from ${caseParts.reports} r where r.case_id = c.id and r.reason = any(${sql.param(row.reasons)}::text[])))
    order by d.id desc ${atMost(mostSimilar)}`;
}

/** The review rules that are on and the clauses of the documents in effect; first those that hits and reports point to. */
function rulesToCite(row: QueueRow, rules: readonly CitableReviewRule[], clauses: readonly CitedRule[]): CitableRule[] {
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
}
