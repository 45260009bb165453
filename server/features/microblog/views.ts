// Pure: rows to views.

import { nobody } from "@/server/shared/account-brief";
import type { Audience, Declaration, OwnState, Region } from "@/server/shared/content";
import type { AccountId, PostId } from "@/server/shared/ids";
import { type BriefRow, briefOf } from "@/server/trust/authors/brief";
import type { PostView } from "./contract";

export interface PostRow {
  id: PostId;
  authorId: AccountId;
  author: BriefRow | null;
  body: string;
  audience: Audience;
  declared: Declaration[];
  region: Region | null;
  createdAt: Date;
  editedAt: Date | null;
  likes: number;
  comments: number;
  isLiked: boolean;
  images: ImageRow[] | null;
  /** Of the viewer's own posts alone. */
  own: OwnRow | null;
}

export interface ImageRow {
  id: string;
  width: number;
  height: number;
  placeholder: string;
  alt: string | null;
  aiMark: string | null;
}

export interface OwnRow {
  state: OwnState["word"] | null;
  /** As json writes instants. */
  since: string | null;
  measureId: string | null;
  pendingEdit: string | null;
}

/** One post as its viewer sees it. State and pending edit are there for the author alone, because only the viewer's posts have `own`. */
export function postViewOf(row: PostRow, viewerId: AccountId | null): PostView {
  const { own } = row;
  return {
    id: row.id,
    author: row.author ? briefOf(row.author) : nobody,
    body: row.body,
    audience: row.audience,
    declared: row.declared,
    images: (row.images ?? []).map((image) => ({
      id: image.id,
      url: `/media/${image.id}`,
      thumbUrl: `/media/${image.id}?size=medium`,
      width: image.width,
      height: image.height,
      placeholder: image.placeholder,
      alt: image.alt,
      aiMark: image.aiMark,
    })),
    region: row.region,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    likes: row.likes,
    comments: row.comments,
    isLiked: row.isLiked,
    isMine: row.authorId === viewerId,
    state:
      own?.state && own.since
        ? { word: own.state, since: new Date(own.since).toISOString(), measureId: own.measureId } // json has its own way to write an instant
        : null,
    pendingEdit: own?.pendingEdit ?? null,
  };
}
