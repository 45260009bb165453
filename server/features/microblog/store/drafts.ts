// SQL that writes drafts. Every function takes a WriteTx.
import { type SQL, sql } from "drizzle-orm";
import { draft } from "@/db/schema/microblog";
import type { WriteTx } from "@/server/core/write-tx";
import type { Region } from "@/server/shared/content";
import type { DraftContent } from "@/server/shared/draft-content";
import type { Refusal } from "@/server/shared/errors";
import { type AccountId, type DraftId, newId } from "@/server/shared/ids";
import { draftsPerAccount } from "@/server/shared/limits";

/** Begins a draft; null where the account has as many as it may. */
export async function insertDraft(tx: WriteTx, accountId: AccountId, content: DraftContent): Promise<DraftId | null> {
  const id = newId<DraftId>();
  const rows = await tx.rows(sql`
    insert into ${draft} (id, account_id, content, updated_at)
    select ${id}::uuid, ${accountId}::uuid, ${JSON.stringify(content)}::jsonb, ${tx.now}::timestamptz
    where (select count(*) from ${draft} d where d.account_id = ${accountId}::uuid) < ${draftsPerAccount}::int returning 1`);
  return rows.length > 0 ? id : null;
}

/** Keeps what is written now; what was said of an earlier try to publish it no longer holds. False where it was saved since it was `seen`. */
export async function updateDraft(
  tx: WriteTx,
  { draftId, content, seen }: { draftId: DraftId; content: DraftContent; seen?: string | undefined },
): Promise<boolean> {
  const rows = await tx.rows(sql`
    update ${draft} d set content = ${JSON.stringify(content)}::jsonb, updated_at = ${tx.now}::timestamptz, refusal = null
    where d.id = ${draftId}::uuid ${asSeen(seen)} returning 1`);
  return rows.length > 0;
}

function asSeen(seen: string | undefined): SQL {
  return seen === undefined ? sql`` : sql`and d.updated_at = ${seen}::timestamptz`;
}

/**
 * The statement that takes an account's draft away, to be published or because it is not wanted. It answers no row where the draft is gone already, or was saved since it was `seen`:
 * a draft becomes one post, however often it is tried.
 */
export function draftTaken(id: DraftId, accountId: AccountId, seen?: string): SQL {
  return sql`delete from ${draft} d where d.id = ${id}::uuid and d.account_id = ${accountId}::uuid ${asSeen(seen)} returning 1`;
}

/** Sets when it is to be published and where it comes from, or with null takes that back. */
export async function setPublishing(
  tx: WriteTx,
  id: DraftId,
  planned: { at: Date; region: Region | null } | null,
): Promise<void> {
  await tx.rows(sql`
    update ${draft} set publish_at = ${planned?.at ?? null}::timestamptz,
      region = ${planned?.region ? JSON.stringify(planned.region) : null}::jsonb, refusal = null where id = ${id}::uuid`);
}

/** Notes why it was not published and leaves it to its author; null where it is no longer waiting to be. */
export async function stopDraft(tx: WriteTx, id: DraftId, refusal: Refusal): Promise<AccountId | null> {
  const [row] = await tx.rows<{ accountId: AccountId }>(sql`
    update ${draft} set publish_at = null, refusal = ${JSON.stringify(refusal)}::jsonb
    where id = ${id}::uuid and publish_at <= ${tx.now}::timestamptz returning account_id as "accountId"`);
  return row?.accountId ?? null;
}
