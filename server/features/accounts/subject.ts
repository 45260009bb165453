// How an account and a change of its name or bio are found and snapshotted.
import { profileRevisionApplied, profileRevisionRefused } from "@/server/features/accounts/store/profile";
import {
  type AccountRecord,
  accountRecord,
  findVisibleAccount,
  type ProfileRevisionRecord,
  profileRevisionRecord,
} from "@/server/features/accounts/visibility";
import type { AccountId } from "@/server/shared/ids";
import { type ContentKind, subjectRef } from "@/server/shared/subject";
import type { ContentModule, Snapshot } from "@/server/trust/subjects";

// Nothing counts accounts as such: what a closed one wrote goes out of sight by the author's own condition.
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
  record: accountRecord,
  snapshotOf(record) {
    const found = record as AccountRecord; // accountRecord selected it
    return snapshotOf("account", found, found.accountId, { nickname: found.nickname, bio: found.bio });
  },
};

export const profileRevisionSubject: ContentModule = {
  // A revision is never acted on by people directly: only the desk decides it.
  find: async () => null,
  record: profileRevisionRecord,
  snapshotOf(record) {
    const found = record as ProfileRevisionRecord; // profileRevisionRecord selected it
    return snapshotOf("profile-revision", found, found.id, { nickname: found.newNickname, bio: found.newBio });
  },
  revision: {
    apply: (tx, subject) => profileRevisionApplied(tx, subject.rootId as AccountId, subject.id), // a revision's root is its account
    refuse: async (_tx, subject) => profileRevisionRefused(subject.rootId as AccountId, subject.id), // a revision's root is its account
  },
};

function snapshotOf(
  kind: ContentKind,
  record: AccountRecord,
  id: string,
  texts: { nickname: string | null; bio: string | null },
): Snapshot {
  const { nickname, bio } = texts;
  return {
    kind,
    id,
    rootId: record.accountId,
    authorId: record.accountId,
    authorName: record.nickname,
    texts: [
      ...(nickname ? [{ field: "nickname", text: nickname }] : []),
      ...(bio ? [{ field: "bio", text: bio }] : []),
    ],
    mediaIds: [],
    createdAt: new Date(record.createdAt).toISOString(),
    editedAt: null,
    spread: { followers: record.followers, posts: record.posts },
    address: `/u/${record.handle}`,
  };
}
