// What opens cases by itself: content that review held, and accounts that hang together.
import { z } from "zod";
import type { Handler } from "@/server/core/outbox";
import type { AccountId, CaseId } from "@/server/shared/ids";
import { type Severity, severityOf } from "@/server/shared/severity";
import { type ContentKind, subjectRef } from "@/server/shared/subject";
import type { RuleHit } from "@/server/trust/review/rules";
import { principalOf } from "@/server/trust/standing/author-record";
import { dueAfter } from "@/server/trust/standing/time-limits";
import { findSnapshot } from "@/server/trust/subjects";
import { escalateLeft, heldJudgement, openAccountCase, openHeldCase } from "../store/cases";

/** Opens the case of a held content with the rules that hit, due within the published time of its holding. Safe to run twice: a subject has one undecided case. */
export const openCaseOfHeld: Handler = async (event, tx) => {
  const kind = event.subjectKind as ContentKind; // only content is reviewed
  const snapshot = await findSnapshot(tx, { kind, id: event.subjectId });
  if (!snapshot) return;
  const principalId = await principalOf(tx, snapshot.authorId);
  if (!principalId) return;
  const review = await heldJudgement(tx, event.subjectId);
  const hits = review?.judgement.hits ?? [];
  const rules = new Map(hits.map((hit) => [hit.ruleId, { id: hit.ruleId, version: hit.ruleVersion }]));
  await openHeldCase(tx, {
    subject: subjectRef(kind, event.subjectId, event.rootId),
    accountId: snapshot.authorId,
    principalId,
    severity: severityOfHits(hits),
    rules: [...rules.values()],
    dueAt: dueAfter("heldReview", event.at),
  });
};

/** Opens one case for a whole burst of registrations, or for the accounts that used one document; what is found of accounts with an open case joins it. Safe to run twice. */
export const openCaseOfCluster: Handler = async (event, tx) => {
  const accountId = event.subjectId as AccountId; // a cluster is named by one of its accounts
  const principalId = await principalOf(tx, accountId);
  if (!principalId) return;
  await openAccountCase(tx, {
    source: "cluster",
    accountId,
    principalId,
    accounts: z.object({ accounts: z.array(z.string()) }).parse(event.payload).accounts,
    severity: severityOf(2),
    dueAt: dueAfter("heldReview", event.at),
  });
};

/** Those who keep a reported comment left it beyond their time: its case goes to an officer. Safe to run twice. */
export const escalateLeftCase: Handler = async (event, tx) => {
  const { caseId } = z.object({ caseId: z.string() }).parse(event.payload);
  await escalateLeft(tx, caseId as CaseId); // an id by the event's schema
};

/** An account let a violation stand in its comments: one case about how it keeps them, which a later one joins while it is undecided. Safe to run twice. */
export const openCaseOfKeeping: Handler = async (event, tx) => {
  const accountId = event.subjectId as AccountId; // the event is on an account
  const principalId = await principalOf(tx, accountId);
  if (!principalId) return;
  await openAccountCase(tx, {
    source: "keeping",
    accountId,
    principalId,
    accounts: [accountId],
    severity: severityOf(1),
    dueAt: dueAfter("heldReview", event.at),
  });
};

/** What is illegal weighs more than what is harmful, and a rule's doubt more than a classifier's or a newcomer's turn. */
function severityOfHits(hits: readonly RuleHit[]): Severity {
  return severityOf(hits.some((hit) => hit.class === "illegal") ? 3 : hits.length > 0 ? 2 : 1);
}
