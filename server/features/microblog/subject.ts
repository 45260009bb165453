// How a post and a revision of one are found, snapshotted and counted.
import { revisionApplied, revisionRefused } from "@/server/features/microblog/store/own";
import {
  findVisiblePost,
  type PostRecord,
  type PostTarget,
  postRecord,
  postRevisionRecord,
} from "@/server/features/microblog/visibility";
import type { Audience, Declaration } from "@/server/shared/content";
import type { AccountId, PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import type { ContactRules } from "@/server/trust/contact/rules";
import { postCounted } from "@/server/trust/counters";
import type { ContentModule, Snapshot, Target } from "@/server/trust/subjects";

export const postSubject: ContentModule = {
  async find(scope, id) {
    const found = await findVisiblePost(scope, id);
    return (
      found && {
        ref: subjectRef("post", found.id),
        ownerId: found.authorId,
        ownerPrincipalId: found.principalId,
        details: postDetails(found),
      }
    );
  },
  record: postRecord,
  snapshotOf: (record) => snapshotOf("post", record as PostRecord), // postRecord selected it
  counted: (subject, word) => postCounted(subject.id as PostId, word === "shown" ? 1 : -1), // a post subject's id is a post id
};

export const postRevisionSubject: ContentModule = {
  // A revision is never acted on by people directly: only the desk decides it.
  find: async () => null,
  record: postRevisionRecord,
  snapshotOf: (record) => snapshotOf("post-revision", record as PostRecord), // postRevisionRecord selected it
  revision: {
    apply: async (tx, subject) => revisionApplied(tx, subject.rootId as PostId, subject.id), // a revision's root is its post
    refuse: async (_tx, subject) => revisionRefused(subject.rootId as PostId, subject.id), // a revision's root is its post
  },
};

/** What gates may know of a post that is acted on. */
export interface PostDetails {
  audience: Audience;
  declared: Declaration[];
  images: number;
  isRepost: boolean;
  /** The post that a repost or quote is about, with its author. */
  sourceId: PostId | null;
  sourceAuthorId: AccountId | null;
  state: string | null;
  /** How the author lets the actor reach them. */
  contact: ContactRules | null;
  /** The same of whoever wrote what the post shows: of a repost, the author of its source. */
  shownContact: ContactRules | null;
}

function postDetails({
  audience,
  declared,
  images,
  isRepost,
  sourceId,
  sourceAuthorId,
  state,
  contact,
  shownContact,
}: PostTarget): Record<string, unknown> & PostDetails {
  return { audience, declared, images, isRepost, sourceId, sourceAuthorId, state, contact, shownContact };
}

/** What `postSubject` put into a target. */
export function detailsOf(target: Target): PostDetails {
  return target.details as unknown as PostDetails; // targets of posts are made here alone
}

function named(fields: Readonly<Record<string, string | null>>): { field: string; text: string }[] {
  return Object.entries(fields).flatMap(([field, text]) => (text === null ? [] : { field, text }));
}

function snapshotOf(kind: "post" | "post-revision", record: PostRecord): Snapshot {
  return {
    kind,
    id: record.id,
    rootId: record.postId,
    authorId: record.authorId,
    authorName: record.authorName,
    texts: [
      { field: "body", text: record.body },
      ...named({ notice: record.notice, "reprint.author": record.reprintAuthor, "reprint.link": record.reprintLink }),
      ...record.alts.map((text, at) => ({ field: `images.${at}.alt`, text })),
      ...record.choices.map((text, at) => ({ field: `poll.choices.${at}`, text })),
    ],
    mediaIds: record.mediaIds,
    createdAt: new Date(record.createdAt).toISOString(),
    editedAt: record.editedAt && new Date(record.editedAt).toISOString(),
    about: record.source,
    spread: { likes: record.likes, comments: record.comments, reposts: record.reposts },
    address: `/p/${record.postId}`,
  };
}
