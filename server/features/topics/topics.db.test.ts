import { beforeAll, describe, expect, it } from "vitest";
import { inWriteTx } from "@/server/core/write-tx";
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
    expect((await as(null).topics.topic({ topic: "GUIJUDEV" })).topic).toEqual({ name: "GuijuDev", posts: 1 });
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
