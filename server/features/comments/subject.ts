// How a comment and a revision of one are found, snapshotted and counted.
import type { CommentId, PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { commentCounted } from "@/server/trust/counters";
import { waitsForKeeper } from "@/server/trust/sections";
import type { ContentModule, Snapshot } from "@/server/trust/subjects";
import { commentRevisionApplied, commentRevisionRefused } from "./store";
import { type CommentRecord, commentRecord, commentRevisionRecord, findVisibleComment } from "./visibility";

export const commentSubject: ContentModule = {
  async find(scope, id) {
    const found = await findVisibleComment(scope, id);
    return (
      found && {
        ref: subjectRef("comment", found.id, found.postId),
        ownerId: found.authorId,
        ownerPrincipalId: found.principalId,
        details: { state: found.state, images: found.images, section: found.section, contact: found.contact },
      }
    );
  },
  record: commentRecord,
  snapshotOf: (record) => snapshotOf("comment", record as CommentRecord), // commentRecord selected it
  counted: (subject, word) =>
    // a comment subject's ids are its post's and its own
    commentCounted(subject.rootId as PostId, subject.id as CommentId, word === "shown" ? 1 : -1),
  awaits: waitsForKeeper,
};

export const commentRevisionSubject: ContentModule = {
  // A revision is never acted on by people directly: only the desk decides it.
  find: async () => null,
  record: commentRevisionRecord,
  snapshotOf: (record) => snapshotOf("comment-revision", record as CommentRecord), // commentRevisionRecord selected it
  revision: {
    apply: (tx, subject) => commentRevisionApplied(tx, subject.rootId, subject.id),
    refuse: async (_tx, subject) => commentRevisionRefused(subject.rootId, subject.id),
  },
};

function snapshotOf(kind: "comment" | "comment-revision", record: CommentRecord): Snapshot {
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
    spread: { likes: record.likes, replies: record.replies },
    address: `/p/${record.postId}#c-${record.commentId}`,
  };
}
