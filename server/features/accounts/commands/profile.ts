// What an account says of itself, and shows.
import { sql } from "drizzle-orm";
import type { WriteTx } from "@/server/core/write-tx";
import {
  type CorrectProfileInput,
  changeAvatarInput,
  changeBioInput,
  correctProfileInput,
  nothingInput,
  profileChanged,
  renameInput,
} from "@/server/features/accounts/contract";
import { correctionOrdered } from "@/server/features/accounts/policy";
import { refuseName } from "@/server/features/accounts/refuse-name";
import {
  avatarTaken,
  insertProfileRevision,
  nameTaken,
  type ProfileChange,
} from "@/server/features/accounts/store/profile";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import type { AccountId, MediaId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import type { Reviewed } from "@/server/shared/user-text";
import { imagesForReview, ownFile } from "@/server/trust/attachments";
import { bioDoubt, nicknameDoubt } from "@/server/trust/authors/name-doubts";
import { accountOpen, identityVerified, notBlacklisted } from "@/server/trust/policy/gates";
import type { Also } from "@/server/trust/review/review";

/**
 * Changes the nickname. A held one waits beside the one that readers go on seeing, and nobody else can take it. CONFLICT/TAKEN where another account has it,
 * CONFLICT/NAME_RESERVED where a closed account had it or a public body bears it, INVALID/NAME_PROTECTED where it claims to be official, FORBIDDEN/QUOTA_EXCEEDED beyond the
 * names of a year.
 */
export const rename = command({
  profile: "present",
  act: "rename",
  on: exempt("one's own account"),
  gates: [],
  obligations: ["MB-07.1-c", "MB-12.1-a", "PUB-08.2-a", "PUB-08.3-a", "PUB-08.3-b", "PUB-18.1-i1"],
  review: {
    as: "profile-revision",
    also: async ({ nickname }, facts) => ({
      texts: [],
      doubt: await nicknameDoubt(nickname, facts.account?.accountId ?? null, facts.now),
    }),
  },
  input: renameInput,
  async run({ input, actor, review, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    await refuseName(tx, actor.id, input.nickname);
    const held = review?.outcome === "hold";
    const revisionId = await insertProfileRevision(tx, actor.id, { nickname: input.nickname }, held);
    return {
      result: { held },
      subject: subjectRef("profile-revision", revisionId, actor.id),
      events: [profileChanged(subjectRef("account", actor.id), { field: "nickname", revisionId, held })],
      beside: [nameTaken(tx, actor.id, input.nickname)],
    };
  },
});

/** Changes the bio; an empty one takes it away. A held one waits beside the one that readers go on seeing. */
export const changeBio = command({
  profile: "present",
  act: "bio",
  on: exempt("one's own account"),
  gates: [],
  obligations: ["MB-07.1-c", "MB-12.1-a", "PUB-08.2-a", "PUB-18.1-i1"],
  review: {
    as: "profile-revision",
    also: async ({ bio }, facts) => ({
      texts: [],
      doubt: await bioDoubt(bio, facts.account?.accountId ?? null, facts.now),
    }),
  },
  input: changeBioInput,
  async run({ input, actor, review, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const held = review?.outcome === "hold";
    const revisionId = await insertProfileRevision(tx, actor.id, { bio: input.bio }, held);
    return {
      result: { held },
      subject: subjectRef("profile-revision", revisionId, actor.id),
      events: [profileChanged(subjectRef("account", actor.id), { field: "bio", revisionId, held })],
    };
  },
});

/** Shows another portrait once a person has looked at it; the one before stays public meanwhile. NOT_FOUND for a picture of somebody else's. */
export const changeAvatar = command({
  profile: "present",
  act: "avatar",
  on: exempt("one's own account"),
  gates: [],
  obligations: ["MB-07.1-c", "PUB-08.2-a", "PUB-18.1-i1"],
  review: { as: "profile-revision", also: ({ mediaId }) => portrait(mediaId) },
  input: changeAvatarInput,
  async run({ input, actor, review, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    await requireOwn(tx, actor.id, input.mediaId);
    const held = review?.outcome === "hold";
    const revisionId = await insertProfileRevision(tx, actor.id, { avatarId: input.mediaId }, held);
    return {
      result: { held },
      subject: subjectRef("profile-revision", revisionId, actor.id),
      events: [profileChanged(subjectRef("account", actor.id), { field: "avatar", revisionId, held })],
    };
  },
});

/** Takes one's portrait away; the drawn one stands in its place. */
export const removeAvatar = command({
  profile: "manageOwn",
  act: "settings",
  on: exempt("one's own account"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: nothingInput,
  async run({ actor }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    return {
      result: {},
      events: [profileChanged(subjectRef("account", actor.id), { field: "avatar", revisionId: null, held: false })],
      beside: [avatarTaken(actor.id)],
    };
  },
});

/**
 * Corrects a field of one's profile that the platform ordered to be corrected, while nothing else can be published. A person looks at it always; approved, it ends the suspension.
 * Refuses CONFLICT/ALREADY_DONE where no order is in force for the field, and what a change of the same field refuses.
 */
export const correctProfile = command({
  profile: "ownIdentity",
  act: "correct",
  on: exempt("one's own account"),
  gates: [accountOpen, notBlacklisted, identityVerified, correctionOrdered],
  obligations: ["PUB-08.2-b"],
  review: {
    as: "profile-revision",
    also: async (input) =>
      input.field === "avatar" ? portrait(input.mediaId) : { texts: [], doubt: "correction" as const },
  },
  input: correctProfileInput,
  async run({ input, actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    if (input.field === "nickname") await refuseName(tx, null, input.nickname);
    if (input.field === "avatar") await requireOwn(tx, actor.id, input.mediaId);
    const revisionId = await insertProfileRevision(tx, actor.id, changeOf(input), true);
    return {
      result: { held: true },
      subject: subjectRef("profile-revision", revisionId, actor.id),
      events: [profileChanged(subjectRef("account", actor.id), { field: input.field, revisionId, held: true })],
      beside: input.field === "nickname" ? [nameTaken(tx, actor.id, input.nickname)] : [],
    };
  },
});

function changeOf(input: Reviewed<CorrectProfileInput>): ProfileChange {
  switch (input.field) {
    case "nickname":
      return { nickname: input.nickname };
    case "bio":
      return { bio: input.bio };
    case "avatar":
      return { avatarId: input.mediaId };
  }
}

/** What review must know of a portrait. No machine can tell whose face or emblem it is: a person looks at every one. */
async function portrait(mediaId: MediaId): Promise<Also> {
  const { texts, doubt } = await imagesForReview([mediaId]);
  return { texts, doubt: doubt ?? "portrait" };
}

async function requireOwn(tx: WriteTx, accountId: AccountId, mediaId: MediaId): Promise<void> {
  const rows = await tx.rows(sql`select 1 where ${ownFile(sql`${mediaId}::uuid`, accountId)}`);
  if (rows.length === 0) throw notFound();
}
