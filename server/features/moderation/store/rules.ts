// SQL that writes versions of review rules.
import { sql } from "drizzle-orm";
import { reviewRule } from "@/db/schema/trust/review";
import { sendSignal } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";
import { type ReviewRule, reviewRuleSchema } from "@/server/trust/review/rules";
import type { RuleState } from "../contract/rules";

export interface RuleRow<Replay = Record<string, unknown>> {
  rule: ReviewRule;
  state: RuleState;
  replay: Replay | null;
  replayHash: string | null;
}

/** Appends the next version of a rule as a draft; earlier drafts of it retire. Two officers at once take turns. */
export async function insertDraft(
  tx: WriteTx,
  by: AccountId,
  rule: Omit<ReviewRule, "version">,
): Promise<{ version: number }> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`rule:${rule.id}`}, 0))`);
  await tx.rows(sql`
    update ${reviewRule} set state = 'retired', retired_at = ${tx.now}::timestamptz where id = ${rule.id} and state in ('draft', 'replayed')`);
  const [newest] = await tx.rows<{ version: number }>(
    sql`select version from ${reviewRule} where id = ${rule.id} order by version desc limit 1`,
  );
  const version = (newest?.version ?? 0) + 1;
  await tx.rows(sql`
    insert into ${reviewRule} (id, version, rule, state, written_by, written_at)
    values (${rule.id}, ${version}::int, ${JSON.stringify({ ...rule, version })}::jsonb, 'draft', ${by}::uuid, ${tx.now}::timestamptz)`);
  return { version };
}

/** One version, its row locked until the transaction ends. */
export async function lockVersion<Replay>(tx: WriteTx, id: string, version: number): Promise<RuleRow<Replay> | null> {
  const [row] = await tx.rows<RuleRow<Replay>>(sql`
    select rule, state, replay, replay_hash as "replayHash" from ${reviewRule} where id = ${id} and version = ${version}::int for update`);
  return row ? { ...row, rule: reviewRuleSchema.parse(row.rule) } : null;
}

/** Keeps how far a replay has come; with its hash the version counts as replayed. */
export async function keepReplay(
  tx: WriteTx,
  id: string,
  version: number,
  replay: object,
  hash: string | null,
): Promise<void> {
  const at = hash ? tx.now : null;
  await tx.rows(sql`
    update ${reviewRule} set replay = ${JSON.stringify(replay)}::jsonb, replay_hash = ${hash}, replayed_at = ${at}::timestamptz,
      state = ${hash ? "replayed" : "draft"}
    where id = ${id} and version = ${version}::int`);
}

/** Puts a version in force, retires the one before it, and makes every process forget its compiled rules at commit. */
export async function switchOn(tx: WriteTx, id: string, version: number, by: AccountId): Promise<void> {
  await tx.rows(sql`
    update ${reviewRule} set state = 'retired', retired_at = ${tx.now}::timestamptz where id = ${id} and state = 'on'`);
  await tx.rows(sql`
    update ${reviewRule} set state = 'on', switched_on_at = ${tx.now}::timestamptz, switched_on_by = ${by}::uuid
    where id = ${id} and version = ${version}::int`);
  await sendSignal(tx, { audience: "rules", type: "rules" });
}

/** Takes the version in force out of it; null where none is. */
export async function switchOff(tx: WriteTx, id: string): Promise<number | null> {
  const [row] = await tx.rows<{ version: number }>(sql`
    update ${reviewRule} set state = 'retired', retired_at = ${tx.now}::timestamptz where id = ${id} and state = 'on' returning version`);
  if (row) await sendSignal(tx, { audience: "rules", type: "rules" });
  return row?.version ?? null;
}
