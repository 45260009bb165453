// SQL that writes wishes that the platform look. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { keeperDecision, keeperLook } from "@/db/schema/comments";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, type CommentId, newId, type PostId } from "@/server/shared/ids";
import { dueAfter } from "@/server/trust/standing/time-limits";
import type { LookId } from "../contract/looks";

/** Asks for a look at what a keeper decided last of a comment; null where that was no hiding, or was asked about before. */
export async function insertLook(
  tx: WriteTx,
  asked: { postId: PostId; commentId: CommentId; by: AccountId },
): Promise<{ id: LookId; ownerId: AccountId; dueAt: Date } | null> {
  const [row] = await tx.rows<{ id: LookId; ownerId: AccountId; dueAt: Date }>(sql`
    insert into ${keeperLook} (id, root_id, comment_id, decision_id, owner_id, asked_by, asked_at, due_at, state)
    select ${newId<LookId>()}::uuid, d.root_id, d.comment_id, d.id, d.owner_id, ${asked.by}::uuid, ${tx.now}::timestamptz, ${dueAfter("keeperLook", tx.now)}::timestamptz, 'open'
    from ${keeperDecision} d
    where d.root_id = ${asked.postId}::uuid and d.comment_id = ${asked.commentId}::uuid and d.act in ('hidden', 'deleted')
      and not exists (select from ${keeperDecision} n where n.root_id = d.root_id and n.comment_id = d.comment_id and n.id > d.id)
    on conflict (decision_id) do nothing returning id, owner_id as "ownerId", due_at as "dueAt"`);
  return row ?? null;
}

/** The change that decides a look once, with who, when and why. */
export function lookClosed(
  tx: WriteTx,
  id: LookId,
  decided: { by: AccountId; outcome: "restored" | "left"; reason: string },
): Beside {
  const change = sql`
    update ${keeperLook} set state = ${decided.outcome}, decided_by = ${decided.by}::uuid, decided_at = ${tx.now}::timestamptz, reason = ${decided.reason}
    where id = ${id}::uuid and state = 'open' returning 1`;
  return { change };
}
