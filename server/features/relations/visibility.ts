// The relations that this domain's queries may select from, each already cut to what the viewer may see.
import { type SQL, sql } from "drizzle-orm";
import { block, blockImport, follow, mute, mutedWord } from "@/db/schema/relations";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId } from "@/server/shared/ids";
import { visibleAccounts, visiblePosts } from "@/server/trust/visibility/contents";
import { mutedAccount } from "@/server/trust/visibility/mutes";

/** Visible accounts that follow this one (`side` followers) or that it follows (`side` following). */
export function relatedAccounts(scope: ReadScope, side: "followers" | "following", of: AccountId): SQL {
  const [one, other] =
    side === "followers" ? [sql`f.followee_id`, sql`f.follower_id`] : [sql`f.follower_id`, sql`f.followee_id`];
  return sql`(select v.* from ${follow} f join ${visibleAccounts(scope)} v on v.id = ${other} where ${one} = ${of}::uuid)`;
}

/** Accounts that the viewer blocks. */
export function blockedAccounts(scope: ReadScope): SQL {
  return sql`(select v.*, b.created_at as blocked_at from ${block} b join ${visibleAccounts(scope)} v on v.id = b.blocked_id where b.blocker_id = ${scope.viewerId}::uuid)`;
}

/** Accounts that the viewer mutes now, each with the end of it. */
export function mutedAccounts(scope: ReadScope): SQL {
  return sql`(select v.*, m.until as muted_until from ${mute} m join ${visibleAccounts(scope)} v on v.id = m.muted_id
    where m.muter_id = ${scope.viewerId}::uuid and (m.until is null or m.until > ${scope.now}::timestamptz))`;
}

/** Words that the viewer mutes now. */
export function ownMutedWords(scope: ReadScope): SQL {
  return sql`(select w.id, w.word, w.places, w.until from ${mutedWord} w
    where w.account_id = ${scope.viewerId}::uuid and (w.until is null or w.until > ${scope.now}::timestamptz))`;
}

/** The viewer's imports of blocklists. */
export function ownBlockImports(scope: ReadScope): SQL {
  return sql`(select i.id, i.total, i.done, i.counts, i.examples, i.created_at, i.undone_at from ${blockImport} i where i.account_id = ${scope.viewerId}::uuid)`;
}

/** From how many of those one follows, of how many each follows, and from how many of the newest posts suggestions are taken, and how many of those are looked at closer: whatever the town's size, a bounded look. */
const looked = { followed: 12, ofEach: 12, posts: 30, candidates: 24 } as const;

/**
 * Accounts that the viewer neither follows nor blocks nor mutes and may want to follow: those whom the followed follow (`common` says how many do), and who published lately. Visible
 * ones alone; the viewer not among them.
 */
export function suggestedAccounts(scope: ReadScope): SQL {
  const viewer = sql`${scope.viewerId}::uuid`;
  // `offset 0` has the few candidates looked up one by one, instead of all accounts joined with them.
  return sql`(
    select v.id, v.handle, v.nickname, v.avatar_id, v.bio, c.common from (
      select n.id, sum(n.common)::int as common from (
        select g.followee_id as id, 1 as common
        from (select f.followee_id from ${follow} f where f.follower_id = ${viewer} order by f.followee_id desc ${atMost(looked.followed)}) mine
        cross join lateral (
          select x.followee_id from ${follow} x where x.follower_id = mine.followee_id order by x.followee_id desc ${atMost(looked.ofEach)}) g
        union all
        select l.author_id, 0
        from (select p.author_id from ${visiblePosts(scope)} p where p.audience = 'public' order by p.id desc ${atMost(looked.posts)}) l) n
      where n.id <> ${viewer}
        and not exists (select from ${follow} mf where mf.follower_id = ${viewer} and mf.followee_id = n.id)
        and not exists (select from ${block} mb where mb.blocker_id = ${viewer} and mb.blocked_id = n.id)
        and not ${mutedAccount(scope, sql`n.id`)}
      group by n.id order by common desc, n.id desc ${atMost(looked.candidates)}) c
    cross join lateral (select w.* from ${visibleAccounts(scope)} w where w.id = c.id offset 0) v)`;
}

/** Columns that say how the viewer and the account in this column stand to each other. */
export function relationColumns(scope: ReadScope, accountId: SQL): SQL {
  if (!scope.viewerId)
    return sql`false as "isMe", false as "isFollowing", false as "followsMe", false as "isBlocked", false as "isMuted"`;
  const viewer = sql`${scope.viewerId}::uuid`;
  return sql`${accountId} = ${viewer} as "isMe",
    exists (select from ${follow} rf where rf.follower_id = ${viewer} and rf.followee_id = ${accountId}) as "isFollowing",
    exists (select from ${follow} rg where rg.follower_id = ${accountId} and rg.followee_id = ${viewer}) as "followsMe",
    exists (select from ${block} rb where rb.blocker_id = ${viewer} and rb.blocked_id = ${accountId}) as "isBlocked",
    ${mutedAccount(scope, accountId)} as "isMuted"`;
}
