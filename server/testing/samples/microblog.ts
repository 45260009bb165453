import type { DomainSamples } from "@/server/testing/samples";
import { as, makePerson } from "@/server/testing/world";

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

export const microblogSamples: DomainSamples = {
  commands: {
    "microblog.createPost": async () => ({
      actor: await makePerson(),
      input: { body: "早上好" },
      failing: {
        advertisingNotStopped: { input: { body: "新茶上市", declared: ["advert"] } },
        linksAllowed: { input: { body: "看这里 https://example.com" } },
      },
    }),
    "microblog.editPost": async () => {
      const { actor, id } = await ownPost();
      return {
        actor,
        input: { postId: id, body: "改过的一条" },
        failing: {
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
    "microblog.newest": () => [{}],
    "microblog.getPost": (world) => Object.values(world.posts).map((postId) => ({ postId })),
    "microblog.profilePosts": (world) => [{ handle: world.author.handle }],
    "microblog.ownHeld": () => [{}],
  },
};
