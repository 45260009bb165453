import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { comment } from "@/db/schema/comments";
import { event } from "@/db/schema/core";
import { reader } from "@/server/core/database";
import type { CommentId } from "@/server/shared/ids";
import { postOf, say } from "@/server/testing/comments";
import { obligation } from "@/server/testing/obligation";
import { setLevel } from "@/server/testing/sections";
import { as, makePerson, useWorld } from "@/server/testing/world";

useWorld();

const refusal = (reason: string) => ({ cause: { reason } });

describe("what stands above the others", () => {
  it("is one pinned and some selected comment, in every order, with actor and reason in the log", async () => {
    const author = await makePerson();
    const postId = await postOf(author);
    const writer = await makePerson();
    const ids: CommentId[] = [];
    for (const body of ["一", "二", "三", "四"]) ids.push(await say(writer, postId, body));
    const [one, , three, four] = ids as [CommentId, CommentId, CommentId, CommentId];
    await as(author).comments.liftComment({ commentId: three, as: "selected", reason: "helpful" });
    await as(author).comments.liftComment({ commentId: four, as: "pinned", reason: "answer" });
    for (const order of ["oldest", "newest", "liked"] as const) {
      const { top, threads } = await as(null).comments.threads({ postId, order });
      expect(top.map(({ opener }) => [opener?.body, opener?.mark])).toEqual([
        ["四", "pinned"],
        ["三", "selected"],
      ]);
      expect(threads.map(({ opener }) => opener?.body).sort()).toEqual(["一", "二"]);
    }
    await as(author).comments.liftComment({ commentId: one, as: "pinned", reason: "correction" });
    expect((await as(null).comments.threads({ postId })).top.map(({ opener }) => opener?.body)).toEqual(["一", "三"]);
    await expect(
      as(author).comments.liftComment({ commentId: one, as: "pinned", reason: "answer" }),
    ).rejects.toMatchObject(refusal("ALREADY_DONE"));
    const reply = await as(author).comments.createComment({ postId, body: "答", replyTo: one });
    await expect(
      as(author).comments.liftComment({ commentId: reply.id, as: "selected", reason: "helpful" }),
    ).rejects.toMatchObject(refusal("ALREADY_DONE"));
    await expect(
      as(writer).comments.liftComment({ commentId: four, as: "pinned", reason: "helpful" }),
    ).rejects.toMatchObject(refusal("ROLE_REQUIRED"));
    const [logged] = await reader.rows<{ actor: string; payload: object }>(sql`
      select actor_id as actor, payload from ${event} where subject_id = ${three} and kind = 'comment.lifted'`);
    expect(logged).toMatchObject({ actor: author.accountId, payload: { as: "selected", reason: "helpful" } });

    // What was chosen is a text: another text does not keep its place.
    await as(writer).comments.editComment({ commentId: three, body: "三，改成了别的" });
    await as(author).comments.lowerComment({ commentId: one });
    expect((await as(null).comments.threads({ postId })).top).toEqual([]);
    await expect(as(author).comments.lowerComment({ commentId: one })).rejects.toMatchObject(refusal("ALREADY_DONE"));
    const rows = await reader.rows(
      sql`select 1 from ${comment} where root_id = ${postId}::uuid and lifted is not null`,
    );
    expect(rows).toEqual([]);
  });
});

describe("powers", () => {
  obligation(
    "PUB-17.2-b",
    "follow from the kind of account and its credit: what is not granted is refused, and not offered",
    async () => {
      const person = await makePerson();
      const postId = await postOf(person);
      const id = await say(await makePerson(), postId, "一句");
      const powers = async () => (await as(person).comments.section({ postId })).powers;
      expect(await powers()).toEqual(["hide", "limit", "lift", "bar"]);
      const of = { kind: "section", id: postId } as const;
      await expect(as(person).comments.setReviewFirst({ of, on: true, reason: "calm" })).rejects.toMatchObject({
        cause: { kind: "FORBIDDEN", reason: "CREDIT_TOO_LOW", params: { level: 2, required: 3 } },
      });
      await expect(as(person).comments.deleteKeptComment({ commentId: id, reason: "spam" })).rejects.toMatchObject(
        refusal("CREDIT_TOO_LOW"),
      );
      await setLevel(person, 3);
      expect(await powers()).toEqual(["hide", "limit", "lift", "bar", "delete", "review-first"]);
      await as(person).comments.setReviewFirst({ of, on: true, reason: "calm" });
      await setLevel(person, 0);
      expect(await powers()).toEqual(["hide", "limit"]);
      await expect(as(person).comments.barCommenter({ commentId: id, reason: "spam" })).rejects.toMatchObject(
        refusal("CREDIT_TOO_LOW"),
      );
      expect(await as(await makePerson()).comments.section({ postId })).toMatchObject({ powers: [] });
    },
  );
});
