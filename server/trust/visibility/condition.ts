// "May this viewer see this content", written once over the columns that every content table shares.
import { type SQL, sql } from "drizzle-orm";
import { block, follow } from "@/db/schema/relations";
import { subjectState } from "@/db/schema/trust/visibility";
import type { ReadScope } from "@/server/core/read-scope";
import type { ContentKind } from "@/server/shared/subject";

/**
 * A condition over the alias of a content table (`root_id, id, author_id, audience, deleted_at`): not deleted; neither the content nor its author's account is hidden;
 * no block either way; the audience includes the viewer. Authors see their own held and removed items, so that they can read why and appeal.
 */
export function visibleTo(scope: ReadScope, kind: ContentKind, alias: string): SQL {
  const a = sql.raw(alias);
  const hiddenSelf = hiddenItem(kind, sql`${a}.root_id`, sql`${a}.id`);
  const authorHidden = hiddenAccount(sql`${a}.author_id`);
  if (!scope.viewerId) {
    return sql`(${a}.deleted_at is null and ${a}.audience = 'public' and not ${hiddenSelf} and not ${authorHidden})`;
  }
  const viewer = sql`${scope.viewerId}::uuid`;
  return sql`(${a}.deleted_at is null and (${a}.author_id = ${viewer} or (
    not ${hiddenSelf} and not ${authorHidden} and not ${blockBetween(scope, sql`${a}.author_id`)}
    and (${a}.audience = 'public' or (${a}.audience = 'followers' and exists (
      select from ${follow} vf where vf.follower_id = ${viewer} and vf.followee_id = ${a}.author_id))))))`;
}

/** True where the item itself is held, refused or removed. */
export function hiddenItem(kind: ContentKind, rootId: SQL, id: SQL): SQL {
  return sql`exists (select from ${subjectState} vs where vs.root_id = ${rootId} and vs.kind = ${sql.raw(`'${kind}'`)} and vs.id = ${id} and vs.hidden)`;
}

/** True where the account is closed by a measure: its page and everything it wrote are out of sight. */
export function hiddenAccount(accountId: SQL): SQL {
  return sql`exists (select from ${subjectState} va where va.root_id = ${accountId} and va.kind = 'account' and va.id = ${accountId} and va.hidden)`;
}

/** True where viewer and account block each other, whichever way. */
export function blockBetween(scope: ReadScope, accountId: SQL): SQL {
  if (!scope.viewerId) return sql`false`;
  const viewer = sql`${scope.viewerId}::uuid`;
  return sql`(exists (select from ${block} vb where vb.blocker_id = ${viewer} and vb.blocked_id = ${accountId})
    or exists (select from ${block} vc where vc.blocker_id = ${accountId} and vc.blocked_id = ${viewer}))`;
}
