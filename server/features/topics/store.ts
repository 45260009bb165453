// SQL that writes topics. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { postTopic, type TopicId, topic, topicFollow } from "@/db/schema/topics";
import { readScope } from "@/server/core/read-scope";
import type { WriteTx } from "@/server/core/write-tx";
import { topicKeyOf } from "@/server/shared/entities";
import { type AccountId, newId, type PostId } from "@/server/shared/ids";
import { visiblePosts } from "@/server/trust/visibility/contents";
import { mostFollowedTopics } from "./contract";
import { openTopics } from "./visibility";

/** Makes the topics of a post those of this text, and no others. May run twice. */
export async function setTopics(tx: WriteTx, postId: PostId, names: readonly string[]): Promise<void> {
  const topics = names.map((name) => ({ id: newId(), key: topicKeyOf(name), name }));
  const keys = sql.param(topics.map(({ key }) => key));
  await tx.rows(sql`
    with left_out as (
      delete from ${postTopic} where root_id = ${postId}::uuid and key <> all(${keys}::text[])
    ), named as (
      insert into ${topic} (id, key, name, created_at)
      select t.id, t.key, t.name, ${tx.now}::timestamptz from json_to_recordset(${JSON.stringify(topics)}) as t(id uuid, key text, name text)
      order by t.key on conflict (key) do nothing
    )
    insert into ${postTopic} (root_id, key) select ${postId}::uuid, k from unnest(${keys}::text[]) as k on conflict do nothing`);
}

/** Tells the open pages of a post's topics that something arrived, and not what; nobody where the post is not for everybody. */
export async function tellTopics(tx: WriteTx, postId: PostId): Promise<void> {
  await tx.rows(sql`
    select pg_notify('live', json_build_object('audience', 'topic:' || pt.key, 'type', 'arrived')::text) from ${postTopic} pt
    where pt.root_id = ${postId}::uuid and exists (select from ${visiblePosts(readScope(null, tx.now, tx))} v where v.id = pt.root_id)`);
}

/** Closes an open topic; its id, or null where it is not there or closed already. */
export async function closeTopicRow(
  tx: WriteTx,
  closing: { key: string; by: AccountId; reason: string },
): Promise<TopicId | null> {
  const [row] = await tx.rows<{ id: TopicId }>(sql`
    update ${topic} set closed_at = ${tx.now}::timestamptz, closed_by = ${closing.by}::uuid, close_reason = ${closing.reason}
    where key = ${closing.key} and closed_at is null returning id`);
  return row?.id ?? null;
}

/** Opens a closed topic again; its id, or null where it is not there or open. */
export async function reopenTopicRow(tx: WriteTx, key: string): Promise<TopicId | null> {
  const [row] = await tx.rows<{ id: TopicId }>(sql`
    update ${topic} set closed_at = null, closed_by = null, close_reason = null where key = ${key} and closed_at is not null returning id`);
  return row?.id ?? null;
}

/** Follows a topic that the account may see: its id, or null where there is none; `full` where no more may be followed, `there` where it is followed already. */
export async function insertFollow(
  tx: WriteTx,
  by: AccountId,
  key: string,
): Promise<{ id: TopicId | null; outcome: "followed" | "there" | "full" }> {
  const [row] = await tx.rows<{ id: TopicId | null; followed: number; isThere: boolean }>(sql`
    with seen as (select t.id, t.key from ${openTopics(readScope(by, tx.now, tx))} t where t.key = ${key}),
    followed as (
      insert into ${topicFollow} (account_id, key, created_at) select ${by}::uuid, seen.key, ${tx.now}::timestamptz from seen
      where (select count(*) from ${topicFollow} f where f.account_id = ${by}::uuid) < ${mostFollowedTopics}::int
      on conflict do nothing returning 1
    )
    select (select seen.id from seen) as id, (select count(*)::int from followed) as followed,
      exists (select from ${topicFollow} f where f.account_id = ${by}::uuid and f.key = ${key}) as "isThere"`);
  return { id: row?.id ?? null, outcome: row && row.followed > 0 ? "followed" : row?.isThere ? "there" : "full" };
}

/** Ends following a topic; its id, or null where it was not followed. */
export async function deleteFollow(tx: WriteTx, by: AccountId, key: string): Promise<TopicId | null> {
  const [row] = await tx.rows<{ id: TopicId }>(sql`
    with ended as (delete from ${topicFollow} where account_id = ${by}::uuid and key = ${key} returning key)
    select t.id from ${topic} t join ended on ended.key = t.key`);
  return row?.id ?? null;
}
