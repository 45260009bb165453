// SQL that writes topics. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { postTopic, type TopicId, topic } from "@/db/schema/topics";
import type { WriteTx } from "@/server/core/write-tx";
import { topicKeyOf } from "@/server/shared/entities";
import { type AccountId, newId, type PostId } from "@/server/shared/ids";

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
