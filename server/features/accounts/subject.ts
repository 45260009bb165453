// How an account and a change of its name or bio are found and snapshotted.
import {
  profileCleared,
  profileRestored,
  profileRevisionApplied,
  profileRevisionRefused,
} from "@/server/features/accounts/store/profile";
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
    return snapshotOf("account", found, found.accountId, {
      nickname: found.nickname,
      bio: found.bio,
      avatarId: found.avatarId,
      formerNames: found.formerNames,
    });
  },
  fields: {
    clear: async (tx, subject, fields, by) => profileCleared(tx, subject.id as AccountId, fields, by), // the subject is an account
    restore: async (_tx, subject, fields, taken, by) =>
      profileRestored(subject.id as AccountId, fields, takenIn(taken), by), // the subject is an account
  },
};

/** The values in a snapshot of an account. */
function takenIn({ texts, mediaIds }: Snapshot) {
  const textOf = (field: string) => texts.find((each) => each.field === field)?.text ?? null;
  return { nickname: textOf("nickname"), bio: textOf("bio"), avatarId: mediaIds[0] ?? null };
}

export const profileRevisionSubject: ContentModule = {
  // A revision is never acted on by people directly: only the desk decides it.
  find: async () => null,
  record: profileRevisionRecord,
  snapshotOf(record) {
    const found = record as ProfileRevisionRecord; // profileRevisionRecord selected it
    return snapshotOf("profile-revision", found, found.id, {
      nickname: found.newNickname,
      bio: found.newBio,
      avatarId: found.newAvatarId,
    });
  },
  revision: {
    apply: (tx, subject) => profileRevisionApplied(tx, subject.rootId as AccountId, subject.id), // a revision's root is its account
    refuse: async (_tx, subject) => profileRevisionRefused(subject.rootId as AccountId, subject.id), // a revision's root is its account
  },
};

function snapshotOf(
  kind: ContentKind,
  record: Omit<AccountRecord, "formerNames">,
  id: string,
  shown: { nickname: string | null; bio: string | null; avatarId: string | null; formerNames?: string | null },
): Snapshot {
  const { nickname, bio, avatarId, formerNames } = shown;
  return {
    kind,
    id,
    rootId: record.accountId,
    authorId: record.accountId,
    authorName: record.nickname,
    texts: [
      ...(nickname ? [{ field: "nickname", text: nickname }] : []),
      ...(bio ? [{ field: "bio", text: bio }] : []),
      ...(formerNames ? [{ field: "formerNames", text: formerNames }] : []),
    ],
    mediaIds: avatarId ? [avatarId] : [],
    createdAt: new Date(record.createdAt).toISOString(),
    editedAt: null,
    spread: { followers: record.followers, posts: record.posts },
    address: `/u/${record.handle}`,
  };
}
