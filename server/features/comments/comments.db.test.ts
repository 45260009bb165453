import { beforeAll, describe, expect, it } from "vitest";
import { statementCount } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import type { CommentId, PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { obligation } from "@/server/testing/obligation";
import { doubtful, prohibited, useDefaultRules } from "@/server/testing/rules";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

useWorld();
beforeAll(useDefaultRules);

async function post(body = "今天的雨下得真好。", by?: Person) {
  const author = by ?? (await makePerson());
  const { id } = await as(author).microblog.createPost({ body });
  return { author, postId: id };
}

async function bodies(viewer: Person | null, postId: string) {
  const { threads } = await as(viewer).comments.threads({ postId });
  return threads.map(({ opener, replies }) => [opener?.body ?? null, ...replies.map((reply) => reply.body)]);
}

async function count(viewer: Person | null, postId: string) {
  const answer = await as(viewer).microblog.getPost({ postId });
  return answer.is === "post" ? answer.post.comments : null;
}

function decide(postId: string, commentId: string, state: "shown" | "removed" | "refused") {
  return inWriteTx((tx) => setState(tx, subjectRef("comment", commentId, postId), state));
}

describe("comments", () => {
  it("are read by everybody who may read the post, in threads, oldest or newest first", async () => {
    const { author, postId } = await post();
    const reader = await makePerson();
    const first = await as(reader).comments.createComment({ postId, body: "一" });
    const answer = await as(author).comments.createComment({ postId, body: "答一", replyTo: first.id });
    await as(reader).comments.createComment({ postId, body: "再答", replyTo: answer.id });
    await as(reader).comments.createComment({ postId, body: "二" });
    expect(await bodies(null, postId)).toEqual([["一", "答一", "再答"], ["二"]]);
    const { threads } = await as(null).comments.threads({ postId, order: "newest" });
    expect(threads.map((thread) => thread.opener?.body)).toEqual(["二", "一"]);
    expect(threads[1]?.replies[1]?.replyTo?.id).toBe(author.accountId);
    expect(await count(null, postId)).toBe(4);
  });

  it("come in pages, threads and replies alike", async () => {
    const { author, postId } = await post();
    const opener = await as(author).comments.createComment({ postId, body: "开头" });
    for (let i = 0; i < 5; i++) await as(author).comments.createComment({ postId, body: `答${i}`, replyTo: opener.id });
    await as(author).comments.createComment({ postId, body: "其次" });
    const page = await as(null).comments.threads({ postId, limit: 1 });
    expect(page.threads).toMatchObject([
      { replyCount: 5, replies: [{ body: "答0" }, { body: "答1" }, { body: "答2" }] },
    ]);
    expect(page.threads[0]?.next).toBe(page.threads[0]?.replies[2]?.id);
    const rest = await as(null).comments.threads({ postId, limit: 1, after: page.next as CommentId });
    expect(rest.threads.map((thread) => thread.opener?.body)).toEqual(["其次"]);
    const after = page.threads[0]?.replies[2]?.id as CommentId; // an id the server gave
    const more = await as(null).comments.replies({ postId, threadId: opener.id, after });
    expect(more.replies.map((reply) => reply.body)).toEqual(["答3", "答4"]);
    expect(more.next).toBeNull();
  });

  obligation("MB-07.1-c", "of people whose identity is not verified are refused and leave nothing behind", async () => {
    const { postId } = await post();
    const writer = await makePerson({ identity: "none" });
    await expect(as(writer).comments.createComment({ postId, body: "你好" })).rejects.toMatchObject({
      cause: { reason: "REAL_NAME_REQUIRED" },
    });
    expect(await bodies(writer, postId)).toEqual([]);
    expect(await count(null, postId)).toBe(0);
  });

  obligation(
    "MB-12.1-a",
    "with prohibited text never come to be; doubtful ones are seen by their author alone",
    async () => {
      const { author, postId } = await post();
      const writer = await makePerson();
      await expect(as(writer).comments.createComment({ postId, body: prohibited })).rejects.toMatchObject({
        cause: { kind: "REJECTED", reason: "CONTENT_PROHIBITED" },
      });
      const { id, held } = await as(writer).comments.createComment({ postId, body: doubtful });
      expect(held).toBe(true);
      expect(await bodies(author, postId)).toEqual([]);
      expect(await count(author, postId)).toBe(0);
      const own = await as(writer).comments.threads({ postId });
      expect(own.threads).toMatchObject([{ opener: { id, state: { word: "held" } } }]);

      await decide(postId, id, "shown");
      expect(await bodies(author, postId)).toEqual([[doubtful]]);
      expect(await count(author, postId)).toBe(1);
      await decide(postId, id, "removed");
      expect(await count(author, postId)).toBe(0);
      expect(await bodies(author, postId)).toEqual([]);
      await decide(postId, id, "shown");
      expect(await count(author, postId)).toBe(1);
    },
  );

  obligation("MB-12.1-a", "are reviewed again when edited, and readers go on seeing the text that passed", async () => {
    const { postId } = await post();
    const writer = await makePerson();
    const { id } = await as(writer).comments.createComment({ postId, body: "原来的话" });
    await as(writer).comments.editComment({ commentId: id, body: "改过的话" });
    expect(await bodies(null, postId)).toEqual([["改过的话"]]);
    expect(await as(writer).comments.editComment({ commentId: id, body: doubtful })).toEqual({ held: true });
    expect(await bodies(null, postId)).toEqual([["改过的话"]]);
    const { threads } = await as(writer).comments.threads({ postId });
    expect(threads[0]?.opener?.pendingEdit).toBe(doubtful);
    const other = await makePerson();
    await expect(as(other).comments.editComment({ commentId: id, body: "不是我的" })).rejects.toMatchObject({
      cause: { reason: "NOT_YOURS" },
    });
  });

  it("that were returned go back to the desk when edited, and removed ones stay as they were", async () => {
    const { postId } = await post();
    const writer = await makePerson();
    const { id } = await as(writer).comments.createComment({ postId, body: doubtful });
    await decide(postId, id, "refused");
    expect(await as(writer).comments.editComment({ commentId: id, body: "改好了" })).toEqual({ held: true });
    expect(await bodies(null, postId)).toEqual([]);
    await decide(postId, id, "removed");
    await expect(as(writer).comments.editComment({ commentId: id, body: "再改" })).rejects.toMatchObject({
      cause: { reason: "REMOVED" },
    });
  });

  it("are deleted by their author alone and once; answers to them stay", async () => {
    const { author, postId } = await post();
    const writer = await makePerson();
    const { id } = await as(writer).comments.createComment({ postId, body: "要删的" });
    await as(author).comments.createComment({ postId, body: "留下的", replyTo: id });
    await expect(as(author).comments.deleteComment({ commentId: id })).rejects.toMatchObject({
      cause: { reason: "NOT_YOURS" },
    });
    await as(writer).comments.deleteComment({ commentId: id });
    expect(await bodies(writer, postId)).toEqual([[null, "留下的"]]);
    expect(await count(null, postId)).toBe(1);
    await expect(as(writer).comments.deleteComment({ commentId: id })).rejects.toMatchObject({
      cause: { reason: "NOT_FOUND" },
    });
    // A measure lifted later does not bring back what its author deleted.
    await decide(postId, id, "removed");
    await decide(postId, id, "shown");
    expect(await count(null, postId)).toBe(1);
  });

  it("under a post that is not for the viewer are not there", async () => {
    const author = await makePerson();
    const { id: postId } = await as(author).microblog.createPost({ body: "只给关注的人", audience: "followers" });
    await as(author).comments.createComment({ postId, body: "自己先说" });
    const stranger = await makePerson();
    await expect(as(stranger).comments.threads({ postId })).rejects.toMatchObject({ cause: { reason: "NOT_FOUND" } });
    await expect(as(stranger).comments.createComment({ postId, body: "偷偷说" })).rejects.toMatchObject({
      cause: { reason: "NOT_FOUND" },
    });
    await as(stranger).relations.followAccount({ accountId: author.accountId });
    expect(await bodies(stranger, postId)).toEqual([["自己先说"]]);
  });

  it("of people whom one blocks are not seen, and cannot be answered", async () => {
    const { author, postId } = await post();
    const writer = await makePerson();
    const reader = await makePerson();
    const { id } = await as(writer).comments.createComment({ postId, body: "看得见吗" });
    await as(writer).relations.blockAccount({ accountId: reader.accountId });
    expect(await bodies(reader, postId)).toEqual([]);
    expect((await as(reader).comments.named({ postId, ids: [id] })).comments).toEqual([]);
    await expect(as(reader).comments.createComment({ postId, body: "答", replyTo: id })).rejects.toMatchObject({
      cause: { reason: "NOT_FOUND" },
    });
    expect(await bodies(author, postId)).toEqual([["看得见吗"]]);
  });

  it("of another post cannot be answered here", async () => {
    const one = await post("一条");
    const two = await post("又一条");
    const { id } = await as(one.author).comments.createComment({ postId: one.postId, body: "在一处" });
    await expect(
      as(two.author).comments.createComment({ postId: two.postId, body: "在别处", replyTo: id }),
    ).rejects.toMatchObject({ cause: { reason: "NOT_FOUND" } });
  });

  it("take at most twelve statements to write and six to read", async () => {
    const { author, postId } = await post();
    const { id } = await as(author).comments.createComment({ postId, body: "先热身" });
    const writing = async (body: string) => {
      const before = statementCount.run;
      await as(author).comments.createComment({ postId, body, replyTo: id });
      return statementCount.run - before;
    };
    expect(await writing("答")).toBeLessThanOrEqual(12);
    expect(await writing(doubtful)).toBeLessThanOrEqual(12);
    await drain();
    const before = statementCount.run;
    await as(author).comments.threads({ postId: postId as PostId, limit: 50 });
    expect(statementCount.run - before).toBeLessThanOrEqual(6);
  });
});
