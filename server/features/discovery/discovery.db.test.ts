import { describe, expect, it } from "vitest";
import { inWriteTx } from "@/server/core/write-tx";
import { subjectRef } from "@/server/shared/subject";
import { underIdentity } from "@/server/testing/identity-state";
import { as, asSystem, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

useWorld();

async function liked(author: Person, body: string, likes: number) {
  const { id } = await as(author).microblog.createPost({ body });
  for (let at = 0; at < likes; at += 1) await as(await makePerson()).microblog.likePost({ postId: id });
  await drain();
  return id;
}

const count = () => asSystem("count-hot-list").discovery.countHotList({});

/** The entry of the post whose text begins so, in the desk's list of this state. */
async function entryOf(
  reviewer: Person,
  title: string,
  state: "waiting" | "passed" | "refused" | "removed" = "waiting",
) {
  return (await as(reviewer).discovery.hotQueue({ state })).find((entry) => entry.title === title);
}

async function listed(viewer: Person | null) {
  const items = await as(viewer).discovery.hotList({});
  return items.map((item) => (item.is === "post" ? item.post.body : `#${item.name}#`));
}

async function pass(reviewer: Person, title: string) {
  const entryId = (await entryOf(reviewer, title))?.id as never; // an id the server gave
  await as(reviewer).discovery.decideHot({ entryId, action: "pass", reason: "值得一看" });
  return entryId;
}

describe("the hot list", () => {
  it("shows nothing before a person passed it, and loses it when a person removes it", async () => {
    const [author, reviewer] = [await makePerson(), await makePerson({ posts: ["reviewer"] })];
    await liked(author, "镇上的桂花开了", 4);
    await liked(author, "只有两个人赞", 2);
    await count();
    expect(await listed(null)).toEqual([]);
    expect(await entryOf(reviewer, "只有两个人赞")).toBeUndefined();
    expect(await entryOf(reviewer, "镇上的桂花开了")).toMatchObject({ people: 4, state: "waiting", kind: "post" });
    const entryId = await pass(reviewer, "镇上的桂花开了");
    expect(await listed(null)).toEqual(["镇上的桂花开了"]);
    const again = as(reviewer).discovery.decideHot({ entryId, action: "pass", reason: "再来一次" });
    await expect(again).rejects.toMatchObject({ cause: { reason: "ALREADY_DONE" } });
    await as(reviewer).discovery.decideHot({ entryId, action: "remove", reason: "已过时" });
    await count();
    expect(await listed(null)).toEqual([]);
    expect(await entryOf(reviewer, "镇上的桂花开了", "removed")).toMatchObject({
      decidedBy: reviewer.nickname,
      reason: "已过时",
    });
  });

  it("loses at once what is removed, labelled as disputed, or of an author who is closed", async () => {
    const [author, reviewer] = [await makePerson(), await makePerson({ posts: ["reviewer"] })];
    const postId = await liked(author, "会被移除的热帖", 3);
    await count();
    await pass(reviewer, "会被移除的热帖");
    expect(await listed(null)).toEqual(["会被移除的热帖"]);
    await inWriteTx((tx) => setState(tx, subjectRef("post", postId), "removed"));
    expect(await listed(null)).toEqual([]);
    expect(await listed(author)).toEqual([]);
    await inWriteTx((tx) => setState(tx, subjectRef("post", postId), "shown"));
    expect(await listed(null)).toEqual(["会被移除的热帖"]);
    await inWriteTx((tx) => setState(tx, subjectRef("account", author.accountId), "closed"));
    expect(await listed(null)).toEqual([]);
  });

  it("leaves out whom and what its reader mutes, for that reader alone", async () => {
    const [author, other, reader, reviewer] = [
      await makePerson(),
      await makePerson(),
      await makePerson(),
      await makePerson({ posts: ["reviewer"] }),
    ];
    for (const body of ["有人不想听的热帖", "另一条热帖"]) await liked(body.startsWith("另") ? other : author, body, 3);
    for (let at = 0; at < 3; at += 1)
      await as(await makePerson()).microblog.createPost({ body: `#赛事剧透# 第 ${at} 条` });
    await drain();
    await count();
    for (const title of ["有人不想听的热帖", "另一条热帖", "赛事剧透"]) await pass(reviewer, title);
    const hot = async (viewer: Person | null) =>
      (await listed(viewer)).filter((title) => /热帖|剧透/.test(title)).sort();
    const all = await hot(null);
    expect(all).toHaveLength(3);
    await as(reader).relations.muteAccount({ accountId: author.accountId });
    await as(reader).relations.muteWord({ word: "剧透", places: ["search"] });
    expect(await hot(reader)).toEqual(["另一条热帖"]);
    expect(await hot(other)).toEqual(all);
  });

  it("counts each verified person once, and nobody for themselves", async () => {
    const [author, fan, reviewer] = [await makePerson(), await makePerson(), await makePerson({ posts: ["reviewer"] })];
    const postId = await liked(author, "自己人捧场", 2);
    await as(author).microblog.likePost({ postId });
    for (const body of ["一", "二", "三"]) await as(fan).comments.createComment({ postId, body });
    await count();
    expect(await entryOf(reviewer, "自己人捧场")).toMatchObject({ people: 3 });
    await underIdentity(fan, "expired");
    await count();
    expect(await entryOf(reviewer, "自己人捧场")).toMatchObject({ score: 0 });
  });

  it("is ordered by what officers pin and weigh, each with a reason", async () => {
    const [author, reviewer] = [await makePerson(), await makePerson({ posts: ["reviewer"] })];
    await liked(author, "第一热", 6);
    await liked(author, "第二热", 4);
    await count();
    const first = await pass(reviewer, "第一热");
    const second = await pass(reviewer, "第二热");
    const order = async () => (await listed(null)).filter((body) => body.endsWith("热"));
    expect(await order()).toEqual(["第一热", "第二热"]);
    await as(reviewer).discovery.decideHot({ entryId: first, action: "weigh", weight: 0.1, reason: "降低权重" });
    expect(await order()).toEqual(["第二热", "第一热"]);
    await as(reviewer).discovery.decideHot({ entryId: first, action: "pin", reason: "重要通知" });
    expect(await order()).toEqual(["第一热", "第二热"]);
    await as(reviewer).discovery.decideHot({ entryId: first, action: "remove", reason: "恢复" });
    await as(reviewer).discovery.decideHot({ entryId: second, action: "remove", reason: "恢复" });
  });

  it("takes up topics that many write about, and drops one that is closed", async () => {
    const [reviewer, officer] = [await makePerson({ posts: ["reviewer"] }), await makePerson({ posts: ["officer"] })];
    for (let at = 0; at < 3; at += 1) {
      await as(await makePerson()).microblog.createPost({ body: `#秋收市集# 我也去 ${at}` });
    }
    await drain();
    await count();
    await pass(reviewer, "秋收市集");
    expect(await listed(null)).toContain("#秋收市集#");
    await as(officer).topics.closeTopic({ topic: "秋收市集", reason: "被刷屏" });
    expect(await listed(null)).not.toContain("#秋收市集#");
  });

  it("is decided about by nobody for their own post, and without a reason by nobody", async () => {
    const [author, other] = [await makePerson({ posts: ["reviewer"] }), await makePerson({ posts: ["reviewer"] })];
    const postId = await liked(author, "审核员自己的帖子", 3);
    await count();
    const entryId = (await entryOf(other, "审核员自己的帖子"))?.id as never; // an id the server gave
    const passing = as(author).discovery.decideHot({ entryId, action: "pass", reason: "我写的" });
    await expect(passing).rejects.toMatchObject({ cause: { reason: "CONFLICT_OF_INTEREST" } });
    await inWriteTx((tx) => setState(tx, subjectRef("post", postId), "held"));
    const whileHeld = as(author).discovery.decideHot({ entryId, action: "pass", reason: "先放行" });
    await expect(whileHeld).rejects.toMatchObject({ cause: { reason: "CONFLICT_OF_INTEREST" } });
    await expect(as(other).discovery.decideHot({ entryId, action: "pass", reason: " " })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    expect(await listed(null)).not.toContain("审核员自己的帖子");
  });
});
