import { inWriteTx } from "@/server/core/write-tx";
import { subjectRef } from "@/server/shared/subject";
import type { DomainSamples } from "@/server/testing/samples";
import { as, makePerson } from "@/server/testing/world";
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

export const microblogSamples: DomainSamples = {
  commands: {
    "microblog.createPost": async () => ({
      actor: await makePerson(),
      input: { body: "早上好" },
      failing: {
        advertisingNotStopped: { input: { body: "新茶上市", declared: ["advert"] } },
        linksAllowed: { input: { body: "看这里 https://example.com" } },
        saysSomething: { input: { body: "" } },
      },
    }),
    "microblog.editPost": async () => {
      const { actor, id } = await ownPost();
      const removed = (await as(actor).microblog.createPost({ body: "被删的一条" })).id;
      await inWriteTx((tx) => setState(tx, subjectRef("post", removed), "removed"));
      return {
        actor,
        input: { postId: id, body: "改过的一条" },
        failing: {
          postNotRemoved: { input: { postId: removed, body: "改过的一条" } },
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
    "microblog.mayPublish": () => [{ act: "post" }, { act: "comment" }],
    "microblog.newest": () => [{}],
    "microblog.getPost": (world) => Object.values(world.posts).map((postId) => ({ postId })),
    "microblog.profilePosts": (world) => [{ handle: world.author.handle }],
    "microblog.ownHeld": () => [{}],
  },
};
