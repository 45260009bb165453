// How a post and a revision of one are found, snapshotted and counted.
import { revisionApplied, revisionRefused } from "@/server/features/microblog/store";
import {
  findVisiblePost,
  type PostRecord,
  postRecord,
  postRevisionRecord,
} from "@/server/features/microblog/visibility";
import type { PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { postCounted } from "@/server/trust/counters";
import type { ContentModule, Snapshot } from "@/server/trust/subjects";

export const postSubject: ContentModule = {
  async find(scope, id) {
    const found = await findVisiblePost(scope, id);
    return (
      found && {
        ref: subjectRef("post", found.id),
        ownerId: found.authorId,
        ownerPrincipalId: found.principalId,
        details: { audience: found.audience, images: found.images, state: found.state },
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

function snapshotOf(kind: "post" | "post-revision", record: PostRecord): Snapshot {
  return {
    kind,
    id: record.id,
    rootId: record.postId,
    authorId: record.authorId,
    authorName: record.authorName,
    texts: [
      { field: "body", text: record.body },
      ...record.alts.map((text, at) => ({ field: `images.${at}.alt`, text })),
    ],
    mediaIds: record.mediaIds,
    createdAt: new Date(record.createdAt).toISOString(),
    editedAt: record.editedAt && new Date(record.editedAt).toISOString(),
    spread: { likes: record.likes, comments: record.comments },
    address: `/p/${record.postId}`,
  };
}
