import { now } from "@/server/core/clock";
import { inWriteTx } from "@/server/core/write-tx";
import { firstIdAt } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import type { DomainSamples } from "@/server/testing/samples";
import { licensed } from "@/server/testing/samples/licences";
import { guardedPost } from "@/server/testing/samples/social";
import { as, makePerson, type Person } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

async function ownPost() {
  const actor = await makePerson();
  const { id } = await as(actor).microblog.createPost({ body: "我自己的一条" });
  return { actor, id };
}

async function othersPost() {
  const owner = await makePerson();
  const { id } = await as(owner).microblog.createPost({ body: "别人的一条" });
  return { actor: await makePerson(), id };
}

/** Inputs that fail just one of the gates that every post passes. */
const unfitPosts = {
  advertisingNotStopped: { body: "新茶上市", declared: ["advert"] },
  newsLicensed: { body: "今天的新闻", declared: ["news"] },
  linksAllowed: { body: "看这里 https://example.com" },
  fewNamed: { body: Array.from({ length: 21 }, (_, i) => `@${20_000_000 + i}`).join(" ") },
  audienceNamed: { body: "给一些人", audience: "circle" },
  originNamed: { body: "转来的", declared: ["reprint"] },
  saysSomething: { body: "" },
};

function unfit(more: object = {}) {
  return Object.fromEntries(
    Object.entries(unfitPosts).map(([gate, input]) => [gate, { input: { ...input, ...more } }]),
  );
}

async function followersPost() {
  const owner = await makePerson();
  const actor = await makePerson();
  await as(actor).relations.followAccount({ accountId: owner.accountId });
  const { id } = await as(owner).microblog.createPost({ body: "给关注者的一条", audience: "followers" });
  return { actor, id };
}

async function removedOwnPost(actor: Person) {
  const { id } = await as(actor).microblog.createPost({ body: "被删的一条" });
  await inWriteTx((tx) => setState(tx, subjectRef("post", id), "removed"));
  return id;
}

async function ownRepost(actor: Person) {
  const { id } = await othersPost();
  return (await as(actor).microblog.repostPost({ postId: id })).id;
}

export const microblogSamples: DomainSamples = {
  commands: {
    "microblog.orderHome": async () => ({ actor: await makePerson(), input: { order: "ranked" } }),
    "microblog.createPost": async () => ({
      actor: await makePerson(),
      input: { body: "早上好" },
      failing: unfit(),
    }),
    "microblog.quotePost": async () => {
      const { actor, id } = await othersPost();
      const [hidden, removed] = [await followersPost(), await removedOwnPost(actor)];
      return {
        actor,
        input: { postId: id, body: "说得好" },
        failing: {
          ...unfit({ postId: id }),
          notRemoved: { input: { postId: removed, body: "说得好" } },
          sourceIsPublic: { actor: hidden.actor, input: { postId: hidden.id, body: "说得好" } },
          quotesAccepted: { input: { postId: await guardedPost(), body: "说得好" } },
        },
      };
    },
    "microblog.repostPost": async () => {
      const { actor, id } = await othersPost();
      const [hidden, removed] = [await followersPost(), await removedOwnPost(actor)];
      return {
        actor,
        input: { postId: id },
        failing: {
          notRemoved: { input: { postId: removed } },
          sourceIsPublic: { actor: hidden.actor, input: { postId: hidden.id } },
          repostsAccepted: { input: { postId: await guardedPost() } },
        },
      };
    },
    "microblog.undoRepost": async () => {
      const { actor, id } = await othersPost();
      await as(actor).microblog.repostPost({ postId: id });
      return { actor, input: { postId: id } };
    },
    "microblog.narrowAudience": async () => {
      const { actor, id } = await ownPost();
      return {
        actor,
        input: { postId: id, audience: "followers" },
        failing: {
          ownsTarget: { actor: await makePerson() },
          hasWords: { input: { postId: await ownRepost(actor), audience: "followers" } },
          audienceNamed: { input: { postId: id, audience: "circle" } },
          isNarrower: { input: { postId: id, audience: "public" } },
        },
      };
    },
    "microblog.pinPost": async () => {
      const { actor, id } = await ownPost();
      return {
        actor,
        input: { postId: id },
        failing: {
          ownsTarget: { actor: await makePerson() },
          hasWords: { input: { postId: await ownRepost(actor) } },
        },
      };
    },
    "microblog.unpinPost": async () => {
      const { actor, id } = await ownPost();
      return { actor, input: { postId: id }, failing: { ownsTarget: { actor: await makePerson() } } };
    },
    "microblog.editPost": async () => {
      const { actor, id } = await ownPost();
      const removed = await removedOwnPost(actor);
      const advert = await as(actor).microblog.createPost({ body: "新茶上市", declared: ["advert"] });
      const { officer, account, licenceId } = await licensed();
      const news = await as(account).microblog.createPost({ body: "今天的新闻", declared: ["news"] });
      await as(officer).licences.endLicence({ licenceId, reason: "许可证已被注销" });
      return {
        actor,
        input: { postId: id, body: "改过的一条" },
        failing: {
          advertisingNotStopped: { input: { postId: advert.id, body: "半价" } },
          newsLicensed: { actor: account, input: { postId: news.id, body: "另一则新闻" } },
          notRemoved: { input: { postId: removed, body: "改过的一条" } },
          hasWords: { input: { postId: await ownRepost(actor), body: "加一句" } },
          fewNamed: { input: { postId: id, ...unfitPosts.fewNamed } },
          saysSomething: { input: { postId: id, body: "" } },
          ownsTarget: { actor: await makePerson() },
          linksAllowed: { input: { postId: id, body: "看这里 https://example.com" } },
        },
      };
    },
    "microblog.deletePost": async () => {
      const { actor, id } = await ownPost();
      return { actor, input: { postId: id }, failing: { ownsTarget: { actor: await makePerson() } } };
    },
    "microblog.likePost": async () => {
      const { actor, id } = await othersPost();
      return { actor, input: { postId: id } };
    },
    "microblog.unlikePost": async () => {
      const { actor, id } = await othersPost();
      await as(actor).microblog.likePost({ postId: id });
      return { actor, input: { postId: id } };
    },
  },
  queries: {
    "microblog.home": () => [{}],
    "microblog.homeNewer": () => [{ after: null }],
    "microblog.rankedHome": () => [{}, { before: firstIdAt(now()) }],
    "microblog.homeOrder": () => [{}],
    "microblog.mayPublish": ({ posts }) => [
      { act: "post" },
      { act: "comment" },
      ...Object.values(posts).map((quotes) => ({ act: "post", quotes })),
    ],
    "microblog.newest": () => [{}],
    "microblog.getPost": (world) => Object.values(world.posts).map((postId) => ({ postId })),
    "microblog.profilePosts": (world) => [
      { handle: world.author.handle },
      { handle: world.author.handle, tab: "media" },
    ],
    "microblog.postHistory": (world) => Object.values(world.posts).map((postId) => ({ postId })),
    "microblog.quotesOf": (world) => Object.values(world.posts).map((postId) => ({ postId })),
    "microblog.ownHeld": () => [{}],
  },
};
