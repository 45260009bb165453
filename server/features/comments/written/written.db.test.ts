import { describe, expect, it } from "vitest";
import { inWriteTx } from "@/server/core/write-tx";
import { newId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { setLabel } from "@/server/testing/labels";
import { obligation } from "@/server/testing/obligation";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";

import { setState } from "@/server/trust/visibility/state";

useWorld();

const post = async (author: Person, body: string, audience: "public" | "followers" = "public") =>
  (await as(author).microblog.createPost({ body, audience })).id;
const say = async (writer: Person, postId: string, body: string) =>
  (await as(writer).comments.createComment({ postId, body })).id;

async function writtenBy(writer: Person, viewer: Person | null) {
  const { written } = await as(viewer).comments.written({ handle: writer.handle });
  return written.map(({ comment, post }) => [comment.body, post.excerpt]);
}

describe("what an account wrote under posts", () => {
  it("is read newest first, with the post that each stands under, page after page", async () => {
    const [author, writer] = [await makePerson(), await makePerson()];
    const postId = await post(author, "今天的云真好看");
    for (let n = 0; n < 23; n++) await say(writer, postId, `第 ${n} 句`);
    const first = await as(null).comments.written({ handle: writer.handle });
    expect(first.written[0]).toMatchObject({
      comment: { body: "第 22 句", postId },
      post: { author: { nickname: author.nickname }, excerpt: "今天的云真好看" },
    });
    const second = await as(null).comments.written({ handle: writer.handle, before: first.next as never }); // an id the server gave
    expect([...first.written, ...second.written].map(({ comment }) => comment.body)).toEqual(
      Array.from({ length: 23 }, (_, n) => `第 ${22 - n} 句`),
    );
    expect(second.next).toBeNull();
  });

  obligation(
    "MB-12.1-a",
    "loses at once what is held, removed, or stands under what the reader may not see",
    async () => {
      const [author, blocker, writer, follower] = await Promise.all([1, 2, 3, 4].map(() => makePerson()));
      if (!author || !blocker || !writer || !follower) throw new Error("There are four people.");
      for (const one of [writer, follower]) await as(one).relations.followAccount({ accountId: author.accountId });
      const [open, gone, close] = [
        await post(author, "公开"),
        await post(author, "会移除"),
        await post(author, "给关注者", "followers"),
      ];
      const guarded = await post(blocker, "拉黑读者的人");
      const held = await say(writer, open, "会被搁置的");
      await say(writer, open, "看得到的");
      await say(writer, gone, "随之消失的");
      await say(writer, close, "关注者才看得到的");
      await say(writer, guarded, "读者看不到的");
      await inWriteTx(async (tx) => {
        await setState(tx, subjectRef("comment", held, open), "held");
        await setState(tx, subjectRef("post", gone), "removed");
      });
      await as(blocker).relations.blockAccount({ accountId: follower.accountId });
      expect(await writtenBy(writer, null)).toEqual([
        ["读者看不到的", "拉黑读者的人"],
        ["看得到的", "公开"],
      ]);
      expect(await writtenBy(writer, follower)).toEqual([
        ["关注者才看得到的", "给关注者"],
        ["看得到的", "公开"],
      ]);
      expect((await writtenBy(writer, writer)).map(([body]) => body)).toContain("会被搁置的");
      await as(writer).relations.blockAccount({ accountId: follower.accountId });
      await expect(writtenBy(writer, follower)).rejects.toMatchObject({ cause: { reason: "NOT_FOUND" } });
    },
  );

  it("does not quote a post that a label keeps from being quoted", async () => {
    const [author, writer, officer] = [await makePerson(), await makePerson(), await makePerson()];
    const postId = await post(author, "不良的一条");
    await say(writer, postId, "不要这样说");
    await inWriteTx((tx) =>
      setLabel(tx, {
        subject: subjectRef("post", postId),
        label: "harmful",
        rule: { id: "test", version: 1 },
        reason: "不良信息",
        caseId: newId(),
        setBy: officer.accountId,
      }),
    );
    expect(await writtenBy(writer, null)).toEqual([["不要这样说", null]]);
  });
});
