import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { account } from "@/db/schema/accounts";
import { freezeClock, now } from "@/server/core/clock";
import { inWriteTx } from "@/server/core/write-tx";
import type { CommentId } from "@/server/shared/ids";
import { addDays } from "@/server/shared/time";
import { bodies, postOf, say } from "@/server/testing/comments";
import { obligation } from "@/server/testing/obligation";
import { as, drain, makePerson, useWorld } from "@/server/testing/world";

useWorld();

const refusal = (reason: string) => ({ cause: { reason } });

describe("who may comment", () => {
  obligation("MB-10.2-b", "is limited by the account under one post, and the others are told by whom", async () => {
    const author = await makePerson();
    const postId = await postOf(author);
    const [follower, followed, mutual, stranger] = [
      await makePerson(),
      await makePerson(),
      await makePerson(),
      await makePerson(),
    ];
    for (const person of [follower, mutual]) await as(person).relations.followAccount({ accountId: author.accountId });
    for (const person of [followed, mutual]) await as(author).relations.followAccount({ accountId: person.accountId });
    const allowed = async () => {
      const may: string[] = [];
      for (const [name, person] of Object.entries({ author, follower, followed, mutual, stranger }))
        await as(person)
          .comments.createComment({ postId, body: `${name}说` })
          .then(
            () => may.push(name),
            (error) => expect(["COMMENTS_LIMITED", "COMMENTS_CLOSED"]).toContain(error.cause.reason),
          );
      return may;
    };
    for (const [who, names] of [
      ["followers", ["author", "follower", "mutual"]],
      ["following", ["author", "followed", "mutual"]],
      ["mutuals", ["author", "mutual"]],
      ["nobody", ["author"]],
      ["everyone", ["author", "follower", "followed", "mutual", "stranger"]],
    ] as const) {
      await as(author).comments.limitSection({ postId, who, reason: "calm" });
      expect(await allowed()).toEqual(names);
      expect(await as(null).comments.section({ postId })).toMatchObject({ who, setAs: "owner", reason: "calm" });
    }
    await expect(as(stranger).comments.limitSection({ postId, who: "nobody", reason: "calm" })).rejects.toMatchObject(
      refusal("ROLE_REQUIRED"),
    );
  });

  obligation(
    "MB-10.2-b",
    "leaves out who is barred, with whichever account they come, until the bar ends",
    async () => {
      const author = await makePerson();
      const postId = await postOf(author);
      const rude = await makePerson();
      const id = await say(rude, postId, "粗话");
      await as(author).comments.barCommenter({ commentId: id, reason: "abuse", days: 7 });
      await expect(say(rude, postId, "又来")).rejects.toMatchObject(refusal("BARRED_FROM_SECTION"));
      await expect(as(rude).comments.editComment({ commentId: id, body: "改成别的" })).rejects.toMatchObject(
        refusal("BARRED_FROM_SECTION"),
      );
      await expect(say(rude, await postOf(author), "另一条下")).rejects.toMatchObject(refusal("BARRED_FROM_SECTION"));
      await say(rude, await postOf(await makePerson()), "别人那里可以");
      const sameHands = await makePerson();
      await inWriteTx((tx) =>
        tx.rows(
          sql`update ${account} set principal_id = ${rude.principalId}::uuid where id = ${sameHands.accountId}::uuid`,
        ),
      );
      await expect(say(sameHands, postId, "换个号")).rejects.toMatchObject(refusal("BARRED_FROM_SECTION"));
      await drain();
      expect((await as(rude).notifications.list({})).notices).toMatchObject([
        { kind: "commenter-barred", params: { because: "abuse" } },
      ]);
      expect(await as(author).comments.bars({ ownerId: author.accountId })).toMatchObject({
        bars: [{ account: { id: rude.accountId }, reason: "abuse" }],
      });
      expect(await as(rude).comments.bars({ ownerId: author.accountId })).toEqual({ bars: [] });
      freezeClock(addDays(now(), 8));
      try {
        await say(rude, postId, "一周后");
      } finally {
        freezeClock(null);
      }
      await as(author).comments.liftBar({ ownerId: author.accountId, accountId: rude.accountId });
      await expect(
        as(author).comments.liftBar({ ownerId: author.accountId, accountId: rude.accountId }),
      ).rejects.toMatchObject(refusal("ALREADY_DONE"));
      await say(rude, postId, "解除以后");
      await expect(
        as(author).comments.barCommenter({ commentId: await say(author, postId, "我自己"), reason: "spam" }),
      ).rejects.toMatchObject(refusal("CANNOT_BE_YOURSELF"));
    },
  );
});

describe("changing what one wrote", () => {
  obligation("MB-10.2-b", "asks what writing asks: it ends when comments are closed or limited", async () => {
    const [author, writer] = [await makePerson(), await makePerson()];
    const postId = await postOf(author);
    const commentId = await say(writer, postId, "第一句");
    const change = (body: string) => as(writer).comments.editComment({ commentId, body });
    for (const [who, reason] of [
      ["nobody", "COMMENTS_CLOSED"],
      ["mutuals", "COMMENTS_LIMITED"],
    ] as const) {
      await as(author).comments.limitSection({ postId, who, reason: "calm" });
      await expect(change("趁关闭改写")).rejects.toMatchObject(refusal(reason));
    }
    expect(await bodies(null, postId)).toEqual(["第一句"]);
    await as(author).comments.limitSection({ postId, who: "everyone", reason: "calm" });
    await change("又可以改了");
    expect(await bodies(null, postId)).toEqual(["又可以改了"]);
  });

  it("is not for whom the post's author, or whoever is answered, takes no comments from any more", async () => {
    const [author, answered, writer] = [await makePerson(), await makePerson(), await makePerson()];
    const postId = await postOf(author);
    const opener = await say(answered, postId, "开头");
    const { id } = await as(writer).comments.createComment({ postId, body: "回答", replyTo: opener });
    const plain = await say(writer, postId, "一句");
    const own = await say(author, postId, "作者自己的");
    const contacts = { quotes: "everyone", mentions: "everyone", messages: "everyone", minAgeDays: 0 } as const;
    await as(answered).protection.setContacts({ ...contacts, replies: "nobody" });
    await expect(as(writer).comments.editComment({ commentId: id as CommentId, body: "改" })).rejects.toMatchObject(
      refusal("CONTACT_LIMITED"),
    );
    await as(writer).comments.editComment({ commentId: plain, body: "这句还可以改" });
    await as(author).protection.setContacts({ ...contacts, replies: "following" });
    await expect(as(writer).comments.editComment({ commentId: plain, body: "再改" })).rejects.toMatchObject(
      refusal("CONTACT_LIMITED"),
    );
    await as(author).comments.editComment({ commentId: own, body: "作者可以改自己的" });
    expect(await bodies(null, postId)).toEqual(["开头", "这句还可以改", "作者可以改自己的"]);
  });

  it("is not for whom somebody answered has blocked since", async () => {
    const [author, answered, writer] = [await makePerson(), await makePerson(), await makePerson()];
    const postId = await postOf(author);
    const opener = await say(answered, postId, "开头");
    const { id } = await as(writer).comments.createComment({ postId, body: "回答", replyTo: opener });
    await as(answered).relations.blockAccount({ accountId: writer.accountId });
    await expect(as(writer).comments.editComment({ commentId: id as CommentId, body: "骂人" })).rejects.toMatchObject(
      refusal("WORDS_STAY"),
    );
    await as(writer).comments.deleteComment({ commentId: id as CommentId });
  });
});
