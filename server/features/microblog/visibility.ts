// The relations that this domain's queries may select from, each already cut to what the viewer may see.
import { type SQL, sql } from "drizzle-orm";
import { pinnedPost, post, postLike, postMedia, postRepost, postRevision, postStats } from "@/db/schema/microblog";
import { subjectState } from "@/db/schema/trust/visibility";
import type { ReadScope } from "@/server/core/read-scope";
import type { Audience, Declaration } from "@/server/shared/content";
import type { AccountId, PostId, PrincipalId } from "@/server/shared/ids";
import { attachable } from "@/server/trust/attachments";
import { accountNames } from "@/server/trust/authors/brief";
import { contactRules } from "@/server/trust/contact/relation";
import type { ContactRules } from "@/server/trust/contact/rules";
import { admittedTo } from "@/server/trust/labels/surfaces";
import {
  audienceIncludes,
  hiddenAccount,
  hiddenItem,
  noBlockBetween,
  repostInSight,
} from "@/server/trust/visibility/condition";
import { followedBy, visiblePosts } from "@/server/trust/visibility/contents";
import { mutedAccount } from "@/server/trust/visibility/mutes";
import { choiceTexts } from "./visibility/polls";

/** Ids of the accounts whose posts make the viewer's home: those followed whose posts the viewer may see at all and does not mute, and the viewer. */
export function homeAuthors(scope: ReadScope): SQL {
  return sql`(select f.account_id as author_id from ${followedBy(scope)} f
    where not ${hiddenAccount(sql`f.account_id`)} and ${noBlockBetween(scope, sql`f.account_id`)} and not ${mutedAccount(scope, sql`f.account_id`)}
    union all select ${scope.viewerId}::uuid)`;
}

/**
 * The posts that the viewer may see of one author of their home (the same condition as visiblePosts, with what holds for the whole author left to
 * homeAuthors): it needs nothing but the index that it walks.
 */
export function homePostsOf(scope: ReadScope, authorId: SQL): SQL {
  return sql`(select p.id from ${post} p where p.author_id = ${authorId} and p.deleted_at is null and ${inHome(scope)})`;
}

/**
 * Those among the `most` newest posts before an id that stand in the viewer's home; `authors` lists whose posts these are. It walks one small index. "is true" keeps the list a hash
 * that each post is looked up in; as a join, the planner would compare each post with each author.
 */
export function newestInHome(
  scope: ReadScope,
  { authors, before, most }: { authors: SQL; before: SQL; most: SQL },
): SQL {
  return sql`(select n.id from (
      select w.id, w.author_id from ${post} w where w.deleted_at is null and w.id < ${before} order by w.id desc limit ${most}) n
    where (n.author_id in (${authors})) is true and exists (select from ${post} p where p.id = n.id and ${inHome(scope)} offset 0))`;
}

/** Whether post `p` of an author of the viewer's home stands in it. */
function inHome(scope: ReadScope): SQL {
  return sql`${repostInSight(scope, "p")} and ${admittedTo("home", "p")}
    and (p.author_id = ${scope.viewerId}::uuid or (${audienceIncludes(scope, "p", true)} and not ${hiddenItem("post", sql`p.id`, sql`p.id`)}))`;
}

/** The text of a visible post, as an expression. */
export function bodyOf(scope: ReadScope, id: SQL): SQL {
  return sql`(select v.body from ${visiblePosts(scope)} v where v.id = ${id})`;
}

/** What hangs on posts already found visible: counters, own likes, images, held edits of one's own, own states. */
export const postParts = {
  stats: sql`${postStats}`,
  images: sql`(select pm.root_id, pm.position, pm.alt, m.id, m.width, m.height, m.placeholder, m.ai_mark, m.kind, m.duration_ms from ${postMedia} pm join ${attachable} m on m.id = pm.media_id)`,
  likesOf: (viewerId: AccountId) => sql`(select l.root_id from ${postLike} l where l.account_id = ${viewerId}::uuid)`,
  repostsOf: (viewerId: AccountId) =>
    sql`(select r.root_id from ${postRepost} r where r.account_id = ${viewerId}::uuid)`,
  pinned: sql`${pinnedPost}`,
  ownPendingEdits: (viewerId: AccountId) =>
    sql`(select r.root_id, r.body from ${postRevision} r join ${post} p on p.id = r.root_id where r.state = 'held' and p.author_id = ${viewerId}::uuid)`,
  ownStates: (viewerId: AccountId) =>
    sql`(select s.root_id, s.state, s.since, s.measure_id from ${subjectState} s join ${post} p on p.id = s.root_id
         where s.kind = 'post' and s.id = s.root_id and s.hidden and p.author_id = ${viewerId}::uuid)`,
};

/** The texts of a post that readers saw, its present one among them; none of a post that the viewer may not see. */
export function shownTexts(scope: ReadScope, postId: PostId): SQL {
  return sql`(select r.id, r.body, r.created_at from ${postRevision} r where r.root_id = ${postId}::uuid and r.state = 'shown'
    and exists (select from ${visiblePosts(scope)} v where v.id = ${postId}::uuid))`;
}

/** Ids of these posts and of what they repost and quote themselves. Whether the viewer may see them is asked where they are shown. */
export function withSourcesOf(ids: readonly PostId[]): SQL {
  const named = sql`${sql.param([...ids])}::uuid[]`;
  return sql`(select unnest(${named}) as id
    union select unnest(array[p.source_id, p.via_id]) from ${post} p where p.id = any(${named}) and p.source_id is not null)`;
}

/** True where the post was public once and a measure removed it: then, and only then, its address answers "removed". */
export async function wasRemovedFromPublic(scope: ReadScope, id: string): Promise<boolean> {
  const rows = await scope.rows(sql`
    select 1 from ${post} p join ${subjectState} s on s.root_id = p.root_id and s.kind = 'post' and s.id = p.id
    where p.id = ${id}::uuid and p.audience = 'public' and p.deleted_at is null and s.state = 'removed'`);
  return rows.length > 0;
}

export interface PostTarget {
  id: string;
  authorId: AccountId;
  principalId: PrincipalId;
  audience: Audience;
  declared: Declaration[];
  images: number;
  isRepost: boolean;
  sourceId: PostId | null;
  sourceAuthorId: AccountId | null;
  /** Null where nothing was ever decided about it. */
  state: string | null;
  /** How the author lets the viewer reach them; null where nobody is signed in. */
  contact: ContactRules | null;
  /** The same of whoever wrote what the post shows: of a repost, the author of its source. */
  shownContact: ContactRules | null;
}

/** One visible post as a target. */
export async function findVisiblePost(scope: ReadScope, id: string): Promise<PostTarget | null> {
  const [row] = await scope.rows<PostTarget>(sql`
    select p.id, p.author_id as "authorId", a.principal_id as "principalId", p.audience, p.declared, p.media_count as images, p.is_repost as "isRepost",
      p.source_id as "sourceId", p.source_author_id as "sourceAuthorId", s.state,
      ${contactRules(scope.viewerId, sql`p.author_id`)} as contact,
      ${contactRules(scope.viewerId, sql`case when p.is_repost then p.source_author_id else p.author_id end`)} as "shownContact"
    from ${visiblePosts(scope)} p join ${accountNames} a on a.id = p.author_id
    left join ${subjectState} s on s.root_id = p.root_id and s.kind = 'post' and s.id = p.id
    where p.id = ${id}::uuid`);
  return row ?? null;
}

export interface PostRecord {
  id: string;
  authorId: AccountId;
  authorName: string;
  body: string;
  notice: string | null;
  reprintAuthor: string | null;
  reprintLink: string | null;
  /** What a repost or quote is about, with its author's name. */
  source: { authorName: string; body: string } | null;
  alts: string[];
  /** Of its poll. */
  choices: string[];
  mediaIds: string[];
  likes: number;
  comments: number;
  reposts: number;
  createdAt: string;
  editedAt: string | null;
  postId: string;
}

/** What the post `p` reposts or quotes, as json; null where it does neither. */
const sourceRecord = sql`(select jsonb_build_object('authorName', sa.nickname, 'body', sp.body) from ${post} sp join ${accountNames} sa on sa.id = sp.author_id where sp.id = p.source_id)`;

/** A post as it stands, whoever may see it, as json (PostRecord): for snapshots only. */
export function postRecord(id: SQL): SQL {
  return sql`
    select to_jsonb(x) from (select p.id, p.id as "postId", p.author_id as "authorId", a.nickname as "authorName", p.body, p.created_at as "createdAt", p.edited_at as "editedAt",
      p.notice, p.reprint_author as "reprintAuthor", p.reprint_link as "reprintLink", ${sourceRecord} as source, s.likes, s.comments, s.reposts,
      array(select pm.alt from ${postMedia} pm where pm.root_id = p.id and pm.alt is not null order by pm.position) as alts, ${choiceTexts(sql`p.id`)} as choices,
      array(select pm.media_id::text from ${postMedia} pm where pm.root_id = p.id order by pm.position) as "mediaIds"
    from ${post} p join ${accountNames} a on a.id = p.author_id join ${postStats} s on s.root_id = p.id where p.id = ${id}) x`;
}

/** The same of a held or past text of a post. */
export function postRevisionRecord(id: SQL): SQL {
  return sql`
    select to_jsonb(x) from (select r.id, r.root_id as "postId", p.author_id as "authorId", a.nickname as "authorName", r.body, p.created_at as "createdAt",
      r.created_at as "editedAt", null as notice, null as "reprintAuthor", null as "reprintLink", ${sourceRecord} as source, s.likes, s.comments, s.reposts, array[]::text[] as alts, array[]::text[] as choices, array[]::text[] as "mediaIds"
    from ${postRevision} r join ${post} p on p.id = r.root_id join ${accountNames} a on a.id = p.author_id join ${postStats} s on s.root_id = p.id
    where r.id = ${id}) x`;
}
