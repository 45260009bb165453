// Pure: rows and hydration maps to views.
import { type AccountBrief, nobody } from "@/server/shared/account-brief";
import type { OwnState, Region } from "@/server/shared/content";
import type { AccountId, CommentId, PostId } from "@/server/shared/ids";
import type { CommentView, ThreadView } from "./contract";

export interface CommentRow {
  id: CommentId;
  postId: PostId;
  threadId: CommentId | null;
  answeredAuthorId: AccountId | null;
  authorId: AccountId;
  body: string;
  region: Region | null;
  createdAt: Date;
  editedAt: Date | null;
  /** How many visible replies the thread has; meaningful for openers and first replies alike. */
  replyCount: number;
}

export interface OwnCommentRow {
  id: CommentId;
  state: OwnState["word"] | null;
  since: Date | null;
  measureId: string | null;
  pendingEdit: string | null;
}

export interface CommentHydration {
  authors: ReadonlyMap<AccountId, AccountBrief>;
  own: ReadonlyMap<CommentId, OwnCommentRow>;
}

/** One comment as its viewer sees it. State and pending edit are there for the author alone, because `own` holds only the viewer's comments. */
export function commentViewOf(row: CommentRow, viewerId: AccountId | null, hydration: CommentHydration): CommentView {
  const own = hydration.own.get(row.id);
  return {
    id: row.id,
    postId: row.postId,
    threadId: row.threadId,
    replyTo: row.answeredAuthorId ? (hydration.authors.get(row.answeredAuthorId) ?? nobody) : null,
    author: hydration.authors.get(row.authorId) ?? nobody,
    body: row.body,
    region: row.region,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    isMine: row.authorId === viewerId,
    state:
      own?.state && own.since ? { word: own.state, since: own.since.toISOString(), measureId: own.measureId } : null,
    pendingEdit: own?.pendingEdit ?? null,
  };
}

/** Joins openers and first replies into threads, in the order of the ids. */
export function threadsOf(
  ids: readonly CommentId[],
  rows: readonly CommentRow[],
  view: (row: CommentRow) => CommentView,
): ThreadView[] {
  return ids.map((id) => {
    const opener = rows.find((row) => row.id === id);
    const first = rows.filter((row) => row.threadId === id);
    return {
      id,
      opener: opener ? view(opener) : null,
      replies: first.map(view),
      replyCount: first[0]?.replyCount ?? 0,
    };
  });
}
