// What people read of posts: skeleton of ids, hydration in batch, view.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { ReadScope } from "@/server/core/read-scope";
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import type { AccountId, PostId } from "@/server/shared/ids";
import { briefsOf } from "@/server/trust/authors/brief";
import { foresee } from "@/server/trust/policy/foresee";
import { visibleAccounts, visiblePosts } from "@/server/trust/visibility/contents";
import {
  homeInput,
  mayPublishInput,
  newerInput,
  onePostInput,
  type PostAnswer,
  type PostPage,
  type PostView,
  pageSize,
  profilePostsInput,
} from "./contract";
import { type ImageRow, type OwnRow, type PostRow, postViewOf } from "./views";
import { homeAuthors, homePostsOf, postParts, wasRemovedFromPublic } from "./visibility";

/** Newest first from everyone the viewer follows and the viewer; whole pages, keyset on the id. */
export const home = query({
  access: "signed-in",
  obligations: [],
  input: homeInput,
  async run({ input, scope }): Promise<PostPage> {
    return pageOf(scope, await homeIds(scope, input.before ?? null, pageSize));
  },
});

/** How many posts came to the viewer's home after the newest one on screen, counted up to 99. */
export const homeNewer = query({
  access: "signed-in",
  obligations: [],
  input: newerInput,
  async run({ input, scope }): Promise<{ count: number }> {
    if (!input.after) return { count: 0 };
    const [row] = await scope.rows<{ count: number }>(sql`
      select count(*)::int as count from (
        select 1 from ${homeAuthors(scope)} h cross join lateral (
          select p.id from ${homePostsOf(scope, sql`h.author_id`)} p where p.id > ${input.after}::uuid limit 20) n
        where h.author_id <> ${scope.viewerId}::uuid
        limit 99) c`);
    return { count: row?.count ?? 0 };
  },
});

/** The newest public posts, for people who are not signed in or follow nobody yet. */
export const newest = query({
  access: "anyone",
  obligations: [],
  input: homeInput,
  async run({ input, scope }): Promise<PostPage> {
    const ids = await scope.rows<{ id: PostId }>(sql`
      select p.id from ${visiblePosts(scope)} p
      where p.audience = 'public' and (${input.before ?? null}::uuid is null or p.id < ${input.before ?? null}::uuid)
      order by p.id desc limit ${pageSize}::int`);
    return pageOf(
      scope,
      ids.map((row) => row.id),
    );
  },
});

/** One post; "removed" where it was public and a measure took it away; NOT_FOUND where it is not there or not for this viewer. */
export const getPost = query({
  access: "anyone",
  obligations: ["MB-12.1-a"],
  input: onePostInput,
  async run({ input, scope }): Promise<PostAnswer> {
    const [post] = await postsOf(scope, [input.postId]);
    if (post) return { is: "post", post };
    if (await wasRemovedFromPublic(scope, input.postId)) return { is: "removed", id: input.postId };
    throw notFound();
  },
});

/** An account's posts, newest first; NOT_FOUND where the account is not there or not for this viewer. */
export const profilePosts = query({
  access: "anyone",
  obligations: [],
  input: profilePostsInput,
  async run({ input, scope }): Promise<PostPage> {
    const [author] = await scope.rows<{ id: AccountId }>(sql`
      select a.id from ${visibleAccounts(scope)} a where a.handle = ${input.handle}`);
    if (!author) throw notFound();
    const before = input.before ? sql`and p.id < ${input.before}::uuid` : sql``;
    const ids = await scope.rows<{ id: PostId }>(sql`
      select p.id from ${visiblePosts(scope)} p where p.author_id = ${author.id}::uuid ${before} order by p.id desc limit ${pageSize}::int`);
    return pageOf(
      scope,
      ids.map((row) => row.id),
    );
  },
});

/** The refusal that publishing would meet now, whatever is typed, so that a composer can say it first; null where it would go through. */
export const mayPublish = query({
  access: "signed-in",
  obligations: ["MB-07.1-c"],
  input: mayPublishInput,
  run: async ({ input, request, scope }) => ({ refusal: await foresee(request, "publish", input.act, scope.now) }),
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

/**
 * Ids of the home page, in two steps that read little: the newest post of each author names the few authors who can be on the page at all, and only
 * theirs are walked further. (A page of n holds posts of at most n authors, and those are the n whose newest posts are newest.)
 */
async function homeIds(scope: ReadScope, before: PostId | null, limit: number): Promise<PostId[]> {
  const older = before ? sql`and p.id < ${before}::uuid` : sql``;
  const rows = await scope.rows<{ id: PostId }>(sql`
    select p.id from (
      select h.author_id from ${homeAuthors(scope)} h cross join lateral (
        select p.id from ${homePostsOf(scope, sql`h.author_id`)} p where true ${older} order by p.id desc limit 1) newest
      order by newest.id desc limit ${limit}::int
    ) h cross join lateral (
      select p.id from ${homePostsOf(scope, sql`h.author_id`)} p where true ${older} order by p.id desc limit ${limit}::int) p
    order by p.id desc limit ${limit}::int`);
  return rows.map((row) => row.id);
}

async function pageOf(scope: ReadScope, ids: readonly PostId[]): Promise<PostPage> {
  return { posts: await postsOf(scope, ids), next: ids.length === pageSize ? (ids.at(-1) ?? null) : null };
}

/** The posts of these ids that the viewer may see, in the order of the ids. Five statements whatever the number. */
async function postsOf(scope: ReadScope, ids: readonly PostId[]): Promise<PostView[]> {
  if (ids.length === 0) return [];
  const list = sql`${sql.param(ids)}::uuid[]`;
  const viewerId = scope.viewerId;
  const liked = viewerId
    ? sql`exists (select from ${postParts.likesOf(viewerId)} l where l.root_id = p.id)`
    : sql`false`;
  const rows = await scope.rows<PostRow>(sql`
    select p.id, p.author_id as "authorId", p.body, p.audience, p.declared, p.region, p.created_at as "createdAt", p.edited_at as "editedAt",
      s.likes, s.comments, ${liked} as "isLiked"
    from ${visiblePosts(scope)} p join ${postParts.stats} s on s.root_id = p.id where p.id = any(${list})`);
  const [authors, images, own] = await Promise.all([
    briefsOf(
      scope,
      rows.map((row) => row.authorId),
    ),
    imagesOf(
      scope,
      rows.map((row) => row.id),
    ),
    viewerId
      ? ownOf(
          scope,
          viewerId,
          rows.filter((row) => row.authorId === viewerId).map((row) => row.id),
        )
      : new Map<PostId, OwnRow>(),
  ]);
  const byId = new Map(rows.map((row) => [row.id, postViewOf(row, viewerId, { authors, images, own })]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function imagesOf(scope: ReadScope, ids: readonly PostId[]): Promise<Map<PostId, ImageRow[]>> {
  const rows = await scope.rows<ImageRow>(sql`
    select i.root_id as "rootId", i.id, i.width, i.height, i.placeholder, i.alt, i.ai_mark as "aiMark"
    from ${postParts.images} i where i.root_id = any(${sql.param(ids)}::uuid[]) order by i.root_id, i.position`);
  const byPost = new Map<PostId, ImageRow[]>();
  for (const row of rows) byPost.set(row.rootId, [...(byPost.get(row.rootId) ?? []), row]);
  return byPost;
}

async function ownOf(scope: ReadScope, viewerId: AccountId, ids: readonly PostId[]): Promise<Map<PostId, OwnRow>> {
  if (ids.length === 0) return new Map();
  const rows = await scope.rows<OwnRow>(sql`
    select i.id as "rootId", s.state, s.since, s.measure_id as "measureId", e.body as "pendingEdit"
    from unnest(${sql.param(ids)}::uuid[]) as i(id)
    left join ${postParts.ownStates(viewerId)} s on s.root_id = i.id
    left join ${postParts.ownPendingEdits(viewerId)} e on e.root_id = i.id`);
  return new Map(rows.map((row) => [row.rootId, row]));
}
