// Pure: rows to views.
import { nobody } from "@/server/shared/account-brief";
import type { AiMark } from "@/server/shared/ai-marks";
import type { OwnState, Region } from "@/server/shared/content";
import type { AccountId, CommentId, PostId } from "@/server/shared/ids";
import type { ContentLabel } from "@/server/shared/labels";
import type { MentionView } from "@/server/shared/mention-view";
import type { LiftedAs } from "@/server/shared/sections";
import { type BriefRow, briefOf } from "@/server/trust/authors/brief";
import { mentionsShown } from "@/server/trust/authors/mentions";
import type { CommentView, ThreadView } from "./contract";

export interface CommentRow {
  id: CommentId;
  postId: PostId;
  threadId: CommentId | null;
  answered: BriefRow | null;
  authorId: AccountId;
  author: BriefRow | null;
  body: string;
  mentions: MentionView[] | null;
  images: ImageRow[] | null;
  labels: ContentLabel[] | null;
  likes: number;
  isLiked: boolean;
  mark: LiftedAs | null;
  region: Region | null;
  createdAt: Date;
  editedAt: Date | null;
  /** How many replies its thread has that everybody may see. */
  replyCount: number;
  /** Of the viewer's own comments alone. */
  own: OwnCommentRow | null;
}

export interface OwnCommentRow {
  state: OwnState["word"] | null;
  /** As json writes instants. */
  since: string | null;
  measureId: string | null;
  pendingEdit: string | null;
  hidden: CommentView["hidden"];
}

export interface ImageRow {
  id: string;
  width: number;
  height: number;
  placeholder: string;
  alt: string | null;
  aiMark: AiMark | null;
}

/** One comment as its viewer sees it. State and pending edit are there for the author alone, because only the viewer's comments have `own`. */
export function commentViewOf(row: CommentRow, viewerId: AccountId | null): CommentView {
  const { own } = row;
  return {
    id: row.id,
    postId: row.postId,
    threadId: row.threadId,
    replyTo: row.answered ? briefOf(row.answered) : null,
    author: row.author ? briefOf(row.author) : nobody,
    body: row.body,
    mentions: mentionsShown(row.mentions, row.body),
    images: imageViewsOf(row.images),
    labels: row.labels ?? [],
    likes: row.likes,
    isLiked: row.isLiked,
    mark: row.mark,
    region: row.region,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    isMine: row.authorId === viewerId,
    state:
      own?.state && own.since
        ? { word: own.state, since: new Date(own.since).toISOString(), measureId: own.measureId } // json has its own way to write an instant
        : null,
    hidden: own?.hidden ? { ...own.hidden, at: new Date(own.hidden.at).toISOString() } : null,
    pendingEdit: own?.pendingEdit ?? null,
  };
}

/** Joins openers and first replies into threads, in the order of the ids. */
export function threadsOf(
  ids: readonly CommentId[],
  rows: readonly CommentRow[],
  viewerId: AccountId | null,
): ThreadView[] {
  const view = (row: CommentRow) => commentViewOf(row, viewerId);
  return ids.map((id) => {
    const opener = rows.find((row) => row.id === id);
    const first = rows.filter((row) => row.threadId === id);
    // One's own hidden replies stand beside the ones that everybody counts.
    const replyCount = Math.max(opener?.replyCount ?? first[0]?.replyCount ?? 0, first.length);
    return {
      id,
      opener: opener ? view(opener) : null,
      replies: first.map(view),
      next: replyCount > first.length ? (first.at(-1)?.id ?? null) : null,
      replyCount,
    };
  });
}

/** The pictures of a comment as a page shows them. */
export function imageViewsOf(rows: readonly ImageRow[] | null): CommentView["images"] {
  return (rows ?? []).map((image) => ({
    ...image,
    kind: "image" as const,
    durationMs: null,
    url: `/media/${image.id}`,
    thumbUrl: `/media/${image.id}?size=medium`,
  }));
}
