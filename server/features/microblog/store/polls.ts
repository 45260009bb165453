// SQL that writes polls and votes. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { poll, pollBallot, pollChoice, post } from "@/db/schema/microblog";
import type { Beside } from "@/server/core/event-log";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, PostId, PrincipalId } from "@/server/shared/ids";
import type { ReviewedText } from "@/server/shared/user-text";

export interface NewPoll {
  choices: readonly ReviewedText[];
  multiple: boolean;
  minutes: number;
}

/** The changes that put a poll under a post made in this transaction. */
export function pollStored(postId: PostId, { choices, multiple, minutes }: NewPoll, now: Date): Beside[] {
  const asked = sql`
    insert into ${poll} (root_id, multiple, ends_at)
    values (${postId}::uuid, ${multiple}, ${now}::timestamptz + make_interval(mins => ${minutes}::int))`;
  const offered = sql`
    insert into ${pollChoice} (root_id, position, body)
    select ${postId}::uuid, c.place - 1, c.body from unnest(${sql.param([...choices])}::text[]) with ordinality as c(body, place)`;
  return [{ change: asked }, { change: offered }];
}

export interface PollState {
  multiple: boolean;
  endsAt: Date;
  choices: number;
  hasVoted: boolean;
}

/** The post's poll, its row locked until the transaction ends, and whether the person or organisation has voted; null where there is none. */
export async function lockPoll(tx: WriteTx, postId: PostId, principalId: PrincipalId): Promise<PollState | null> {
  const [row] = await tx.rows<PollState>(sql`
    select p.multiple, p.ends_at as "endsAt", (select count(*)::int from ${pollChoice} c where c.root_id = p.root_id) as choices,
      exists (select from ${pollBallot} b where b.root_id = p.root_id and b.principal_id = ${principalId}::uuid) as "hasVoted"
    from ${poll} p where p.root_id = ${postId}::uuid for update`);
  return row ?? null;
}

/** Counts a vote once and tells open pages; false when this person or organisation has voted, whichever account it was. */
export async function castBallot(
  tx: WriteTx,
  postId: PostId,
  by: { principalId: PrincipalId; accountId: AccountId },
  choices: readonly number[],
): Promise<boolean> {
  const chosen = sql`${sql.param([...choices])}::int[]`;
  const rows = await tx.rows(sql`
    with cast_once as (
      insert into ${pollBallot} (root_id, principal_id, account_id, choices, at)
      values (${postId}::uuid, ${by.principalId}::uuid, ${by.accountId}::uuid, ${chosen}, ${tx.now}::timestamptz) on conflict do nothing returning 1
    ), counted as (
      update ${pollChoice} set votes = votes + 1
      where root_id = ${postId}::uuid and position = any(${chosen}) and exists (select from cast_once) returning 1
    )
    update ${poll} set voters = voters + 1 where root_id = ${postId}::uuid and exists (select from cast_once)
    returning ${signalSent({ audience: `post:${postId}`, type: "changed", ids: [postId] })}`);
  return rows.length > 0;
}

/** Notes once that an ended poll's result is told; null where it was told or still runs. */
export async function announcedOnce(
  tx: WriteTx,
  postId: PostId,
): Promise<{ authorId: AccountId; voters: number } | null> {
  const [row] = await tx.rows<{ authorId: AccountId; voters: number }>(sql`
    update ${poll} l set announced_at = ${tx.now}::timestamptz from ${post} p
    where l.root_id = ${postId}::uuid and p.id = l.root_id and l.announced_at is null and l.ends_at <= ${tx.now}::timestamptz
    returning p.author_id as "authorId", l.voters, ${signalSent({ audience: `post:${postId}`, type: "changed", ids: [postId] })}`);
  return row ?? null;
}
