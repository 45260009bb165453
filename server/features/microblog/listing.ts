// How posts are shown wherever a list of them stands: one statement for all that hangs on them, and the view. Domains that find posts (search, topics, bookmarks) bring the ids.
import { type SQL, sql } from "drizzle-orm";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId, PostId } from "@/server/shared/ids";
import type { MutePlace } from "@/server/shared/mute-places";
import { briefRow } from "@/server/trust/authors/brief";
import { mentionsPart } from "@/server/trust/authors/mentions";
import { labelsPart } from "@/server/trust/labels/in-force";
import { bookmarkedBy, visiblePosts } from "@/server/trust/visibility/contents";
import { mutedPost } from "@/server/trust/visibility/mutes";
import type { PostPage, PostView } from "./contract";
import { type PostRow, postViewOf } from "./views";
import { postParts, withSourcesOf } from "./visibility";
import { pollPart } from "./visibility/polls";

/**
 * The posts that a skeleton names (a relation of ids), newest first, with all that a page shows of them in one statement. The skeleton is cut to what the viewer may
 * see; so are the posts, so that a mistake in one does not show.
 */
export async function postsIn(scope: ReadScope, skeleton: SQL): Promise<PostView[]> {
  return viewsOf(scope, await scope.rows(postsStatement(scope, skeleton, null)));
}

/** The views of these rows with what they repost and quote: one statement more where any does. */
async function viewsOf(scope: ReadScope, rows: readonly PostRow[]): Promise<PostView[]> {
  const named = rows.flatMap(({ sourceId, viaId }) => [sourceId, viaId]).filter((id) => id !== null);
  const sources = named.length > 0 ? await scope.rows<PostRow>(postsStatement(scope, withSourcesOf(named), null)) : [];
  const byId = new Map([...rows, ...sources].map((row) => [row.id, row]));
  return rows.map((row) => postViewOf(row, byId, scope));
}

export interface ListedRow extends PostRow {
  isMuted: boolean;
}

/**
 * The statement that answers the rows of these posts (ListedRow), newest first; with a place, each says whether a word that the viewer mutes there stands in it. Nobody mutes
 * themselves.
 */
export function postsStatement(scope: ReadScope, skeleton: SQL, place: MutePlace | null): SQL {
  const { viewerId } = scope;
  const muted = place ? mutedPost(scope, place, "p") : sql`false`;
  const liked = viewerId
    ? sql`exists (select from ${postParts.likesOf(viewerId)} l where l.root_id = p.id)`
    : sql`false`;
  const reposted = viewerId
    ? sql`exists (select from ${postParts.repostsOf(viewerId)} r where r.root_id = p.id)`
    : sql`false`;
  const bookmarked = viewerId ? sql`exists (select from ${bookmarkedBy(scope)} b where b.root_id = p.id)` : sql`false`;
  const mentions = mentionsPart("post", { rootId: sql`p.root_id`, id: sql`p.id`, body: sql`p.body` });
  const own = viewerId ? sql`case when p.author_id = ${viewerId}::uuid then ${ownPart(viewerId)} end` : sql`null`;
  return sql`
    select p.id, ${muted} as "isMuted", p.author_id as "authorId", p.body, p.audience, p.declared, p.region, p.created_at as "createdAt", p.edited_at as "editedAt",
      p.reprint_author as "reprintAuthor", p.reprint_link as "reprintLink", p.notice, p.is_repost as "isRepost", p.source_id as "sourceId", p.via_id as "viaId",
      s.likes, s.comments, s.reposts, ${briefRow(sql`p.author_id`)} as author, ${liked} as "isLiked", ${reposted} as "isReposted", ${bookmarked} as "isBookmarked", ${labelsPart("post", sql`p.root_id`, sql`p.id`)} as labels, ${mentions} as mentions,
      case when p.media_count > 0 then ${imagesPart} end as images, ${pollPart(scope, sql`p.id`)} as poll, ${own} as own
    from ${skeleton} k join ${visiblePosts(scope)} p on p.id = k.id join ${postParts.stats} s on s.root_id = p.id order by p.id desc`;
}

/** A page of them, with the id after which the next one begins. */
export async function pageIn(scope: ReadScope, skeleton: SQL, limit: number): Promise<PostPage> {
  const posts = await postsIn(scope, skeleton);
  return { posts, next: posts.length === limit ? (posts.at(-1)?.id ?? null) : null };
}

/** How many times a page is filled up before it may stay short. */
const mostRounds = 3;

/**
 * The same without posts in which a word stands that the viewer mutes in this place. Words are asked of the few posts that the page would show and never of the walk that
 * finds them: the walk goes on needing nothing but its index, and somebody without muted words pays nothing. What falls out is made up for from the posts that follow, so
 * a page is full unless most of three in a row is muted; `next` then still leads on. `skeleton` is asked for `limit` ids older than the one it is given.
 */
export function unmutedPageIn(
  scope: ReadScope,
  place: MutePlace,
  page: { before: PostId | null; limit: number },
  skeleton: (before: PostId | null) => SQL,
): Promise<PostPage> {
  return unmutedPage(scope, page, (before) => scope.rows(postsStatement(scope, skeleton(before), place)));
}

/** The same for lists that read their rows in their own way. */
export async function unmutedPage(
  scope: ReadScope,
  { before, limit }: { before: PostId | null; limit: number },
  rowsBefore: (before: PostId | null) => Promise<ListedRow[]>,
): Promise<PostPage> {
  const kept: PostRow[] = [];
  let after = before;
  for (let round = 0; round < mostRounds && kept.length < limit; round++) {
    const rows = await rowsBefore(after);
    kept.push(...rows.filter((row) => !row.isMuted));
    after = rows.length === limit ? (rows.at(-1)?.id ?? null) : null;
    if (after === null) break;
  }
  const shown = kept.slice(0, limit);
  const next = kept.length > limit ? (shown.at(-1)?.id ?? null) : after;
  return { posts: await viewsOf(scope, shown), next };
}

/** The images of post `p`, as json. */
const imagesPart = sql`(
  select json_agg(json_build_object('id', i.id, 'width', i.width, 'height', i.height, 'placeholder', i.placeholder, 'alt', i.alt, 'aiMark', i.ai_mark, 'kind', i.kind, 'durationMs', i.duration_ms) order by i.position)
  from ${postParts.images} i where i.root_id = p.id)`;

/** What the author alone sees of post `p`, as json. */
function ownPart(viewerId: AccountId): SQL {
  return sql`(
    select json_build_object('state', s.state, 'since', s.since, 'measureId', s.measure_id, 'pendingEdit', e.body,
      'isPinned', exists (select from ${postParts.pinned} n where n.account_id = p.author_id and n.root_id = p.id))
    from (select p.id) i left join ${postParts.ownStates(viewerId)} s on s.root_id = i.id
    left join ${postParts.ownPendingEdits(viewerId)} e on e.root_id = i.id)`;
}
