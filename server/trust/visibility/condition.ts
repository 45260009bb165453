// "May this viewer see this content", written once over the columns that every content table shares.
import { type SQL, sql } from "drizzle-orm";
import { circleMember } from "@/db/schema/circles";
import { post } from "@/db/schema/microblog";
import { block, follow } from "@/db/schema/relations";
import { subjectState } from "@/db/schema/trust/visibility";
import type { ReadScope } from "@/server/core/read-scope";
import type { ContentKind } from "@/server/shared/subject";

/**
 * A condition over the alias of a content table (`root_id, id, author_id, audience, deleted_at`; a post also says what it reposts and its circle): not deleted; neither the
 * content nor its author's account is hidden; no block either way; the audience includes the viewer; a repost's source is in sight. Authors see their own held and
 * removed items, so that they can read why and appeal.
 */
export function visibleTo(scope: ReadScope, kind: ContentKind, alias: string): SQL {
  const a = sql.raw(alias);
  const there = sql`${a}.deleted_at is null ${kind === "post" ? sql`and ${repostInSight(scope, alias)}` : sql``}`;
  const shown = sql`not ${hiddenItem(kind, sql`${a}.root_id`, sql`${a}.id`)} and not ${hiddenAccount(sql`${a}.author_id`)}`;
  if (!scope.viewerId) return sql`(${there} and ${a}.audience = 'public' and ${shown})`;
  // What hangs on a post has no audience of its own: it is read by whoever reads the post.
  const included = kind === "post" ? audienceIncludes(scope, alias) : sql`${a}.audience = 'public'`;
  return sql`(${there} and (${a}.author_id = ${scope.viewerId}::uuid or (
    ${shown} and ${noBlockBetween(scope, sql`${a}.author_id`)} and ${included})))`;
}

/** True where the audience of the post of this alias includes the signed-in viewer, its author aside. `isFollowed`: the viewer is known to follow the author. */
export function audienceIncludes(scope: ReadScope, alias: string, isFollowed = false): SQL {
  const a = sql.raw(alias);
  const viewer = sql`${scope.viewerId}::uuid`;
  const followed = isFollowed ? sql`true` : follows(viewer, sql`${a}.author_id`);
  return sql`(case ${a}.audience when 'public' then true when 'followers' then ${followed}
    when 'mutuals' then ${followed} and ${follows(sql`${a}.author_id`, viewer)}
    when 'circle' then exists (select from ${circleMember} vm where vm.circle_id = ${a}.circle_id and vm.account_id = ${viewer})
    else false end)`;
}

/** True for every post but a repost whose source is not, or no longer, public and in the viewer's sight: a repost shows nothing else. Also for its own author. */
export function repostInSight(scope: ReadScope, alias: string): SQL {
  const a = sql.raw(alias);
  return sql`(not ${a}.is_repost or (
    exists (select from ${post} vp where vp.id = ${a}.source_id and vp.deleted_at is null and vp.audience = 'public')
    and not ${hiddenItem("post", sql`${a}.source_id`, sql`${a}.source_id`)} and not ${hiddenAccount(sql`${a}.source_author_id`)}
    and ${noBlockBetween(scope, sql`${a}.source_author_id`)}))`;
}

function follows(one: SQL, other: SQL): SQL {
  return sql`exists (select from ${follow} vf where vf.follower_id = ${one} and vf.followee_id = ${other})`;
}

/** True where the item itself is held, refused or removed. */
export function hiddenItem(kind: ContentKind, rootId: SQL, id: SQL): SQL {
  return sql`exists (select from ${subjectState} vs where vs.root_id = ${rootId} and vs.kind = ${sql.raw(`'${kind}'`)} and vs.id = ${id} and vs.hidden)`;
}

/** True where the account is closed by a measure: its page and everything it wrote are out of sight. */
export function hiddenAccount(accountId: SQL): SQL {
  return sql`exists (select from ${subjectState} va where va.root_id = ${accountId} and va.kind = 'account' and va.id = ${accountId} and va.hidden)`;
}

/** True where neither of viewer and account blocks the other. Two denials, not one of both: PostgreSQL joins the blocks of a whole list at once only where each stands alone. */
export function noBlockBetween(scope: ReadScope, accountId: SQL): SQL {
  if (!scope.viewerId) return sql`true`;
  const viewer = sql`${scope.viewerId}::uuid`;
  return sql`not exists (select from ${block} vb where vb.blocker_id = ${viewer} and vb.blocked_id = ${accountId})
    and not exists (select from ${block} vc where vc.blocker_id = ${accountId} and vc.blocked_id = ${viewer})`;
}
