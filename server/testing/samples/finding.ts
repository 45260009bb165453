// Search, topics, bookmarks and the hot list.
import { sql } from "drizzle-orm";
import { hotEntry } from "@/db/schema/discovery";
import { reader } from "@/server/core/database";
import { hotRules } from "@/server/shared/hot-list";
import { publishedRule } from "@/server/testing/measures";
import type { DomainSamples } from "@/server/testing/samples";
import { claimed, failingGates, reportedCase } from "@/server/testing/samples/desk";
import { as, asSystem, drain, makePerson, type Person } from "@/server/testing/world";

let topics = 0;

/** The name of a topic that a post of somebody's has. */
export async function writtenTopic(): Promise<string> {
  topics += 1;
  const topic = `话题${topics}号`;
  await as(await makePerson()).microblog.createPost({ body: `#${topic}# 说两句` });
  await drain();
  return topic;
}

/** A post by this person that enough people like, proposed for the hot list: the id of its entry. */
export async function proposedEntry(author: Person): Promise<string> {
  const { id } = await as(author).microblog.createPost({ body: "人人都在看的一条" });
  for (let at = 0; at < hotRules.people; at += 1) await as(await makePerson()).microblog.likePost({ postId: id });
  await asSystem("sample").discovery.countHotList({});
  const [row] = await reader.rows<{ id: string }>(sql`select id from ${hotEntry} where item_id = ${id}::uuid`);
  if (!row) throw new Error("A lively post was not proposed.");
  return row.id;
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
    "topics.followTopic": async () => ({ actor: await makePerson(), input: { topic: await writtenTopic() } }),
    "topics.unfollowTopic": async () => {
      const [actor, topic] = [await makePerson(), await writtenTopic()];
      await as(actor).topics.followTopic({ topic });
      return { actor, input: { topic } };
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
    "discovery.countHotList": async () => ({
      actor: null,
      over: { system: "sample" },
      input: {},
      failing: { isSystem: { actor: await makePerson() } },
    }),
    "discovery.decideHot": async () => {
      const actor = await makePerson({ posts: ["reviewer"] });
      const [others, own] = [await proposedEntry(await makePerson()), await proposedEntry(actor)];
      const decision = { action: "pass", reason: "大家在聊的好事" };
      return {
        actor,
        input: { entryId: others, ...decision },
        failing: { notOnesOwn: { input: { entryId: own, ...decision } } },
      };
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
    "discovery.hotList": () => [{}],
    "discovery.hotQueue": () => [{}, { state: "passed" }],
    "bookmarks.mine": () => [{}],
    "moderation.labels": () => [{}, { inForce: false }],
    "moderation.surfaceRules": () => [{}],
    "search.posts": (world) => [
      { text: "一条" },
      { text: "MARKER" },
      { text: "一条", from: world.author.handle },
      { text: "一条", from: world.closed.handle },
    ],
    "search.people": (world) => [
      { text: "作者" },
      { text: world.author.handle },
      { text: world.author.handle.slice(0, 4) },
      { text: "关闭" },
    ],
    "search.mentionable": (world) => [
      { typed: "" },
      { typed: "作者" },
      { typed: "关闭" },
      { typed: world.author.handle },
    ],
    "topics.topic": () => [{ topic: "见面" }],
    "topics.followed": () => [{}],
    "topics.followedTimeline": () => [{}],
    "topics.proposed": () => [{ typed: "" }, { typed: "见面" }],
    "topics.search": () => [{ text: "见面" }],
    "topics.closed": () => [{}],
    "topics.look": () => [{ topic: "见面" }],
  },
};
