// Search, topics, bookmarks and the hot list.
import { publishedRule } from "@/server/testing/measures";
import type { DomainSamples } from "@/server/testing/samples";
import { claimed, failingGates, reportedCase } from "@/server/testing/samples/desk";
import { as, drain, makePerson, type Person } from "@/server/testing/world";

let topics = 0;

/** The name of a topic that a post of somebody's has. */
export async function writtenTopic(): Promise<string> {
  topics += 1;
  const topic = `话题${topics}号`;
  await as(await makePerson()).microblog.createPost({ body: `#${topic}# 说两句` });
  await drain();
  return topic;
}

const officer = () => makePerson({ posts: ["officer"] });

export const findingSamples: DomainSamples = {
  commands: {
    "topics.closeTopic": async () => ({
      actor: await officer(),
      input: { topic: await writtenTopic(), reason: "被用来刷屏" },
    }),
    "topics.reopenTopic": async () => {
      const topic = await writtenTopic();
      await as(await officer()).topics.closeTopic({ topic, reason: "被用来刷屏" });
      return { actor: await officer(), input: { topic, reason: "刷屏已清理" } };
    },
    "bookmarks.bookmarkPost": async () => {
      const { id } = await as(await makePerson()).microblog.createPost({ body: "值得收藏的一条" });
      return { actor: await makePerson(), input: { postId: id } };
    },
    "bookmarks.unbookmarkPost": async () => {
      const actor = await makePerson();
      const { id } = await as(await makePerson()).microblog.createPost({ body: "值得收藏的一条" });
      await as(actor).bookmarks.bookmarkPost({ postId: id });
      return { actor, input: { postId: id } };
    },
    "moderation.labelCase": async () => {
      const actor = await makePerson({ posts: ["reviewer"] });
      const more = { label: "harmful", rule: await publishedRule(), reason: "低俗内容" };
      return {
        actor,
        input: { caseId: await claimed(actor), ...more },
        failing: {
          ...(await failingGates(actor, more)),
          holdsClaim: { input: { caseId: await reportedCase(), ...more } },
        },
      };
    },
    "moderation.endLabel": async () => {
      const actor = await makePerson({ posts: ["reviewer"] });
      const labelOn = async (author?: Person) => {
        const handler = await makePerson({ posts: ["reviewer"] });
        const caseId = await claimed(handler, await reportedCase(undefined, author));
        const label = { label: "disputed", rule: await publishedRule(), reason: "说法有争议" } as const;
        return (await as(handler).moderation.labelCase({ caseId, ...label })).labelId;
      };
      const reason = "已查清";
      return {
        actor,
        input: { labelId: await labelOn(), reason },
        failing: { notInvolved: { input: { labelId: await labelOn(actor), reason } } },
      };
    },
  },
  queries: {
    "bookmarks.mine": () => [{}],
    "moderation.labels": () => [{}, { inForce: false }],
    "moderation.surfaceRules": () => [{}],
    "search.posts": (world) => [
      { text: "一条" },
      { text: "MARKER" },
      { text: "一条", from: world.author.handle },
      { text: "一条", from: world.closed.handle },
    ],
    "search.people": (world) => [{ text: "作者" }, { text: world.author.handle }, { text: "关闭" }],
    "topics.topic": () => [{ topic: "见面" }],
    "topics.search": () => [{ text: "见面" }],
    "topics.closed": () => [{}],
    "topics.look": () => [{ topic: "见面" }],
  },
};
