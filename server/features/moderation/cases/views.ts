// Pure: rows of cases to what the desk shows.
import { type AccountBrief, nobody } from "@/server/shared/account-brief";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import type { ContentKind } from "@/server/shared/subject";
import { type BriefRow, briefOf } from "@/server/trust/authors/brief";
import type { Proposal } from "@/server/trust/measures/ladder";
import type { RuleHit } from "@/server/trust/review/rules";
import type { AuthorRecord } from "@/server/trust/standing/author-record";
import { responsibleDueOf } from "@/server/trust/standing/responsible";
import type { Snapshot } from "@/server/trust/subjects";
import type { AuthorRecordView, CaseOutcome, CaseRow, ItemView, PastDecision, ProposalView } from "../contract/cases";
import type { ReportReason } from "../contract/reports";

export interface QueueRow {
  id: string;
  number: string;
  source: CaseRow["source"];
  subjectKind: ContentKind;
  subjectId: string;
  rootId: string;
  accountId: AccountId | null;
  principalId: PrincipalId | null;
  severity: number;
  state: CaseRow["state"];
  reports: number;
  rules: CaseRow["rules"];
  reasons: ReportReason[];
  openedAt: Date;
  dueAt: Date;
  claimedBy: AccountId | null;
  claimedUntil: Date | null;
  author: BriefRow | null;
  claimer: BriefRow | null;
}

/** One line of the queue: what it is about and who has it, none of the content. */
export function caseRowOf(row: QueueRow, viewerId: AccountId, now: Date): CaseRow {
  const isClaimed = row.claimedBy !== null && row.claimedUntil !== null && row.claimedUntil > now;
  return {
    id: row.id,
    number: row.number,
    source: row.source,
    subjectKind: row.subjectKind,
    severity: row.severity,
    state: row.state,
    reports: row.reports,
    reasons: row.reasons,
    rules: row.rules,
    author: row.author ? briefOf(row.author) : nobody,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    isOverdue: row.state !== "decided" && row.dueAt < now,
    claim:
      isClaimed && row.claimedBy && row.claimedUntil
        ? {
            isMine: row.claimedBy === viewerId,
            by: row.claimer ? briefOf(row.claimer) : nobody,
            until: row.claimedUntil.toISOString(),
          }
        : null,
  };
}

/** The item with what review found in it; offsets stand only where the text is still the one that was reviewed. */
export function itemOf(
  snapshot: Snapshot,
  review: { hits: readonly RuleHit[]; because: string } | null,
  stateWord: string | null,
): ItemView {
  const texts = new Map(snapshot.texts.map(({ field, text }) => [field, text]));
  return {
    texts: snapshot.texts,
    hits: (review?.hits ?? [])
      .filter((hit) => texts.get(hit.field)?.slice(hit.start, hit.end) === hit.text)
      .map((hit) => ({
        field: hit.field,
        start: hit.start,
        end: hit.end,
        rule: { id: hit.ruleId, version: hit.ruleVersion },
        category: hit.category,
        term: hit.term,
      })),
    images: snapshot.mediaIds.map((id) => ({ id, url: `/media/${id}?size=medium` })),
    createdAt: snapshot.createdAt,
    editedAt: snapshot.editedAt,
    spread: snapshot.spread,
    address: snapshot.address,
    stateWord,
    because: review?.because ?? null,
  };
}

export function authorRecordOf(account: AccountBrief, record: AuthorRecord, now: Date): AuthorRecordView {
  const { held, blocked, since, responsibleMissingSince, ...rest } = record;
  return {
    account,
    ...rest,
    since: since.toISOString(),
    measures: record.measures.map((measure) => ({
      ...measure,
      startsAt: new Date(measure.startsAt).toISOString(), // json_agg writes instants with an offset
      endsAt: measure.endsAt && new Date(measure.endsAt).toISOString(), // json_agg writes instants with an offset
    })),
    reviews: { held, blocked },
    responsibleDue: responsibleDueOf(responsibleMissingSince, now),
  };
}

export function proposalOf(proposal: Proposal): ProposalView {
  return { ...proposal, kinds: [...proposal.kinds], functions: [...proposal.functions] };
}

export interface DecisionRow {
  number: string;
  outcome: CaseOutcome;
  ruleId: string | null;
  ruleVersion: number | null;
  reason: string;
  proposedStep: string | null;
  departureReason: string | null;
  handler: BriefRow | null;
  /** As json carries it, with an offset. */
  at: string;
}

export function pastDecisionOf(row: DecisionRow): PastDecision {
  return {
    number: row.number,
    outcome: row.outcome,
    rule: row.ruleId && row.ruleVersion ? { id: row.ruleId, version: row.ruleVersion } : null,
    reason: row.reason,
    proposedStep: row.proposedStep,
    departureReason: row.departureReason,
    handler: row.handler ? briefOf(row.handler) : nobody,
    at: new Date(row.at).toISOString(),
  };
}
