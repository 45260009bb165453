// Search, topics, bookmarks and the hot list.
import type { DomainSamples } from "@/server/testing/samples";
import { as, drain, makePerson } from "@/server/testing/world";

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
  },
  queries: {
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
