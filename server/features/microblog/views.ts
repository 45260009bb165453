// Pure: rows to views.

import type { ReadScope } from "@/server/core/read-scope";
import { nobody } from "@/server/shared/account-brief";
import type { AiMark } from "@/server/shared/ai-marks";
import type { Audience, Declaration, OwnState, Region } from "@/server/shared/content";
import type { AccountId, PostId } from "@/server/shared/ids";
import type { ContentLabel } from "@/server/shared/labels";
import type { MentionView } from "@/server/shared/mention-view";
import { type BriefRow, briefOf } from "@/server/trust/authors/brief";
import { mentionsShown } from "@/server/trust/authors/mentions";
import type { PostView, SourceView, ViaView } from "./contract";
import { pollViewOf } from "./polls/views";
import type { PollRow } from "./visibility/polls";

export interface PostRow {
  id: PostId;
  authorId: AccountId;
  author: BriefRow | null;
  body: string;
  audience: Audience;
  declared: Declaration[];
  mentions: MentionView[] | null;
  reprintAuthor: string | null;
  reprintLink: string | null;
  notice: string | null;
  isRepost: boolean;
  sourceId: PostId | null;
  viaId: PostId | null;
  region: Region | null;
  createdAt: Date;
  editedAt: Date | null;
  likes: number;
  comments: number;
  reposts: number;
  isLiked: boolean;
  isReposted: boolean;
  isBookmarked: boolean;
  labels: ContentLabel[] | null;
  images: ImageRow[] | null;
  poll: PollRow | null;
  /** Of the viewer's own posts alone. */
  own: OwnRow | null;
}

export interface ImageRow {
  id: string;
  width: number;
  height: number;
  placeholder: string;
  alt: string | null;
  aiMark: AiMark | null;
  kind: "image" | "video" | "audio";
  durationMs: number | null;
}

export interface OwnRow {
  state: OwnState["word"] | null;
  /** As json writes instants. */
  since: string | null;
  measureId: string | null;
  pendingEdit: string | null;
  isPinned: boolean;
}

/** Who reads, and when. */
type Viewer = Pick<ReadScope, "viewerId" | "now">;

/** A repost of a quote shows the quote and what it quotes: nothing is shown deeper. */
const deepest = 2;

/**
 * One post as its viewer sees it, with what it reposts and quotes as far as `byId` holds it: the rest is gone, for all that this viewer can tell. State, pin and pending
 * edit are there for the author alone, because only the viewer's posts have `own`.
 */
export function postViewOf(row: PostRow, byId: ReadonlyMap<PostId, PostRow>, viewer: Viewer, depth = 0): PostView {
  const { own } = row;
  return {
    id: row.id,
    author: row.author ? briefOf(row.author) : nobody,
    body: row.body,
    mentions: mentionsShown(row.mentions, row.body),
    audience: row.audience,
    declared: row.declared,
    reprint: row.reprintAuthor || row.reprintLink ? { author: row.reprintAuthor, link: row.reprintLink } : null,
    notice: row.notice,
    labels: row.labels ?? [],
    images: (row.images ?? []).map((image) => ({
      id: image.id,
      url: `/media/${image.id}`,
      thumbUrl: `/media/${image.id}?size=medium`,
      width: image.width,
      height: image.height,
      placeholder: image.placeholder,
      alt: image.alt,
      aiMark: image.aiMark,
      kind: image.kind,
      durationMs: image.durationMs,
    })),
    poll: row.poll && pollViewOf(row.poll, viewer.now, row.authorId === viewer.viewerId),
    region: row.region,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    likes: row.likes,
    comments: row.comments,
    reposts: row.reposts,
    isLiked: row.isLiked,
    isReposted: row.isReposted,
    isBookmarked: row.isBookmarked,
    isMine: row.authorId === viewer.viewerId,
    isPinned: own?.isPinned ?? false,
    isRepost: row.isRepost,
    source: row.sourceId === null || depth >= deepest ? null : sourceOf(byId.get(row.sourceId), byId, viewer, depth),
    via: row.viaId === null ? null : viaOf(byId.get(row.viaId)),
    state:
      own?.state && own.since
        ? { word: own.state, since: new Date(own.since).toISOString(), measureId: own.measureId } // json has its own way to write an instant
        : null,
    pendingEdit: own?.pendingEdit ?? null,
  };
}

/** What somebody reads elsewhere of a post: its own author too reads there what everybody does. */
function isShown(row: PostRow | undefined): row is PostRow {
  return row !== undefined && !row.own?.state;
}

function sourceOf(
  row: PostRow | undefined,
  byId: ReadonlyMap<PostId, PostRow>,
  viewer: Viewer,
  depth: number,
): SourceView {
  return isShown(row) ? { is: "post", post: postViewOf(row, byId, viewer, depth + 1) } : { is: "gone" };
}

function viaOf(row: PostRow | undefined): ViaView {
  if (!isShown(row)) return { is: "gone" };
  const author = row.author ? briefOf(row.author) : nobody;
  return { is: "post", id: row.id, author, body: row.body, mentions: mentionsShown(row.mentions, row.body) };
}
