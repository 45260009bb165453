// What an account says of itself, and shows.
import { changeBioInput, profileChanged, renameInput } from "@/server/features/accounts/contract";
import { refuseName } from "@/server/features/accounts/refuse-name";
import { insertProfileRevision, nameTaken } from "@/server/features/accounts/store/profile";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { bioDoubt, nicknameDoubt } from "@/server/trust/authors/name-doubts";

/** Changes the nickname. A held one waits beside the one that readers go on seeing, and nobody else can take it. CONFLICT/TAKEN where another account has it, CONFLICT/NAME_RESERVED where a closed account had it or a public body bears it,
 * INVALID/NAME_PROTECTED where it claims to be official, FORBIDDEN/QUOTA_EXCEEDED beyond the names of a year. */
export const rename = command({
  profile: "publish",
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
  profile: "publish",
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
