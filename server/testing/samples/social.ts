// Relations, notices and pictures.
import { randomBytes } from "node:crypto";
import { shared } from "@/server/core/process-slot";
import type { TakenIn } from "@/server/features/media/intake";
import { usePush } from "@/server/features/notifications/push/port";
import { type MediaId, newId } from "@/server/shared/ids";
import type { DomainSamples } from "@/server/testing/samples";
import { as, contextAs, drain, makePerson } from "@/server/testing/world";

async function othersPost() {
  const owner = await makePerson();
  const { id } = await as(owner).microblog.createPost({ body: "别人的一条" });
  return { owner, actor: await makePerson(), postId: id };
}

/** A post of somebody whom nobody may reach. */
export async function guardedPost(): Promise<string> {
  const owner = await makePerson();
  const { id } = await as(owner).microblog.createPost({ body: "请勿打扰" });
  const nobody = {
    replies: "nobody",
    mentions: "nobody",
    quotes: "nobody",
    messages: "nobody",
    minAgeDays: 0,
  } as const;
  await as(owner).protection.setContacts(nobody);
  return id;
}

/** A browser as it subscribes to pushes. */
const browser = {
  endpoint: "https://fcm.googleapis.com/fcm/send/sample",
  p256dh: "p".repeat(87),
  auth: "a".repeat(22),
};

/** A picture as an upload leaves it for the command that records it. */
export function takenIn(): string {
  const intakeId = randomBytes(16).toString("hex");
  const picture: TakenIn = {
    id: newId<MediaId>(),
    kind: "image",
    durationMs: null,
    file: {
      type: "image/webp",
      width: 4,
      height: 3,
      byteLength: 100,
      sha256: intakeId,
      perceptualHash: "0123456789abcdef",
      colours: "",
      placeholder: "#c0ffee",
      frames: 1,
      aiMark: null,
      aigcLabel: null,
      text: { state: "read", texts: [] },
    },
    variants: [],
  };
  shared("media-intakes", () => new Map<string, TakenIn>()).set(intakeId, picture);
  return intakeId;
}

export const socialSamples: DomainSamples = {
  commands: {
    "relations.followAccount": async () => {
      const [actor, other] = [await makePerson(), await makePerson()];
      return {
        actor,
        input: { accountId: other.accountId },
        failing: { someoneElse: { input: { accountId: actor.accountId } } },
      };
    },
    "relations.unfollowAccount": async () => {
      const [actor, other] = [await makePerson(), await makePerson()];
      await as(actor).relations.followAccount({ accountId: other.accountId });
      return { actor, input: { accountId: other.accountId } };
    },
    "relations.blockAccount": async () => {
      const [actor, other] = [await makePerson(), await makePerson()];
      return {
        actor,
        input: { accountId: other.accountId },
        failing: { someoneElse: { input: { accountId: actor.accountId } } },
      };
    },
    "relations.unblockAccount": async () => {
      const [actor, other] = [await makePerson(), await makePerson()];
      await as(actor).relations.blockAccount({ accountId: other.accountId });
      return { actor, input: { accountId: other.accountId } };
    },
    "relations.muteAccount": async () => {
      const [actor, other] = [await makePerson(), await makePerson()];
      return {
        actor,
        input: { accountId: other.accountId, days: 7 },
        failing: { someoneElse: { input: { accountId: actor.accountId } } },
      };
    },
    "relations.unmuteAccount": async () => {
      const [actor, other] = [await makePerson(), await makePerson()];
      await as(actor).relations.muteAccount({ accountId: other.accountId });
      return { actor, input: { accountId: other.accountId } };
    },
    "relations.muteWord": async () => ({
      actor: await makePerson(),
      input: { word: "剧透", places: ["home", "notifications"], days: 7 },
    }),
    "relations.unmuteWord": async () => {
      const actor = await makePerson();
      const { wordId } = await as(actor).relations.muteWord({ word: "剧透", places: ["home"] });
      return { actor, input: { wordId } };
    },
    "relations.beginBlockImport": async () => ({ actor: await makePerson(), input: { total: 3 } }),
    "relations.importBlocks": async () => {
      const [actor, other] = [await makePerson(), await makePerson()];
      const { importId } = await as(actor).relations.beginBlockImport({ total: 1 });
      return { actor, input: { importId, from: 0, lines: [other.handle] } };
    },
    "relations.undoBlockImport": async () => {
      const actor = await makePerson();
      const { importId } = await as(actor).relations.beginBlockImport({ total: 1 });
      return { actor, input: { importId } };
    },
    "protection.setContacts": async () => ({
      actor: await makePerson(),
      input: { replies: "following", mentions: "mutuals", quotes: "nobody", messages: "everyone", minAgeDays: 7 },
    }),
    "protection.beginProtection": async () => ({ actor: await makePerson(), input: {} }),
    "protection.endProtection": async () => {
      const actor = await makePerson();
      await as(actor).protection.beginProtection({});
      return { actor, input: {} };
    },
    "protection.makeEvidence": async () => {
      const { actor, postId } = await othersPost();
      return { actor, input: { items: [{ kind: "post", id: postId }] } };
    },
    "notifications.markNoticesRead": async () => {
      const { owner, actor, postId } = await othersPost();
      await as(actor).microblog.likePost({ postId });
      await drain();
      const { notices } = await as(owner).notifications.list({});
      return { actor: owner, input: { upTo: notices[0]?.id } };
    },
    "notifications.subscribeToPush": async () => {
      usePush({ publicKey: "k".repeat(87), send: async () => "sent" });
      return { actor: await makePerson(), input: browser };
    },
    "notifications.unsubscribeFromPush": async () => {
      usePush({ publicKey: "k".repeat(87), send: async () => "sent" });
      const actor = await makePerson();
      const session = contextAs(actor).session;
      await as(actor, { session }).notifications.subscribeToPush(browser);
      return { actor, input: {}, over: { session } };
    },
    "notifications.takePushes": async () => {
      usePush({ publicKey: "k".repeat(87), send: async () => "sent" });
      const { owner, actor, postId } = await othersPost();
      await as(owner).notifications.subscribeToPush(browser);
      await as(actor).microblog.likePost({ postId });
      await drain();
      return { actor: await makePerson(), input: {}, over: { system: "send-pushes" } };
    },
    "notifications.forgetPush": async () => {
      usePush({ publicKey: "k".repeat(87), send: async () => "sent" });
      const actor = await makePerson();
      const session = contextAs(actor).session;
      await as(actor, { session }).notifications.subscribeToPush(browser);
      const input = { accountId: actor.accountId, sessionId: session?.id };
      return { actor: await makePerson(), input, over: { system: "send-pushes" } };
    },
    "notifications.setNoticeSettings": async () => ({
      actor: await makePerson(),
      input: {
        shown: { mentions: true, replies: true, likes: false, follows: false },
        pushed: { mentions: true, replies: false, likes: false, follows: false, system: true },
      },
    }),
    "media.addEvidence": async () => ({ actor: await makePerson(), input: { intakeId: takenIn() } }),
    "media.addImage": async () => ({ actor: await makePerson(), input: { intakeId: takenIn() } }),
  },
  queries: {
    "relations.profile": (world) => [{ handle: world.author.handle }, { handle: world.closed.handle }],
    "relations.followers": (world) => [{ handle: world.author.handle }, { handle: world.closed.handle }],
    "relations.following": (world) => [{ handle: world.author.handle }, { handle: world.closed.handle }],
    "relations.blocked": () => [{}],
    "relations.blocklist": () => [{}],
    "relations.blockImports": () => [{}],
    "relations.muted": () => [{}],
    "relations.mutedWords": () => [{}],
    "relations.suggestions": () => [{}],
    "protection.state": () => [{}],
    "protection.said": () => [{}],
    "notifications.list": () => [{}, { group: "replies", fromFollowed: true }, { group: "system" }],
    "notifications.settings": () => [{}],
    "notifications.pushKey": () => [{}],
    "notifications.unread": () => [{}],
  },
};
