// Reviews user text before anything is written: the rules in force at once, the classifier under a time limit, then what facts demand.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { reviewDecision } from "@/db/schema/trust/review";
import { appendEvents } from "@/server/core/event-log";
import { inWriteTx } from "@/server/core/write-tx";
import type { Act } from "@/server/shared/acts";
import { AppError, type ReasonParams } from "@/server/shared/errors";
import { eventKind } from "@/server/shared/events";
import { type AccountId, newId } from "@/server/shared/ids";
import { type ContentKind, subjectRef } from "@/server/shared/subject";
import type { Facts } from "@/server/trust/policy/facts";
import { classifyWithin } from "@/server/trust/review/classifier";
import { classifier } from "@/server/trust/review/classifier-in-use";
import { type Judgement, judge } from "@/server/trust/review/rules";
import { rulesInForce } from "@/server/trust/review/rules-in-force";
import { coversNews } from "@/server/trust/standing/licences";
import { levelRule } from "@/server/trust/standing/tier-table";

export interface ReviewRequest {
  kind: ContentKind;
  texts: readonly { field: string; text: string }[];
  doubt: Also["doubt"];
  isAdvert?: boolean | undefined;
  isReprint?: boolean | undefined;
  waits?: boolean | undefined;
  facts: Facts;
}

/** Why a person looks whatever the texts say: what could not be read or resembles what was taken away, and what names and portraits must be checked for. */
export type Doubt =
  | "unreadable"
  | "resembles-removed"
  | "official-name"
  | "like-closed-name"
  | "like-verified-name"
  | "occupation"
  | "portrait"
  | "correction";

/** What belongs to a content besides its own texts. */
export interface Also {
  texts: { field: string; text: string }[];
  /** Why a person must look whatever the texts say: something could not be read, or resembles what was taken away before. */
  doubt: Doubt | null;
  /** True where it declares itself an advertisement. */
  isAdvert?: boolean;
  /** True where it declares itself a reprint: news is then a reprint of news. */
  isReprint?: boolean;
  /** True where a person looks at everything that stands there before others read it. */
  waits?: boolean;
}

export type Because =
  | "clean"
  | "rule"
  | "classifier"
  | "classifier-timeout"
  | "classifier-failure"
  | Doubt
  | "review-first";

export interface ReviewOutcome {
  outcome: "pass" | "hold" | "block";
  because: Because;
  judgement: Judgement;
  classifierUsed: boolean;
  /** What the author is told when blocked; the matched words only where the rule lets them be shown. */
  refusal: ReasonParams<"CONTENT_PROHIBITED">;
}

export const contentReviewed = eventKind(
  "content.reviewed",
  z.object({ outcome: z.enum(["hold"]), because: z.string() }),
);
export const contentBlocked = eventKind(
  "content.blocked",
  z.object({ contentKind: z.string(), rules: z.array(z.string()) }),
);

/** The lowest credit waits for a person, and what the account's level says; an emergency can name kinds that do. */
function waitsForPerson(facts: Facts, kind: ContentKind, isAdvert: boolean): boolean {
  if (facts.emergencies.some((e) => e.reviewFirst.includes(kind))) return true;
  if (!facts.account) return false;
  const { reviewFirst, advertsFirst } = levelRule(facts.account.level);
  return facts.account.creditLevel === 0 || reviewFirst.includes(kind) || (isAdvert && advertsFirst);
}

/**
 * Judges all texts of one content. Block: a rule forbids it. Hold: a rule or the classifier doubts, something could not be read, facts demand a person, or the classifier
 * did not answer in time; a classifier that fails never means pass. Writes nothing.
 */
export async function reviewTexts({
  kind,
  texts,
  doubt,
  isAdvert = false,
  isReprint = false,
  waits = false,
  facts,
}: ReviewRequest): Promise<ReviewOutcome> {
  const judgement = judge(await rulesInForce(), {
    kind,
    texts,
    facts: {
      creditLevel: facts.account?.creditLevel ?? 0,
      mayPublishNews: coversNews(facts.account?.newsServices ?? [], isReprint ? "reprint" : "publish"),
    },
  });
  const first = judgement.hits[0];
  const refusal = {
    field: first?.field ?? "",
    category: first?.category ?? "",
    excerpt: first?.reasonDetail === "term" ? first.text : null,
  };
  const answer = (outcome: ReviewOutcome["outcome"], because: Because, classifierUsed = false): ReviewOutcome => ({
    outcome,
    because,
    judgement,
    classifierUsed,
    refusal,
  });
  if (judgement.outcome === "block") return answer("block", "rule");
  if (judgement.outcome === "hold") return answer("hold", "rule");
  if (doubt) return answer("hold", doubt);
  const { port, limitMs } = classifier();
  if (texts.length > 0) {
    const verdict = await classifyWithin(port, { kind, texts }, limitMs);
    if (verdict.outcome === "block")
      return { ...answer("block", "classifier", true), refusal: { field: "", category: "", excerpt: null } };
    if (verdict.outcome === "hold") {
      const because =
        verdict.because === "timeout"
          ? "classifier-timeout"
          : verdict.because === "failure"
            ? "classifier-failure"
            : "classifier";
      return answer("hold", because, true);
    }
  }
  if (waits || waitsForPerson(facts, kind, isAdvert)) return answer("hold", "review-first", texts.length > 0);
  return answer("pass", "clean", texts.length > 0);
}

/** What the author of a blocked text is told: that it is prohibited, or that it is news and needs a licence. */
export function blockedBy({ judgement, refusal }: ReviewOutcome, isReprint = false): AppError {
  return judgement.hits[0]?.category === "news-unlicensed"
    ? new AppError("FORBIDDEN", "NEWS_LICENCE_REQUIRED", { service: isReprint ? "reprint" : "publish" })
    : new AppError("REJECTED", "CONTENT_PROHIBITED", refusal);
}

/** The record of a review, to be written in one statement with the events about it. A blocked attempt left no content behind: it has a kind and no ids. */
export function reviewRecord(
  of: { kind: ContentKind; id: string | null; rootId: string | null; accountId: AccountId | null },
  review: Pick<ReviewOutcome, "outcome" | "because" | "judgement" | "classifierUsed">,
  now: Date,
): SQL {
  return sql`
    insert into ${reviewDecision} (id, subject_kind, subject_id, root_id, account_id, outcome, because, judgement, classifier_used, at)
    values (${newId()}::uuid, ${of.kind}, ${of.id}::uuid, ${of.rootId}::uuid, ${of.accountId}::uuid, ${review.outcome}, ${review.because},
            ${JSON.stringify(review.judgement)}::jsonb, ${review.classifierUsed}, ${now}::timestamptz) returning 1`;
}

/** Records a blocked attempt, which leaves no content behind: what was tried counts in the author's record. */
export async function recordBlocked(facts: Facts, act: Act, kind: ContentKind, review: ReviewOutcome): Promise<void> {
  await inWriteTx(async (tx) => {
    const accountId = facts.account?.accountId ?? null;
    const subject = subjectRef("account", accountId ?? "00000000-0000-0000-0000-000000000000");
    const rules = review.judgement.hits.map((hit) => `${hit.ruleId}@${hit.ruleVersion}`);
    const blocked = contentBlocked(subject, { contentKind: kind, rules });
    const record = reviewRecord({ kind, id: null, rootId: null, accountId }, { ...review, outcome: "block" }, tx.now);
    await appendEvents(tx, facts.request, act, [blocked], [{ change: record }]);
  });
}
