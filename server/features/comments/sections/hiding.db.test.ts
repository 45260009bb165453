import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { keeperDecision } from "@/db/schema/comments";
import { event } from "@/db/schema/core";
import { reader } from "@/server/core/database";
import { subjectRef } from "@/server/shared/subject";
import { bodies, own, postOf, say } from "@/server/testing/comments";
import { impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { doubtful, useDefaultRules } from "@/server/testing/rules";
import { setLevel } from "@/server/testing/sections";
import { as, drain, makePerson, useWorld } from "@/server/testing/world";

useWorld();
beforeAll(useDefaultRules);

const refusal = (reason: string) => ({ cause: { reason } });

async function eventsOf(id: string): Promise<string[]> {
  const rows = await reader.rows<{ kind: string }>(sql`select kind from ${event} where subject_id = ${id} order by id`);
  return rows.map(({ kind }) => kind);
}

describe("hiding", () => {
  obligation(
    ["MB-10.2-b", "PUB-17.2-a"],
    "takes a comment from everybody's sight; its author reads why, readers how many, and the figures are those of the log",
    async () => {
      const author = await makePerson();
      const postId = await postOf(author);
      const writer = await makePerson();
      const [first, second, third] = [
        await say(writer, postId, "一"),
        await say(writer, postId, "二"),
        await say(writer, postId, "三"),
      ];
      await expect(as(writer).comments.hideComment({ commentId: first, reason: "spam" })).rejects.toMatchObject(
        refusal("ROLE_REQUIRED"),
      );
      expect(await bodies(null, postId)).toEqual(["一", "二", "三"]);
      for (const id of [first, second]) await as(author).comments.hideComment({ commentId: id, reason: "off-topic" });
      await expect(as(author).comments.hideComment({ commentId: first, reason: "spam" })).rejects.toMatchObject(
        refusal("ALREADY_DONE"),
      );
      expect(await bodies(null, postId)).toEqual(["三"]);
      expect(await bodies(author, postId)).toEqual(["三"]);
      expect(await own(writer, postId, first)).toMatchObject({
        state: { word: "hidden", measureId: null },
        hidden: { reason: "off-topic", role: "owner", isFinal: false, look: "none" },
      });
      await expect(as(await makePerson()).comments.likeComment({ commentId: first })).rejects.toMatchObject(
        refusal("NOT_FOUND"),
      );
      await as(author).comments.restoreComment({ commentId: second });
      await as(author).comments.hideComment({ commentId: third, reason: "abuse" });

      const { hidden } = await as(null).comments.section({ postId });
      const [logged] = await reader.rows<{ count: number }>(sql`
        select count(*) filter (where l.kind = 'comment.hidden')::int as count from (
          select distinct on (e.subject_id) e.kind from ${event} e
          where e.root_id = ${postId} and e.kind in ('comment.hidden', 'comment.restored') order by e.subject_id, e.id desc) l`);
      expect([hidden, logged?.count]).toEqual([2, 2]);
      const answer = await as(null).microblog.getPost({ postId });
      expect(answer).toMatchObject({ post: { comments: 1 } });
      await drain();
      const { notices } = await as(writer).notifications.list({});
      expect(notices.map(({ kind }) => kind)).toEqual([
        "comment-hidden",
        "comment-restored",
        "comment-hidden",
        "comment-hidden",
      ]);
    },
  );

  obligation("PUB-17.2-a", "for good is not taken back by those who keep the section", async () => {
    const author = await makePerson();
    await setLevel(author, 3);
    const postId = await postOf(author);
    const id = await say(await makePerson(), postId, "广告");
    await as(author).comments.hideComment({ commentId: id, reason: "advert" });
    await as(author).comments.deleteKeptComment({ commentId: id, reason: "advert" });
    for (const act of ["restoreComment", "passComment", "leaveComment"] as const)
      await expect(as(author).comments[act]({ commentId: id })).rejects.toMatchObject(refusal("ALREADY_DONE"));
    await expect(as(author).comments.deleteKeptComment({ commentId: id, reason: "advert" })).rejects.toMatchObject(
      refusal("ALREADY_DONE"),
    );
    const acts = await reader.rows(
      sql`select act, reason from ${keeperDecision} where comment_id = ${id}::uuid order by id`,
    );
    expect(acts).toEqual([
      { act: "hidden", reason: "advert" },
      { act: "deleted", reason: "advert" },
    ]);
    expect(await eventsOf(id)).toEqual(["comment.created", "comment.hidden", "comment.hidden"]);
  });

  it("stands below what the platform decided, and comes back when the platform's measure falls", async () => {
    const author = await makePerson();
    const postId = await postOf(author);
    const writer = await makePerson();
    const held = await say(writer, postId, doubtful);
    await expect(as(author).comments.hideComment({ commentId: held, reason: "spam" })).rejects.toMatchObject(
      refusal("NOT_FOUND"),
    );
    await expect(as(author).comments.passComment({ commentId: held })).rejects.toMatchObject(refusal("NOT_FOUND"));
    expect((await as(author).comments.keptComments({ ownerId: author.accountId })).comments).toEqual([]);

    const id = await say(writer, postId, "平常的一句");
    await as(author).comments.hideComment({ commentId: id, reason: "off-topic" });
    const { measureId } = await impose(writer, "remove-content", { subject: subjectRef("comment", id, postId) });
    await expect(as(author).comments.restoreComment({ commentId: id })).rejects.toMatchObject(refusal("NOT_FOUND"));
    expect(await own(writer, postId, id)).toMatchObject({ state: { word: "removed", measureId }, hidden: null });
    const officer = await makePerson({ posts: ["officer"] });
    await as(officer).moderation.liftMeasure({ measureId, reason: "证据不足" });
    expect(await own(writer, postId, id)).toMatchObject({ state: { word: "hidden" }, hidden: { reason: "off-topic" } });
    expect(await bodies(null, postId)).toEqual([]);
    await as(author).comments.restoreComment({ commentId: id });
    expect(await bodies(null, postId)).toEqual(["平常的一句"]);
    expect(await as(null).microblog.getPost({ postId })).toMatchObject({ post: { comments: 1 } });
  });
});
