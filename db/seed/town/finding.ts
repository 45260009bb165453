// What the town finds things by: a topic that several people write about, a hot list that a person looked through, a label, something kept, a topic followed.
import { callerOf } from "@/server/api/caller";
import { systemRequest } from "@/server/pipeline/system-request";
import type { Id, PostId } from "@/server/shared/ids";
import type { Happening } from "./desk";
import type { PersonKey } from "./people";
import { instantOf } from "./timeline";
import { as, settle, type Town } from "./town";

/** On the topic of the town's autumn market, each a few hours before the present. */
const market: readonly { by: PersonKey; at: `${number}:${number}`; text: string }[] = [
  { by: "garden", at: "09:10", text: "#秋天的集市# 周六早上七点开始，我带自己腌的萝卜，欢迎来换。" },
  { by: "potter", at: "08:20", text: "新开窑的小碟子，#秋天的集市# 上见。磕了边的半价。" },
  { by: "bakery", at: "07:40", text: "周六的第一炉拉去 #秋天的集市#，桥上那家照常开门。" },
  { by: "runner", at: "06:30", text: "跑步路线改到 #秋天的集市# 旁边，跑完直接吃早饭。 #slowrun" },
];

const readers: readonly PersonKey[] = ["nurse", "mira", "tea", "birds", "student", "library"];

/** How many posts and likes there are more in the town for it. */
export const found = {
  posts: market.length,
  likes: market.reduce((sum, { text }) => sum + likersOf(text).length, 0),
};

function likersOf(text: string): readonly PersonKey[] {
  return readers.slice(0, 3 + (text.length % 4));
}

async function write(town: Town, { by, text }: (typeof market)[number]): Promise<void> {
  const { id } = await as(town, by).microblog.createPost({ body: text });
  const postId = id as PostId; // the command made it
  for (const reader of likersOf(text)) await as(town, reader).microblog.likePost({ postId });
  if (by === "garden") await as(town, "nurse").bookmarks.bookmarkPost({ postId });
}

/** Those who want to hear of the market follow its topic. */
async function followMarket(town: Town): Promise<void> {
  for (const reader of ["nurse", "mira"] satisfies PersonKey[])
    await as(town, reader).topics.followTopic({ topic: "秋天的集市" });
}

/** Counts the hot list; a reviewer passes all but the last entry, which goes on waiting. */
async function passHotList(town: Town): Promise<void> {
  await settle();
  await callerOf(systemRequest("count-hot-list")).discovery.countHotList({});
  const reviewer = as(town, "reviewerA").discovery;
  const waiting = await reviewer.hotQueue({});
  for (const { id } of waiting.slice(0, -1)) {
    const entryId = id as Id<"hot-entry">; // the view names one
    await reviewer.decideHot({ entryId, action: "pass", reason: "内容正常，大家确实在聊。" });
  }
}

/** All of it at its instants. */
export function findingsOf(present: Date): Happening[] {
  return [
    ...market.map((said) => ({ at: instantOf(present, 0, said.at), run: (town: Town) => write(town, said) })),
    { at: instantOf(present, 0, "06:00"), run: followMarket },
    { at: instantOf(present, 0, "00:10"), run: passHotList },
  ];
}
