// Pure: rows and hydration maps to views.

import type { AccountBrief } from "@/server/shared/account-brief";
import { nobody } from "@/server/shared/account-brief";
import type { Audience, Declaration, OwnState, Region } from "@/server/shared/content";
import type { AccountId, PostId } from "@/server/shared/ids";
import type { PostView } from "./contract";

export interface PostRow {
  id: PostId;
  authorId: AccountId;
  body: string;
  audience: Audience;
  declared: Declaration[];
  region: Region | null;
  createdAt: Date;
  editedAt: Date | null;
  likes: number;
  comments: number;
  isLiked: boolean;
}

export interface ImageRow {
  rootId: PostId;
  id: string;
  width: number;
  height: number;
  placeholder: string;
  alt: string | null;
  aiMark: string | null;
}

export interface OwnRow {
  rootId: PostId;
  state: OwnState["word"] | null;
  since: Date | null;
  measureId: string | null;
  pendingEdit: string | null;
}

export interface PostHydration {
  authors: ReadonlyMap<AccountId, AccountBrief>;
  images: ReadonlyMap<PostId, readonly ImageRow[]>;
  own: ReadonlyMap<PostId, OwnRow>;
}

/** One post as its viewer sees it. State and pending edit are there for the author alone, because `own` holds only the viewer's posts. */
export function postViewOf(row: PostRow, viewerId: AccountId | null, hydration: PostHydration): PostView {
  const own = hydration.own.get(row.id);
  return {
    id: row.id,
    author: hydration.authors.get(row.authorId) ?? nobody,
    body: row.body,
    audience: row.audience,
    declared: row.declared,
    images: (hydration.images.get(row.id) ?? []).map((image) => ({
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
      own?.state && own.since ? { word: own.state, since: own.since.toISOString(), measureId: own.measureId } : null,
    pendingEdit: own?.pendingEdit ?? null,
  };
}
