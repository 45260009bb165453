import { beforeAll, describe, expect, it } from "vitest";
import { statementCount } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { subjectRef } from "@/server/shared/subject";
import { obligation } from "@/server/testing/obligation";
import { doubtful, prohibited, useDefaultRules } from "@/server/testing/rules";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";
import { appendCredit } from "@/server/trust/standing/credit";
import { type StateWord, setState } from "@/server/trust/visibility/state";

useWorld();
beforeAll(useDefaultRules);

function refused(reason: string) {
  return { cause: { reason } };
}

function decide(postId: string, state: StateWord) {
  return inWriteTx((tx) => setState(tx, subjectRef("post", postId), state));
}

/** A person whose ledger holds this entry: 60 points to begin with, level 1 from 40, level 2 from 60. */
async function withPoints(points: number): Promise<Person> {
  const person = await makePerson();
  const { principalId, accountId } = person;
  await inWriteTx((tx) => appendCredit(tx, { principalId, accountId, reason: "test", points, rule: "test" }));
  return person;
}

async function postsOf(viewer: Person | null, author: Person) {
  return (await as(viewer).microblog.profilePosts({ handle: author.handle })).posts.map((post) => post.body);
}

async function count(author: Person) {
  return (await as(null).relations.profile({ handle: author.handle })).posts;
}

describe("posts", () => {
  it("are read by others as soon as they are published", async () => {
    const author = await makePerson();
    const reader = await makePerson();
    const { id } = await as(author).microblog.createPost({ body: "今天的雨下得真好。" });
    const answer = await as(reader).microblog.getPost({ postId: id });
    expect(answer).toMatchObject({ is: "post", post: { body: "今天的雨下得真好。", isMine: false, likes: 0 } });
    expect((await as(author).microblog.home({})).posts.map((post) => post.id)).toEqual([id]);
    expect(await count(author)).toBe(1);
  });

  obligation("MB-07.1-c", "of people whose identity is not verified are refused and leave nothing behind", async () => {
    const author = await makePerson({ identity: "none" });
    await expect(as(author).microblog.createPost({ body: "hello" })).rejects.toMatchObject(
      refused("REAL_NAME_REQUIRED"),
    );
    expect(await as(author).microblog.mayPublish({ act: "post" })).toMatchObject({
      refusal: { reason: "REAL_NAME_REQUIRED" },
    });
    expect(await postsOf(author, author)).toEqual([]);
  });

  obligation(
    "MB-12.1-a",
    "with prohibited text are refused; doubtful ones are seen by their author alone",
    async () => {
      const author = await makePerson();
      const reader = await makePerson();
      await expect(as(author).microblog.createPost({ body: prohibited })).rejects.toMatchObject({
        cause: { kind: "REJECTED", reason: "CONTENT_PROHIBITED" },
      });
      const { id, held } = await as(author).microblog.createPost({ body: doubtful });
      expect(held).toBe(true);
      expect(await postsOf(reader, author)).toEqual([]);
      expect(await count(author)).toBe(0);
      await expect(as(reader).microblog.getPost({ postId: id })).rejects.toMatchObject(refused("NOT_FOUND"));
      expect(await as(author).microblog.getPost({ postId: id })).toMatchObject({ post: { state: { word: "held" } } });
      expect(await as(author).microblog.ownHeld({})).toEqual({ count: 1 });

      await decide(id, "shown");
      expect(await postsOf(reader, author)).toEqual([doubtful]);
      expect(await count(author)).toBe(1);
      await decide(id, "removed");
      expect(await as(reader).microblog.getPost({ postId: id })).toEqual({ is: "removed", id });
      expect(await count(author)).toBe(0);
    },
  );

  obligation("MB-12.1-a", "are reviewed again when edited, and readers go on seeing the text that passed", async () => {
    const author = await makePerson();
    const { id } = await as(author).microblog.createPost({ body: "原来的话" });
    await expect(as(author).microblog.editPost({ postId: id, body: prohibited })).rejects.toMatchObject(
      refused("CONTENT_PROHIBITED"),
    );
    expect(await as(author).microblog.editPost({ postId: id, body: doubtful })).toEqual({ held: true });
    expect(await postsOf(null, author)).toEqual(["原来的话"]);
    expect(await as(author).microblog.getPost({ postId: id })).toMatchObject({ post: { pendingEdit: doubtful } });
    expect(await as(author).microblog.editPost({ postId: id, body: "改过的话" })).toEqual({ held: false });
    expect(await postsOf(null, author)).toEqual(["改过的话"]);
    expect(await as(author).microblog.getPost({ postId: id })).toMatchObject({ post: { pendingEdit: null } });
  });

  it("that were returned go back to the desk when edited, and removed ones stay as they were", async () => {
    const author = await makePerson();
    const { id } = await as(author).microblog.createPost({ body: doubtful });
    await decide(id, "refused");
    expect(await as(author).microblog.editPost({ postId: id, body: "改好了" })).toEqual({ held: true });
    expect(await postsOf(null, author)).toEqual([]);
    expect(await as(author).microblog.getPost({ postId: id })).toMatchObject({
      post: { body: "改好了", state: { word: "held" } },
    });
    await decide(id, "removed");
    await expect(as(author).microblog.editPost({ postId: id, body: "再改" })).rejects.toMatchObject(refused("REMOVED"));
  });

  it("say or show something", async () => {
    const author = await makePerson();
    await expect(as(author).microblog.createPost({ body: " \u200b " })).rejects.toMatchObject(refused("INPUT_INVALID"));
    const { id } = await as(author).microblog.createPost({ body: "有话" });
    await expect(as(author).microblog.editPost({ postId: id, body: "" })).rejects.toMatchObject(
      refused("INPUT_INVALID"),
    );
  });

  it("are as long as 2,000 characters, as people count them", async () => {
    const author = await makePerson();
    const longest = "茶🍵".repeat(1_000);
    await as(author).microblog.createPost({ body: longest });
    expect(await postsOf(null, author)).toEqual([longest]);
    await expect(as(author).microblog.createPost({ body: `${longest}多` })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("for followers are read by followers, for oneself by oneself", async () => {
    const author = await makePerson();
    const [follower, stranger] = [await makePerson(), await makePerson()];
    await as(follower).relations.followAccount({ accountId: author.accountId });
    await as(author).microblog.createPost({ body: "关注可见", audience: "followers" });
    await as(author).microblog.createPost({ body: "自己可见", audience: "self" });
    expect(await postsOf(author, author)).toEqual(["自己可见", "关注可见"]);
    expect(await postsOf(follower, author)).toEqual(["关注可见"]);
    expect(await postsOf(stranger, author)).toEqual([]);
    expect(await postsOf(null, author)).toEqual([]);
    expect((await as(follower).microblog.home({})).posts.map((post) => post.body)).toEqual(["关注可见"]);
  });

  it("are deleted by their author alone, and a measure lifted later does not bring them back", async () => {
    const author = await makePerson();
    const { id } = await as(author).microblog.createPost({ body: "要删的" });
    await expect(as(await makePerson()).microblog.deletePost({ postId: id })).rejects.toMatchObject(
      refused("NOT_YOURS"),
    );
    await as(author).microblog.deletePost({ postId: id });
    expect(await postsOf(author, author)).toEqual([]);
    expect(await count(author)).toBe(0);
    await expect(as(author).microblog.deletePost({ postId: id })).rejects.toMatchObject(refused("NOT_FOUND"));
    await decide(id, "removed");
    await decide(id, "shown");
    expect(await count(author)).toBe(0);
  });

  it("can be liked once, and the like taken back once", async () => {
    const author = await makePerson();
    const reader = await makePerson();
    const { id } = await as(author).microblog.createPost({ body: "一杯茶" });
    await as(reader).microblog.likePost({ postId: id });
    await expect(as(reader).microblog.likePost({ postId: id })).rejects.toMatchObject(refused("ALREADY_DONE"));
    expect(await as(reader).microblog.getPost({ postId: id })).toMatchObject({ post: { likes: 1, isLiked: true } });
    await as(reader).microblog.unlikePost({ postId: id });
    await expect(as(reader).microblog.unlikePost({ postId: id })).rejects.toMatchObject(refused("ALREADY_DONE"));
    expect(await as(author).microblog.getPost({ postId: id })).toMatchObject({ post: { likes: 0 } });
  });

  obligation("GRP-07.2-b", "come as many a day as the credit level allows, and then name the limit", async () => {
    const author = await withPoints(-5);
    for (let i = 0; i < 5; i++) await as(author).microblog.createPost({ body: `第 ${i} 条` });
    await expect(as(author).microblog.createPost({ body: "第六条" })).rejects.toMatchObject({
      cause: { reason: "QUOTA_EXCEEDED", params: { quota: "post", limit: 5 } },
    });
    expect(await as(author).microblog.mayPublish({ act: "post" })).toMatchObject({
      refusal: { reason: "QUOTA_EXCEEDED" },
    });
    expect(await as(author).microblog.mayPublish({ act: "comment" })).toEqual({ refusal: null });
    expect(await postsOf(null, author)).toHaveLength(5);
  });

  obligation("GRP-07.2-b", "of the lowest level are refused, naming the level that is needed", async () => {
    const author = await withPoints(-25);
    await expect(as(author).microblog.createPost({ body: "你好" })).rejects.toMatchObject({
      cause: { reason: "CREDIT_TOO_LOW", params: { level: 0, required: 1 } },
    });
    await expect(as(author).microblog.createPost({ body: "看 https://example.com" })).rejects.toMatchObject({
      cause: { reason: "CREDIT_TOO_LOW", params: { level: 0, required: 1 } },
    });
    expect(await postsOf(author, author)).toEqual([]);
  });

  it("newer than those on the screen are counted without the reader's own", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    await as(reader).relations.followAccount({ accountId: author.accountId });
    const { id } = await as(author).microblog.createPost({ body: "先" });
    await as(author).microblog.createPost({ body: "后" });
    await as(author).microblog.createPost({ body: "自己的", audience: "self" });
    await as(reader).microblog.createPost({ body: "我的" });
    expect(await as(reader).microblog.homeNewer({ after: id })).toEqual({ count: 1 });
  });

  it("that come to an empty screen are all new", async () => {
    const [author, reader] = [await makePerson(), await makePerson()];
    await as(reader).relations.followAccount({ accountId: author.accountId });
    expect(await as(reader).microblog.homeNewer({ after: null })).toEqual({ count: 0 });
    await as(author).microblog.createPost({ body: "第一条" });
    expect(await as(reader).microblog.homeNewer({ after: null })).toEqual({ count: 1 });
  });

  it("take at most twelve statements to write and six to read", async () => {
    const author = await makePerson();
    const counted = async (work: () => Promise<unknown>) => {
      const before = statementCount.run;
      await work();
      return statementCount.run - before;
    };
    const { id } = await as(author).microblog.createPost({ body: "热身" });
    expect(await counted(() => as(author).microblog.createPost({ body: "一条" }))).toBeLessThanOrEqual(12);
    expect(await counted(() => as(author).microblog.createPost({ body: doubtful }))).toBeLessThanOrEqual(12);
    expect(await counted(() => as(author).microblog.editPost({ postId: id, body: "改" }))).toBeLessThanOrEqual(12);
    expect(await counted(() => as(author).microblog.likePost({ postId: id }))).toBeLessThanOrEqual(12);
    expect(await counted(() => as(author).microblog.home({}))).toBeLessThanOrEqual(6);
    expect(await counted(() => as(author).microblog.getPost({ postId: id }))).toBeLessThanOrEqual(6);
    expect(await counted(() => as(author).microblog.deletePost({ postId: id }))).toBeLessThanOrEqual(12);
  });
});
