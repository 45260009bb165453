// Labels that review rules set by themselves: measures like any other, with a record, a statement of reasons and an appeal that a person hears.
import { sql } from "drizzle-orm";
import { moderationCase } from "@/db/schema/moderation";
import { reviewRule } from "@/db/schema/trust/review";
import { appendEvents } from "@/server/core/event-log";
import type { RequestContext } from "@/server/core/request";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, type CaseId, newId, type PrincipalId } from "@/server/shared/ids";
import { type ContentLabel, labelOfCategory } from "@/server/shared/labels";
import { newNumber } from "@/server/shared/quotable-number";
import { subjectRef } from "@/server/shared/subject";
import { labelsEver } from "@/server/trust/labels/in-force";
import { imposeMeasures } from "@/server/trust/measures/impose";
import type { Judgement, RuleHit } from "@/server/trust/review/rules";
import { findSnapshot } from "@/server/trust/subjects";

/** Stands for whoever switched a rule on where no person did: the rules that ship with the platform. */
const nobodyId = "00000000-0000-0000-0000-000000000000" as AccountId; // no account has it

export interface JudgedPost {
  postId: string;
  authorId: AccountId;
  principalId: PrincipalId;
  judgement: Judgement;
  request: RequestContext;
}

/**
 * Labels a post whose text passed, where rules with the action "label" hit, in the transaction that publishes it: no surface ever shows it without. The rule is named as the ground,
 * and whoever switched it on as the first handler, who cannot decide the appeal. A label that the post bears is not set again, nor is one that a person took off it, whatever is edited.
 */
export async function labelByRules(tx: WriteTx, post: JudgedPost): Promise<void> {
  const hits = new Map<ContentLabel, RuleHit>();
  for (const hit of post.judgement.hits) {
    const label = labelOfCategory(hit.category);
    if (hit.action === "label" && !hits.has(label)) hits.set(label, hit);
  }
  if (hits.size === 0) return;
  const subject = subjectRef("post", post.postId);
  for (const { label } of await labelsEver(tx, subject)) hits.delete(label);
  if (hits.size === 0) return;
  const snapshot = await findSnapshot(tx, subject);
  if (!snapshot) return;
  for (const [label, hit] of hits) {
    const { caseId, handlerId, title } = await openDecided(tx, post, hit);
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
          accountId: post.authorId,
          principalId: post.principalId,
          params: { label, byRule: true },
          snapshot,
          endsAt: null,
        },
      ],
    );
    const request = { ...post.request, session: null, system: "label-by-rule" };
    await appendEvents(tx, request, "review", events, beside);
  }
}

/** The case that the measure stands in, decided by the rule as it opened, with whoever switched the rule on: anybody but the author. */
async function openDecided(
  tx: WriteTx,
  { postId, authorId, principalId }: JudgedPost,
  { ruleId, ruleVersion }: RuleHit,
): Promise<{ caseId: CaseId; handlerId: AccountId; title: string }> {
  const rules = JSON.stringify([{ id: ruleId, version: ruleVersion }]);
  const caseId = newId<CaseId>();
  const [row] = await tx.rows<{ handlerId: AccountId | null; title: string }>(sql`
    with opened as (
      insert into ${moderationCase} (id, number, source, subject_kind, subject_id, root_id, account_id, principal_id, state, severity, rules, opened_at,
        due_at, decided_at)
      values (${caseId}::uuid, ${newNumber("C")}, 'held', 'post', ${postId}::uuid, ${postId}::uuid, ${authorId}::uuid, ${principalId}::uuid, 'decided', 1,
        ${rules}::jsonb, ${tx.now}::timestamptz, ${tx.now}::timestamptz, ${tx.now}::timestamptz))
    select nullif(r.switched_on_by, ${authorId}::uuid) as "handlerId", concat_ws(' / ', r.rule->'title'->>'zh-CN', r.rule->'title'->>'en') as title
    from ${reviewRule} r where r.id = ${ruleId} and r.version = ${ruleVersion}::int`);
  return { caseId, handlerId: row?.handlerId ?? nobodyId, title: row?.title ?? ruleId };
}
