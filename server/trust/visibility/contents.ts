// The relations that more than one domain reads, each already cut to what the viewer may see.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { bookmark } from "@/db/schema/bookmarks";
import { comment } from "@/db/schema/comments";
import { post } from "@/db/schema/microblog";
import { block, follow } from "@/db/schema/relations";
import type { ReadScope } from "@/server/core/read-scope";
import { hiddenAccount, visibleTo } from "@/server/trust/visibility/condition";

/** Posts that the viewer may see, as a relation with all of a post's columns. */
export function visiblePosts(scope: ReadScope): SQL {
  return sql`(select p.* from ${post} p where ${visibleTo(scope, "post", "p")})`;
}

/** Comments that the viewer may see under posts that the viewer may see. */
export function visibleComments(scope: ReadScope): SQL {
  return sql`(select c.* from ${comment} c where ${visibleTo(scope, "comment", "c")}
    and exists (select from ${visiblePosts(scope)} cp where cp.id = c.root_id))`;
}

/** The visible comments of one post; the post's own visibility is asked once, not once per comment. */
export function visibleCommentsUnder(scope: ReadScope, postId: string): SQL {
  return sql`(select c.* from ${comment} c where c.root_id = ${postId}::uuid and ${visibleTo(scope, "comment", "c")}
    and exists (select from ${visiblePosts(scope)} cp where cp.id = ${postId}::uuid))`;
}

/** The visible comments of the post of this id, which the caller found visible already. */
export function visibleCommentsOf(scope: ReadScope, postId: SQL): SQL {
  return sql`(select c.* from ${comment} c where c.root_id = ${postId} and ${visibleTo(scope, "comment", "c")})`;
}

/** Accounts whose page the viewer may open: open, not hidden, and not of somebody who blocks the viewer. One's own always. */
export function visibleAccounts(scope: ReadScope): SQL {
  const blocksViewer = scope.viewerId
    ? sql`exists (select from ${block} ab where ab.blocker_id = a.id and ab.blocked_id = ${scope.viewerId}::uuid)`
    : sql`false`;
  return sql`(select a.* from ${account} a where a.closed_at is null
    and (a.id = ${scope.viewerId}::uuid or (not ${hiddenAccount(sql`a.id`)} and not ${blocksViewer})))`;
}

/** Ids of the posts that the viewer keeps, each with the id of its bookmark; nobody reads those of others. */
export function bookmarkedBy(scope: ReadScope): SQL {
  return sql`(select vk.id, vk.root_id, vk.created_at from ${bookmark} vk where vk.account_id = ${scope.viewerId}::uuid)`;
}

/** Ids of the accounts that follow the viewer. */
export function followersOf(scope: ReadScope): SQL {
  return sql`(select vf.follower_id as account_id from ${follow} vf where vf.followee_id = ${scope.viewerId}::uuid)`;
}

/** Ids of the accounts that the viewer follows. */
export function followedBy(scope: ReadScope): SQL {
  return sql`(select vf.followee_id as account_id from ${follow} vf where vf.follower_id = ${scope.viewerId}::uuid)`;
}
