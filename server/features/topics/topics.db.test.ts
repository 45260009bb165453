import { beforeAll, describe, expect, it } from "vitest";
import { inWriteTx } from "@/server/core/write-tx";
import type { PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { obligation } from "@/server/testing/obligation";
import { doubtful, prohibited, useDefaultRules } from "@/server/testing/rules";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

useWorld();
beforeAll(useDefaultRules);

async function write(author: Person, body: string) {
  const { id } = await as(author).microblog.createPost({ body });
  await drain();
  return id;
}

async function bodies(viewer: Person | null, topic: string) {
  return (await as(viewer).topics.topic({ topic })).posts.map((post) => post.body);
}

const gone = { cause: { reason: "NOT_FOUND" } };

describe("a topic", () => {
  it("gathers the posts that name it, newest first, however it is written", async () => {
    const author = await makePerson();
    await write(author, "#周末读书# 第一本");
    await write(author, "＃周末读书＃ 第二本");
    expect(await bodies(null, "周末读书")).toEqual(["＃周末读书＃ 第二本", "#周末读书# 第一本"]);
    await write(author, "look #GuijuDev now");
    expect(await bodies(null, "guijudev")).toEqual(["look #GuijuDev now"]);
    expect((await as(null).topics.topic({ topic: "GUIJUDEV" })).topic).toEqual({
      name: "GuijuDev",
      posts: 1,
      isFollowing: false,
    });
    expect(await as(null).topics.search({ text: "读书" })).toEqual([{ name: "周末读书", posts: 2 }]);
  });

  it("follows edits, and an edit that waits changes it only once it passed", async () => {
    const author = await makePerson();
    const postId = await write(author, "#旧题目# 一句");
    await as(author).microblog.editPost({ postId, body: "#新题目# 一句" });
    await drain();
    await expect(bodies(null, "旧题目")).rejects.toMatchObject(gone);
    expect(await bodies(null, "新题目")).toEqual(["#新题目# 一句"]);
    await as(author).microblog.editPost({ postId, body: `#等待的题目# ${doubtful}` });
    await drain();
    await expect(bodies(null, "等待的题目")).rejects.toMatchObject(gone);
    expect(await bodies(null, "新题目")).toHaveLength(1);
  });

  obligation(
    "MB-12.1-a",
    "that is a prohibited word is refused with its post, and one that was held has no page",
    async () => {
      const author = await makePerson();
      const refused = { cause: { reason: "CONTENT_PROHIBITED" } };
      await expect(as(author).microblog.createPost({ body: `#${prohibited}# 快来` })).rejects.toMatchObject(refused);
      await write(author, `#${doubtful}# 看看`);
      await expect(bodies(null, doubtful)).rejects.toMatchObject(gone);
      expect(await as(null).topics.search({ text: doubtful })).toEqual([]);
    },
  );

  obligation("MB-12.2-a", "loses a removed post at once, and its page with the last one", async () => {
    const author = await makePerson();
    const [first, second] = [await write(author, "#晨跑# 一"), await write(author, "#晨跑# 二")];
    await inWriteTx((tx) => setState(tx, subjectRef("post", second), "removed"));
    expect(await bodies(null, "晨跑")).toEqual(["#晨跑# 一"]);
    await inWriteTx((tx) => setState(tx, subjectRef("post", first), "removed"));
    await expect(bodies(null, "晨跑")).rejects.toMatchObject(gone);
  });

  it("is closed and opened again by an officer, with a reason on record; its posts stay", async () => {
    const [author, officer, reviewer] = [
      await makePerson(),
      await makePerson({ posts: ["officer"] }),
      await makePerson({ posts: ["reviewer"] }),
    ];
    const id = await write(author, "#刷屏话题# 一");
    const closing = { topic: "刷屏话题", reason: "被用来刷屏" };
    await expect(as(reviewer).topics.closeTopic(closing)).rejects.toMatchObject({
      cause: { reason: "OFFICER_REQUIRED" },
    });
    await as(officer).topics.closeTopic(closing);
    await expect(as(officer).topics.closeTopic(closing)).rejects.toMatchObject({ cause: { reason: "ALREADY_DONE" } });
    await expect(bodies(author, "刷屏话题")).rejects.toMatchObject(gone);
    expect(await as(null).topics.search({ text: "刷屏" })).toEqual([]);
    expect(await as(null).microblog.getPost({ postId: id })).toMatchObject({ is: "post" });
    expect(await as(officer).topics.closed({})).toMatchObject([
      { name: "刷屏话题", closedBy: officer.nickname, closeReason: "被用来刷屏" },
    ]);
    await as(officer).topics.reopenTopic({ topic: "刷屏话题", reason: "已清理" });
    expect(await bodies(null, "刷屏话题")).toHaveLength(1);
  });
});

describe("following topics", () => {
  const followed = async (viewer: Person) => (await as(viewer).topics.followed({})).map(({ name }) => name);
  const timeline = async (viewer: Person) =>
    (await as(viewer).topics.followedTimeline({})).posts.map(({ body }) => body);

  it("brings what is written on them to a page of their own, each post once, and never into home", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    await write(author, "#养猫# 一");
    await write(author, "#种花# 二");
    await write(author, "#养猫# 和 #种花# 三");
    await write(author, "#别的# 四");
    await as(reader).topics.followTopic({ topic: "养猫" });
    expect((await as(reader).topics.topic({ topic: "养猫" })).topic.isFollowing).toBe(true);
    await as(reader).topics.followTopic({ topic: "种花" });
    expect(await followed(reader)).toEqual(["种花", "养猫"]);
    expect(await timeline(reader)).toEqual(["#养猫# 和 #种花# 三", "#种花# 二", "#养猫# 一"]);
    expect((await as(reader).microblog.home({})).posts).toEqual([]);
    expect(await followed(author)).toEqual([]);
    const again = as(reader).topics.followTopic({ topic: "养猫" });
    await expect(again).rejects.toMatchObject({ cause: { reason: "ALREADY_DONE" } });
    await as(reader).topics.unfollowTopic({ topic: "养猫" });
    expect(await timeline(reader)).toEqual(["#养猫# 和 #种花# 三", "#种花# 二"]);
    const ended = as(reader).topics.unfollowTopic({ topic: "养猫" });
    await expect(ended).rejects.toMatchObject({ cause: { reason: "ALREADY_DONE" } });
  });

  it("shows every post of many topics, page after page", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    for (let n = 0; n < 12; n++) {
      await write(author, `#甲${n}# #乙${n}# 第 ${n} 条`);
      await write(author, `#甲${n}# 只有一个话题的第 ${n} 条`);
    }
    for (let n = 0; n < 12; n++)
      for (const name of ["甲", "乙"]) await as(reader).topics.followTopic({ topic: `${name}${n}` });
    const ids: string[] = [];
    let before: PostId | undefined;
    do {
      const page = await as(reader).topics.followedTimeline(before ? { before } : {});
      ids.push(...page.posts.map(({ id }) => id));
      before = (page.next ?? undefined) as PostId | undefined; // what the page itself named
    } while (before);
    expect(ids).toHaveLength(24);
    expect(ids).toEqual([...ids].sort().reverse());
  });

  it("begins with a topic of which there is something to see, and shows nothing of one that was closed", async () => {
    const [author, reader, officer] = [
      await makePerson(),
      await makePerson(),
      await makePerson({ posts: ["officer"] }),
    ];
    await expect(as(reader).topics.followTopic({ topic: "从来没有" })).rejects.toMatchObject(gone);
    const id = await write(author, "#一时热闹# 一");
    await as(reader).topics.followTopic({ topic: "一时热闹" });
    await as(officer).topics.closeTopic({ topic: "一时热闹", reason: "被用来刷屏" });
    expect([await followed(reader), await timeline(reader)]).toEqual([[], []]);
    await expect(as(await makePerson()).topics.followTopic({ topic: "一时热闹" })).rejects.toMatchObject(gone);
    await as(officer).topics.reopenTopic({ topic: "一时热闹", reason: "已清理" });
    expect(await timeline(reader)).toEqual(["#一时热闹# 一"]);
    await inWriteTx((tx) => setState(tx, subjectRef("post", id), "removed"));
    expect([await followed(reader), await timeline(reader)]).toEqual([[], []]);
    await as(reader).topics.unfollowTopic({ topic: "一时热闹" });
  });

  it("leaves out whom and what the reader mutes or may not see, there and on the topic's page", async () => {
    const [author, muted, blocks, reader] = await Promise.all([1, 2, 3, 4].map(() => makePerson()));
    if (!author || !muted || !blocks || !reader) throw new Error("There are four people.");
    await write(author, "#看剧# 随便说说");
    await write(author, "#看剧# 大结局剧透");
    await write(muted, "#看剧# 说个不停");
    await write(blocks, "#看剧# 拉黑了你");
    await as(author).microblog.createPost({ body: "#看剧# 给关注的人", audience: "followers" });
    await drain();
    await as(reader).topics.followTopic({ topic: "看剧" });
    await as(reader).relations.muteAccount({ accountId: muted.accountId });
    await as(reader).relations.muteWord({ word: "剧透", places: ["home", "search"] });
    await as(blocks).relations.blockAccount({ accountId: reader.accountId });
    expect(await timeline(reader)).toEqual(["#看剧# 随便说说"]);
    expect(await bodies(reader, "看剧")).toEqual(["#看剧# 随便说说"]);
    expect(await bodies(null, "看剧")).toHaveLength(4);
  });
});
