// How a post and a revision of one are found, snapshotted and counted.
import { applyRevision, refuseRevision } from "@/server/features/microblog/store";
import {
  findVisiblePost,
  type PostRecord,
  readPostRecord,
  readRevisionRecord,
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
  async snapshot(through, id) {
    const record = await readPostRecord(through, id);
    return record && snapshotOf("post", record, record.id);
  },
  counted: (subject, word) => postCounted(subject.id as PostId, word === "shown" ? 1 : -1), // a post subject's id is a post id
};

export const postRevisionSubject: ContentModule = {
  // A revision is never acted on by people directly: only the desk decides it.
  find: async () => null,
  async snapshot(through, id) {
    const record = await readRevisionRecord(through, id);
    return record && snapshotOf("post-revision", record, record.postId);
  },
  revision: {
    apply: (tx, subject) => applyRevision(tx, subject.rootId as PostId, subject.id), // a revision's root is its post
    refuse: (tx, subject) => refuseRevision(tx, subject.rootId as PostId, subject.id), // a revision's root is its post
  },
};

function snapshotOf(kind: "post" | "post-revision", record: PostRecord, postId: string): Snapshot {
  return {
    kind,
    id: record.id,
    rootId: postId,
    authorId: record.authorId,
    authorName: record.authorName,
    texts: [
      { field: "body", text: record.body },
      ...record.alts.map((text, at) => ({ field: `images.${at}.alt`, text })),
    ],
    mediaIds: record.mediaIds,
    createdAt: record.createdAt.toISOString(),
    editedAt: record.editedAt?.toISOString() ?? null,
    spread: { likes: record.likes, comments: record.comments },
    address: `/p/${postId}`,
  };
}
