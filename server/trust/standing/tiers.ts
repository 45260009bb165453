// Computes classes and levels from the database and keeps them. Facts read what is kept here.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { account, accountStats } from "@/db/schema/accounts";
import { post } from "@/db/schema/microblog";
import { measure, measureEnd } from "@/db/schema/trust/measures";
import { principal } from "@/db/schema/trust/standing";
import { accountTier } from "@/db/schema/trust/tiers";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { WriteTx } from "@/server/core/write-tx";
import { eventKind } from "@/server/shared/events";
import type { AccountId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { accountClasses, type Tier, type TierInputs } from "@/server/shared/tiers";
import { addDays } from "@/server/shared/time";
import { crossesThreshold, keptFromHotList, levelRules, ordinaryLevel, tierOf, tierPeriodDays } from "./tier-table";

const tier = z.object({ class: z.enum(accountClasses), level: z.number() });

/** An account's class or level changed; the events of an account are its history. `from` is null the first time. */
export const tierChanged = eventKind(
  "account.tier-changed",
  z.object({
    ...tier.shape,
    from: tier.nullable(),
    inputs: z.object({
      kind: z.enum(["unverified", "person", "organisation"]),
      posts: z.number(),
      adverts: z.number(),
      removed: z.number(),
      followers: z.number(),
      creditLevel: z.number(),
    }),
  }),
);

/** The inputs of these accounts now, as a relation with `account_id`; `accounts` selects their ids as `id`. */
export function tierInputs(accounts: SQL, now: Date): SQL {
  const since = addDays(now, -tierPeriodDays);
  const counted = sql`from ${post} o where o.author_id = a.id and o.deleted_at is null and o.audience = 'public' and o.created_at > ${since}::timestamptz`;
  return sql`(
    select a.id as account_id, json_build_object(
      'kind', case when p.identity_state = 'passed' then p.kind else 'unverified' end, 'creditLevel', p.credit_level, 'followers', coalesce(s.followers, 0),
      'posts', (select count(*)::int ${counted}), 'adverts', (select count(*)::int ${counted} and 'advert' = any(o.declared)),
      'removed', (select count(*)::int from ${measure} m where m.account_id = a.id and m.kind = 'remove-content'
        and m.starts_at > ${since}::timestamptz and not exists (select from ${measureEnd} e where e.measure_id = m.id))) as inputs
    from (${accounts}) w join ${account} a on a.id = w.id join ${principal} p on p.id = a.principal_id
    left join ${accountStats} s on s.account_id = a.id)`;
}

/** The level that rules go by, as an expression. One computed before the identity was proven says nothing any more. */
export function levelInForce(accountId: SQL, identityState: SQL): SQL {
  return sql`coalesce((select l.level from ${accountTier} l where l.account_id = ${accountId}
    and (l.class <> 'unverified' or ${identityState} <> 'passed')), ${sql.raw(String(ordinaryLevel))})`;
}

/** Class and level as last computed, as a json expression; null before that. `tierInForce` says what they mean. */
export function keptTier(accountId: SQL): SQL {
  return sql`(select json_build_object('class', l.class, 'level', l.level) from ${accountTier} l where l.account_id = ${accountId})`;
}

/** Condition: the account's class and level keep it off the hot list. */
export function keptOffHotList(accountId: SQL): SQL {
  const levels = levelRules.filter(({ hotList }) => !hotList).map(({ level }) => level);
  return sql`exists (select from ${accountTier} l where l.account_id = ${accountId}
    and (l.level = any(${sql.param(levels)}::int[]) or l.class = any(${sql.param([...keptFromHotList])}::text[])))`;
}

/** True where the account's followers now and when its level was computed lie on two sides of a threshold. */
export async function followersCrossed(rows: Rows, accountId: AccountId): Promise<boolean> {
  const [row] = await rows.rows<{ now: number; then: number }>(sql`
    select s.followers as now, coalesce((select (l.inputs->>'followers')::int from ${accountTier} l where l.account_id = s.account_id), 0) as then
    from ${accountStats} s where s.account_id = ${accountId}::uuid`);
  return row !== undefined && crossesThreshold(row.then, row.now);
}

/** One page of accounts that are open, in the order of their ids. */
export function openAccountsAfter(after: AccountId | null, count: number): SQL {
  return sql`select g.id from ${account} g where g.closed_at is null and (${after}::uuid is null or g.id > ${after}::uuid) order by g.id ${atMost(count)}`;
}

/** All accounts of a principal. */
export function accountsBehind(principalId: string): SQL {
  return sql`select g.id from ${account} g where g.principal_id = ${principalId}::uuid`;
}

/** This account. */
export function thisAccount(accountId: string): SQL {
  return sql`select ${accountId}::uuid as id`;
}

interface InputRow {
  accountId: AccountId;
  inputs: TierInputs;
  before: Tier | null;
}

export interface Regraded {
  /** How many accounts were looked at, and the last of them. */
  accounts: number;
  last: AccountId | null;
  events: ReturnType<typeof tierChanged>[];
}

/**
 * Computes class and level of these accounts anew and keeps what changed; answers an event for each change, to be appended by the caller. May run twice: the second time
 * changes nothing.
 */
export async function regrade(tx: WriteTx, accounts: SQL): Promise<Regraded> {
  const rows = await tx.rows<InputRow>(sql`
    select i.account_id as "accountId", i.inputs, case when l.account_id is not null then json_build_object('class', l.class, 'level', l.level) end as before
    from ${tierInputs(accounts, tx.now)} i left join ${accountTier} l on l.account_id = i.account_id order by i.account_id`);
  const changed = rows
    .map((row) => ({ ...row, now: tierOf(row.inputs) }))
    .filter(({ now, before }) => now.class !== before?.class || now.level !== before.level);
  if (changed.length > 0) await keep(tx, changed);
  return {
    accounts: rows.length,
    last: rows.at(-1)?.accountId ?? null,
    events: changed.map(({ accountId, now, before, inputs }) =>
      tierChanged(subjectRef("account", accountId), { ...now, from: before, inputs }),
    ),
  };
}

async function keep(tx: WriteTx, changed: readonly (InputRow & { now: Tier })[]): Promise<void> {
  const rows = changed.map(({ accountId, now, inputs }) => ({ account_id: accountId, ...now, inputs, since: tx.now }));
  await tx.rows(sql`
    insert into ${accountTier} select * from json_populate_recordset(null::${accountTier}, ${JSON.stringify(rows)}::json)
    on conflict (account_id) do update set class = excluded.class, level = excluded.level, inputs = excluded.inputs, since = excluded.since`);
}
