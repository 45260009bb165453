// Labels that review rules set by themselves: measures like any other, with a record, a statement of reasons and an appeal that a person hears.
import { sql } from "drizzle-orm";
import { commentRevision } from "@/db/schema/comments";
import { moderationCase } from "@/db/schema/moderation";
import { reviewRule } from "@/db/schema/trust/review";
import { appendEvents } from "@/server/core/event-log";
import type { RequestContext } from "@/server/core/request";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, type CaseId, newId, type PrincipalId } from "@/server/shared/ids";
import { type ContentLabel, labelOfCategory } from "@/server/shared/labels";
import { newNumber } from "@/server/shared/quotable-number";
import { type ContentKind, type SubjectRef, subjectRef } from "@/server/shared/subject";
import { labelsEver } from "@/server/trust/labels/in-force";
import { imposeMeasures } from "@/server/trust/measures/impose";
import type { Judgement, RuleHit } from "@/server/trust/review/rules";
import { findSnapshot } from "@/server/trust/subjects";

/** Stands for whoever switched a rule on where no person did: the rules that ship with the platform. */
const nobodyId = "00000000-0000-0000-0000-000000000000" as AccountId; // no account has it

export interface JudgedContent {
  /** What passed: a content, or a change of one. */
  subject: SubjectRef<ContentKind>;
  authorId: AccountId;
  principalId: PrincipalId;
  judgement: Judgement;
  request: RequestContext;
}

/**
 * Labels a post or comment whose text passed, where rules with the action "label" hit, in the transaction that publishes it: nobody ever reads it without. The rule is named as the
 * ground, and whoever switched it on as the first handler, who cannot decide the appeal. A label that the content bears is not set again, nor is one that a person took off it, whatever
 * is edited. What cannot bear one stays as it is.
 */
export async function labelByRules(tx: WriteTx, judged: JudgedContent): Promise<void> {
  const hits = new Map<ContentLabel, RuleHit>();
  for (const hit of judged.judgement.hits) {
    const label = labelOfCategory(hit.category);
    if (hit.action === "label" && !hits.has(label)) hits.set(label, hit);
  }
  if (hits.size === 0) return;
  const subject = await labelledOf(tx, judged.subject);
  if (!subject) return;
  for (const { label } of await labelsEver(tx, subject)) hits.delete(label);
  if (hits.size === 0) return;
  const snapshot = await findSnapshot(tx, subject);
  if (!snapshot) return;
  for (const [label, hit] of hits) {
    const { caseId, handlerId, title } = await openDecided(tx, { ...judged, subject }, hit);
    const { events, beside } = await imposeMeasures(
      tx,
      {
        caseId,
        rule: { id: hit.ruleId, version: hit.ruleVersion },
        bottomLine: hit.bottomLine,
        severity: 1,
        reason: title,
        handlerId,
      },
      [
        {
          kind: "label-content",
          subject,
          accountId: judged.authorId,
          principalId: judged.principalId,
          params: { label, byRule: true },
          snapshot,
          endsAt: null,
        },
      ],
    );
    const request = { ...judged.request, session: null, system: "label-by-rule" };
    await appendEvents(tx, request, "review", events, beside);
  }
}

/** What bears the label of what was judged; null where nothing of the kind does. */
async function labelledOf(tx: WriteTx, { kind, id, rootId }: SubjectRef<ContentKind>) {
  if (kind === "post" || kind === "post-revision") return subjectRef("post", rootId);
  if (kind === "comment") return subjectRef("comment", id, rootId);
  if (kind !== "comment-revision") return null;
  const [row] = await tx.rows<{ id: string }>(sql`
    select r.comment_id as id from ${commentRevision} r where r.root_id = ${rootId}::uuid and r.id = ${id}::uuid`);
  return row ? subjectRef("comment", row.id, rootId) : null;
}

/** The case that the measure stands in, decided by the rule as it opened, with whoever switched the rule on: anybody but the author. */
async function openDecided(
  tx: WriteTx,
  { subject, authorId, principalId }: JudgedContent,
  { ruleId, ruleVersion }: RuleHit,
): Promise<{ caseId: CaseId; handlerId: AccountId; title: string }> {
  const rules = JSON.stringify([{ id: ruleId, version: ruleVersion }]);
  const caseId = newId<CaseId>();
  const [row] = await tx.rows<{ handlerId: AccountId | null; title: string }>(sql`
    with opened as (
      insert into ${moderationCase} (id, number, source, subject_kind, subject_id, root_id, account_id, principal_id, state, severity, rules, opened_at,
        due_at, decided_at)
      values (${caseId}::uuid, ${newNumber("C")}, 'held', ${subject.kind}, ${subject.id}::uuid, ${subject.rootId}::uuid, ${authorId}::uuid, ${principalId}::uuid, 'decided', 1,
        ${rules}::jsonb, ${tx.now}::timestamptz, ${tx.now}::timestamptz, ${tx.now}::timestamptz))
    select nullif(r.switched_on_by, ${authorId}::uuid) as "handlerId", concat_ws(' / ', r.rule->'title'->>'zh-CN', r.rule->'title'->>'en') as title
    from ${reviewRule} r where r.id = ${ruleId} and r.version = ${ruleVersion}::int`);
  return { caseId, handlerId: row?.handlerId ?? nobodyId, title: row?.title ?? ruleId };
}
