// What people read of posts: each query names a skeleton of ids; listing.ts shows the posts.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { atMost } from "@/server/core/at-most";
import { query } from "@/server/pipeline/query";
import { notFound, type Refusal } from "@/server/shared/errors";
import type { AccountId, PostId } from "@/server/shared/ids";
import { admittedTo } from "@/server/trust/labels/surfaces";
import { foresee } from "@/server/trust/policy/foresee";
import { visibleAccounts, visiblePosts } from "@/server/trust/visibility/contents";
import { mutedAccount } from "@/server/trust/visibility/mutes";
import {
  homeInput,
  mayPublishInput,
  mostVersions,
  onePostInput,
  type PostAnswer,
  type PostHistory,
  type PostPage,
  type ProfilePage,
  pageSize,
  profilePostsInput,
  quotesInput,
} from "./contract";
import { pageIn, postsIn, unmutedPageIn } from "./listing";
import { quotable } from "./quoting";
import { postSubject } from "./subject";
import { postParts, shownTexts, wasRemovedFromPublic } from "./visibility";

/** The newest public posts, for people who are not signed in or follow nobody yet. */
export const newest = query({
  access: "anyone",
  obligations: [],
  input: homeInput,
  async run({ input, scope }): Promise<PostPage> {
    const page = { before: input.before ?? null, limit: input.limit };
    return unmutedPageIn(
      scope,
      "search",
      page,
      (
        before,
      ) => sql`(select p.id from ${visiblePosts(scope)} p where p.audience = 'public' and ${admittedTo("newest", "p")} ${olderThan(before)}
        and not ${mutedAccount(scope, sql`p.author_id`)} order by p.id desc ${atMost(input.limit)})`,
    );
  },
});

/** One post; "removed" where it was public and a measure took it away; NOT_FOUND where it is not there or not for this viewer. */
export const getPost = query({
  access: "anyone",
  obligations: ["MB-12.1-a"],
  input: onePostInput,
  async run({ input, scope }): Promise<PostAnswer> {
    const [post] = await postsIn(scope, sql`(select ${input.postId}::uuid as id)`);
    if (post) return { is: "post", post };
    if (await wasRemovedFromPublic(scope, input.postId)) return { is: "removed", id: input.postId };
    throw notFound();
  },
});

/**
 * An account's posts and reposts, or with `media` those with pictures, newest first, with the post that it put first on the first page of all;
 * NOT_FOUND where the account is not there or not for this viewer.
 */
export const profilePosts = query({
  access: "anyone",
  obligations: [],
  input: profilePostsInput,
  async run({ input, scope }): Promise<ProfilePage> {
    const [author] = await scope.rows<{ id: AccountId; pinnedId: PostId | null }>(sql`
      select a.id, (select n.root_id from ${postParts.pinned} n where n.account_id = a.id) as "pinnedId"
      from ${visibleAccounts(scope)} a where a.handle = ${input.handle}`);
    if (!author) throw notFound();
    const tab = input.tab === "media" ? sql`and p.media_count > 0` : sql``;
    const page = await pageIn(
      scope,
      sql`(select p.id from ${visiblePosts(scope)} p where p.author_id = ${author.id}::uuid ${tab} ${olderThan(input.before)} order by p.id desc ${atMost(pageSize)})`,
      pageSize,
    );
    const showsPinned = author.pinnedId && input.tab === "posts" && !input.before;
    const [pinned = null] = showsPinned ? await postsIn(scope, sql`(select ${author.pinnedId}::uuid as id)`) : [];
    return { ...page, pinned };
  },
});

/** Every text that readers saw of a post, newest first, at most the last hundred; NOT_FOUND where the post is not there or not for this viewer. */
export const postHistory = query({
  access: "anyone",
  obligations: ["MB-16.2-a"],
  input: onePostInput,
  async run({ input, scope }): Promise<PostHistory> {
    const [post] = await postsIn(scope, sql`(select ${input.postId}::uuid as id)`);
    if (!post || post.isRepost) throw notFound();
    const rows = await scope.rows<{ id: string; body: string; at: Date }>(sql`
      select r.id, r.body, r.created_at as at from ${shownTexts(scope, input.postId)} r order by r.id desc ${atMost(mostVersions)}`);
    return { post, versions: rows.map(({ id, body, at }) => ({ id, body, at: at.toISOString() })) };
  },
});

/** What was written about a post by quoting it, newest first, as far as the viewer may see both; NOT_FOUND where the post is not there or not for this viewer. */
export const quotesOf = query({
  access: "anyone",
  obligations: [],
  input: quotesInput,
  async run({ input, scope }): Promise<PostPage> {
    const quotes = sql`(select p.id from ${visiblePosts(scope)} p where p.source_id = ${input.postId}::uuid and not p.is_repost
      and exists (select from ${visiblePosts(scope)} s where s.id = ${input.postId}::uuid) ${olderThan(input.before)} order by p.id desc ${atMost(pageSize)})`;
    return pageIn(scope, quotes, pageSize);
  },
});

/** The refusal that publishing, or quoting a post, would meet now, whatever is typed, so that a composer can say it first; null where it would go through. */
export const mayPublish = query({
  access: "signed-in",
  obligations: ["MB-07.1-c"],
  input: mayPublishInput,
  async run({ input: { act, quotes }, request, scope }): Promise<{ refusal: Refusal | null }> {
    if (!quotes) return { refusal: await foresee(request, "publish", act, scope.now) };
    const target = await postSubject.find(scope, quotes);
    if (!target) return { refusal: { kind: "CONFLICT", reason: "QUOTED_GONE", params: {} } };
    return { refusal: await foresee(request, "publish", act, scope.now, { target, gates: quotable }) };
  },
});

/** How many of one's own posts are held, for the badge in the navigation. */
export const ownHeld = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  async run({ scope, viewerId }): Promise<{ count: number }> {
    const [row] = await scope.rows<{ count: number }>(sql`
      select count(*)::int as count from ${postParts.ownStates(viewerId)} s where s.state = 'held'`);
    return { count: row?.count ?? 0 };
  },
});

function olderThan(before: PostId | null | undefined): SQL {
  return before ? sql`and p.id < ${before}::uuid` : sql``;
}
