import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { keeperLook } from "@/db/schema/comments";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";

import type { CommentId, PostId } from "@/server/shared/ids";
import { obligation } from "@/server/testing/obligation";
import { setLevel } from "@/server/testing/sections";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import type { LookId } from "../contract/looks";

useWorld();

const refusal = (reason: string) => ({ cause: { reason } });

async function hidden(how: "hideComment" | "deleteKeptComment" = "hideComment") {
  const owner = await makePerson();
  await setLevel(owner, 3);
  const { id: postId } = await as(owner).microblog.createPost({ body: "新店开张。" });
  const writer = await makePerson();
  const { id } = await as(writer).comments.createComment({ postId, body: "上次买的东西坏了" });
  await as(owner).comments[how]({ commentId: id, reason: "off-topic" });
  return { owner, writer, postId: postId as PostId, commentId: id as CommentId };
}

async function hiding(writer: Person, postId: PostId, id: CommentId) {
  return (await as(writer).comments.named({ postId, ids: [id] })).comments[0]?.hidden;
}

/** Opens it, and says when the text became what was read. */
async function readBy(reviewer: Person, lookId: LookId) {
  return (await as(reviewer).comments.openLook({ lookId })).textAt;
}

describe("a comment that its keepers hid", () => {
  obligation(
    "MB-10.2-b",
    "is looked at when its author asks, brought back with a reason for both, and not hidden again",
    async () => {
      for (const how of ["hideComment", "deleteKeptComment"] as const) {
        const { owner, writer, postId, commentId } = await hidden(how);
        const { id: lookId } = await as(writer).comments.askLook({ commentId });
        await expect(as(writer).comments.askLook({ commentId })).rejects.toMatchObject(refusal("ALREADY_DONE"));
        expect(await hiding(writer, postId, commentId)).toMatchObject({ look: "open", answer: null });

        const reviewer = await makePerson({ posts: ["reviewer"] });
        const { looks } = await as(reviewer).comments.looks({});
        expect(looks).toMatchObject([{ id: lookId, reason: "off-topic", isOverdue: false }]);
        expect(JSON.stringify(looks)).not.toContain("坏了");
        const opened = await as(reviewer).comments.openLook({ lookId });
        expect(opened).toMatchObject({ body: "上次买的东西坏了", under: "新店开张。" });
        const read = { lookId, seen: opened.textAt };
        await as(reviewer).comments.decideLook({ ...read, outcome: "restored", reason: "是对商品的评价，不离题。" });
        await expect(
          as(reviewer).comments.decideLook({ ...read, outcome: "left", reason: "改主意" }),
        ).rejects.toMatchObject(refusal("ALREADY_DONE"));

        const { threads } = await as(null).comments.threads({ postId });
        expect(threads.map(({ opener }) => opener?.body)).toEqual(["上次买的东西坏了"]);
        await expect(as(owner).comments[how]({ commentId, reason: "spam" })).rejects.toMatchObject(
          refusal("PLATFORM_DECIDED"),
        );
        await drain();
        const told = async (person: Person) =>
          (await as(person).notifications.list({})).notices.map(({ kind }) => kind);
        expect(await told(writer)).toContain("look-decided");
        expect(await told(owner)).toContain("look-decided-keeper");
        // Another text is another comment.
        await as(writer).comments.editComment({ commentId, body: "买一送一，加我" });
        await as(owner).comments.hideComment({ commentId, reason: "advert" });
      }
    },
  );

  it("is not decided unread: a text that its author changed meanwhile is looked at again", async () => {
    const { writer, postId, commentId } = await hidden();
    const { id: lookId } = await as(writer).comments.askLook({ commentId });
    const reviewer = await makePerson({ posts: ["reviewer"] });
    const restored = { lookId, outcome: "restored", reason: "是评价。" } as const;
    const unread = as(reviewer).comments.decideLook(restored as never); // as a program would that opens nothing
    await expect(unread).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { issues: [{ path: ["seen"] }] },
    });
    const textAt = await readBy(reviewer, lookId);
    await as(writer).comments.editComment({ commentId, body: "换成骂人的话" });
    await expect(as(reviewer).comments.decideLook({ ...restored, seen: textAt })).rejects.toMatchObject(
      refusal("CHANGED_MEANWHILE"),
    );
    expect((await as(null).comments.threads({ postId })).threads).toEqual([]);
    expect((await as(reviewer).comments.looks({})).looks).toMatchObject([{ id: lookId, state: "open" }]);
    const again = await as(reviewer).comments.openLook({ lookId });
    expect(again.body).toBe("换成骂人的话");
    await as(reviewer).comments.decideLook({ ...restored, outcome: "left", seen: again.textAt });
  });

  it("stays hidden where the platform leaves it, and its author reads why", async () => {
    const { writer, postId, commentId } = await hidden();
    const { id: lookId } = await as(writer).comments.askLook({ commentId });
    const reviewer = await makePerson({ posts: ["reviewer"] });
    const seen = await readBy(reviewer, lookId);
    await as(reviewer).comments.decideLook({ lookId, seen, outcome: "left", reason: "与内容无关，管理者可以隐藏。" });
    expect(await hiding(writer, postId, commentId)).toMatchObject({
      look: "left",
      answer: "与内容无关，管理者可以隐藏。",
    });
    expect((await as(null).comments.threads({ postId })).threads).toEqual([]);
    await expect(as(writer).comments.askLook({ commentId })).rejects.toMatchObject(refusal("ALREADY_DONE"));
  });

  it("is asked about by its author alone, and decided by nobody who had a part in it", async () => {
    const { owner, writer, commentId } = await hidden();
    await expect(as(await makePerson()).comments.askLook({ commentId })).rejects.toMatchObject(refusal("NOT_FOUND"));
    await expect(as(owner).comments.askLook({ commentId })).rejects.toMatchObject(refusal("NOT_FOUND"));
    const { id: lookId } = await as(writer).comments.askLook({ commentId });
    await inWriteTx((tx) =>
      tx.rows(sql`insert into staff_post (account_id, post, since, trained_until) values
        (${owner.accountId}::uuid, 'reviewer', ${tx.now}::timestamptz, ${tx.now}::timestamptz + interval '1 year')`),
    );
    const reviewers = [await makePerson({ posts: ["reviewer"] }), await makePerson({ posts: ["reviewer"] })] as const;
    const seen = await readBy(reviewers[0], lookId);
    const input = { lookId, seen, outcome: "left", reason: "我说了算" } as const;
    await expect(as(owner).comments.decideLook(input)).rejects.toMatchObject(refusal("CONFLICT_OF_INTEREST"));
    await expect(as(owner).comments.openLook({ lookId })).rejects.toMatchObject(refusal("CONFLICT_OF_INTEREST"));
    await expect(as(await makePerson()).comments.looks({})).rejects.toMatchObject(refusal("ROLE_REQUIRED"));
    expect(await reader.rows(sql`select state from ${keeperLook} where id = ${lookId}::uuid`)).toEqual([
      { state: "open" },
    ]);
    const tries = await Promise.allSettled(reviewers.map((reviewer) => as(reviewer).comments.decideLook(input)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
