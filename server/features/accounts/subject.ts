// How an account and a change of its name or bio are found and snapshotted.
import { applyProfileRevision, refuseProfileRevision } from "@/server/features/accounts/store/profile";
import {
  type AccountRecord,
  findVisibleAccount,
  readAccountRecord,
  readRevisionRecord,
} from "@/server/features/accounts/visibility";
import type { AccountId } from "@/server/shared/ids";
import { type ContentKind, subjectRef } from "@/server/shared/subject";
import type { ContentModule, Snapshot } from "@/server/trust/subjects";

export const accountSubject: ContentModule = {
  async find(scope, id) {
    const found = await findVisibleAccount(scope, id);
    return (
      found && {
        ref: subjectRef("account", found.id),
        ownerId: found.id,
        ownerPrincipalId: found.principalId,
        details: {},
      }
    );
  },
  async snapshot(through, id) {
    const record = await readAccountRecord(through, id);
    return (
      record &&
      snapshotOf("account", record, id, [
        { field: "nickname", text: record.nickname },
        ...(record.bio ? [{ field: "bio", text: record.bio }] : []),
      ])
    );
  },
  // Nothing counts accounts as such: what a closed one wrote goes out of sight by the author's own condition.
};

export const profileRevisionSubject: ContentModule = {
  // A revision is never acted on by people directly: only the desk decides it.
  find: async () => null,
  async snapshot(through, id) {
    const record = await readRevisionRecord(through, id);
    return (
      record &&
      snapshotOf("profile-revision", record, id, [
        ...(record.newNickname ? [{ field: "nickname", text: record.newNickname }] : []),
        ...(record.newBio ? [{ field: "bio", text: record.newBio }] : []),
      ])
    );
  },
  revision: {
    apply: (tx, subject) => applyProfileRevision(tx, subject.rootId as AccountId, subject.id), // a revision's root is its account
    refuse: (tx, subject) => refuseProfileRevision(tx, subject.rootId as AccountId, subject.id), // a revision's root is its account
  },
};

function snapshotOf(kind: ContentKind, record: AccountRecord, id: string, texts: Snapshot["texts"]): Snapshot {
  return {
    kind,
    id,
    rootId: record.accountId,
    authorId: record.accountId,
    authorName: record.nickname,
    texts,
    mediaIds: [],
    createdAt: record.createdAt.toISOString(),
    editedAt: null,
    spread: { followers: record.followers, posts: record.posts },
    address: `/u/${record.handle}`,
  };
}
