import { sql } from "drizzle-orm";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { comment, commentLike, commentMedia } from "@/db/schema/comments";
import { now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { readScope } from "@/server/core/read-scope";
import { inWriteTx } from "@/server/core/write-tx";
import { findVisibleImage } from "@/server/features/media/visibility";
import type { CommentId, MediaId, PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { obligation } from "@/server/testing/obligation";
import { doubtful, useDefaultRules } from "@/server/testing/rules";
import { takenIn } from "@/server/testing/samples/social";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";
import { threadOpeners } from "./visibility";

const world = useWorld();
beforeAll(useDefaultRules);

const refusal = (reason: string) => ({ cause: { reason } });

async function post(by?: Person) {
  const author = by ?? (await makePerson());
  const { id } = await as(author).microblog.createPost({ body: "今晚的月亮很圆。" });
  return { author, postId: id as PostId };
}

async function bodies(viewer: Person | null, postId: string, order: "oldest" | "newest" | "liked") {
  const { threads } = await as(viewer).comments.threads({ postId, order });
  return threads.map(({ opener }) => opener?.body ?? null);
}

describe("likes of comments", () => {
  it("count once for each person, show as one's own, and order the threads", async () => {
    const { postId } = await post();
    const writer = await makePerson();
    const [first, second] = [await makePerson(), await makePerson()];
    const one = await as(writer).comments.createComment({ postId, body: "一" });
    const two = await as(writer).comments.createComment({ postId, body: "二" });
    await as(writer).comments.createComment({ postId, body: "三" });
    await as(first).comments.likeComment({ commentId: one.id });
    await as(first).comments.likeComment({ commentId: two.id });
    await as(second).comments.likeComment({ commentId: two.id });
    await expect(as(second).comments.likeComment({ commentId: two.id })).rejects.toMatchObject(refusal("ALREADY_DONE"));
    expect(await bodies(null, postId, "liked")).toEqual(["二", "一", "三"]);
    const { threads } = await as(first).comments.threads({ postId, order: "liked" });
    expect(threads.map(({ opener }) => [opener?.likes, opener?.isLiked])).toEqual([
      [2, true],
      [1, true],
      [0, false],
    ]);
    const page = await as(null).comments.threads({ postId, order: "liked", limit: 1 });
    const rest = await as(null).comments.threads({ postId, order: "liked", limit: 5, after: page.next as CommentId });
    expect([...page.threads, ...rest.threads].map(({ opener }) => opener?.body)).toEqual(["二", "一", "三"]);
    await as(second).comments.unlikeComment({ commentId: two.id });
    await as(first).comments.unlikeComment({ commentId: two.id });
    expect(await bodies(null, postId, "liked")).toEqual(["一", "三", "二"]);
  });

  obligation("MB-07.1-c", "need a verified identity, and a comment that one may see", async () => {
    const { postId } = await post();
    const writer = await makePerson();
    const { id } = await as(writer).comments.createComment({ postId, body: "说点什么" });
    const unverified = await makePerson({ identity: "none" });
    await expect(as(unverified).comments.likeComment({ commentId: id })).rejects.toMatchObject(
      refusal("REAL_NAME_REQUIRED"),
    );
    const held = await as(writer).comments.createComment({ postId, body: doubtful });
    await expect(as(await makePerson()).comments.likeComment({ commentId: held.id })).rejects.toMatchObject(
      refusal("NOT_FOUND"),
    );
    expect(
      await reader.rows(sql`select 1 from ${commentLike} where comment_id in (${id}::uuid, ${held.id}::uuid)`),
    ).toEqual([]);
  });

  it("are told to the comment's author, once", async () => {
    const { postId } = await post();
    const [writer, reader_] = [await makePerson(), await makePerson()];
    const { id } = await as(writer).comments.createComment({ postId, body: "好看" });
    for (let i = 0; i < 2; i++) {
      await as(reader_).comments.likeComment({ commentId: id });
      await as(reader_).comments.unlikeComment({ commentId: id });
    }
    await drain();
    const { notices } = await as(writer).notifications.list({});
    expect(notices.map(({ subject, actorCount }) => [subject?.kind, actorCount])).toEqual([["comment", 1]]);
  });
});

describe("the number of replies", () => {
  it("follows what everybody may see", async () => {
    const { author, postId } = await post();
    const writer = await makePerson();
    const opener = await as(writer).comments.createComment({ postId, body: "开头" });
    const answer = await as(author).comments.createComment({ postId, body: "答", replyTo: opener.id });
    const hiddenOne = await as(writer).comments.createComment({ postId, body: doubtful, replyTo: opener.id });
    const size = async () => (await as(null).comments.threads({ postId })).threads[0]?.replyCount;
    expect(await size()).toBe(1);
    const subject = (id: string) => subjectRef("comment", id, postId);
    await inWriteTx((tx) => setState(tx, subject(hiddenOne.id), "shown"));
    expect(await size()).toBe(2);
    await inWriteTx((tx) => setState(tx, subject(answer.id), "removed"));
    expect(await size()).toBe(1);
    await inWriteTx((tx) => setState(tx, subject(answer.id), "shown"));
    await as(author).comments.deleteComment({ commentId: answer.id });
    expect(await size()).toBe(1);
    const rows = await reader.rows(sql`select replies from ${comment} where id = ${opener.id}::uuid`);
    expect(rows).toEqual([{ replies: 1 }]);
  });
});

describe("pictures in comments", () => {
  it("are the author's own, reviewed, described, and seen by those who see the comment", async () => {
    const { postId } = await post();
    const [writer, stranger] = [await makePerson(), await makePerson()];
    const { id } = await as(writer).media.addImage({ intakeId: takenIn() });
    const picture = id as MediaId; // an id the command gave
    const seenBy = async (viewer: Person | null) =>
      (await findVisibleImage(readScope(viewer?.accountId ?? null, now()), picture)) !== null;
    expect(await seenBy(stranger)).toBe(false);
    await expect(
      as(stranger).comments.createComment({ postId, body: "偷来的图", images: [{ id: picture }] }),
    ).rejects.toMatchObject({ cause: { params: { fields: [{ path: "images", problem: "not_yours" }] } } });
    await expect(as(writer).comments.createComment({ postId, body: " \u200b" })).rejects.toMatchObject(
      refusal("INPUT_INVALID"),
    );
    await expect(
      as(writer).comments.createComment({ postId, body: "", images: [{ id: picture, alt: "来看网上赌场" }] }),
    ).rejects.toMatchObject(refusal("CONTENT_PROHIBITED"));
    expect(await reader.rows(sql`select 1 from ${commentMedia} where media_id = ${picture}::uuid`)).toEqual([]);

    const made = await as(writer).comments.createComment({
      postId,
      body: "",
      images: [{ id: picture, alt: "一轮满月" }],
    });
    const { threads } = await as(stranger).comments.threads({ postId });
    expect(threads).toMatchObject([{ opener: { body: "", images: [{ id: picture, alt: "一轮满月" }] } }]);
    expect(await seenBy(null)).toBe(true);
    await inWriteTx((tx) => setState(tx, subjectRef("comment", made.id, postId), "removed"));
    expect(await seenBy(stranger)).toBe(false);
    expect(await seenBy(writer)).toBe(true);
  });
});

/** How many rows a plan looked at, kept or not, wherever it read a table. */
function looked(node: PlanNode): number {
  const own = node["Relation Name"]
    ? (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"]
    : 0;
  return (node.Plans ?? []).reduce((sum, child) => sum + looked(child), own);
}
interface PlanNode {
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
}

describe("a section of 50,000 comments", () => {
  it("gives its first page from an index, in each order: a page full of rows is looked at, and no more", async () => {
    const { author, postId } = await post();
    await inWriteTx((tx) =>
      tx.rows(sql`
        insert into ${comment} (root_id, id, author_id, audience, body, likes, created_at)
        select ${postId}::uuid, gen_random_uuid(), ${author.accountId}::uuid, 'public', '同感', n % 7, ${tx.now}::timestamptz
        from generate_series(1, 50000) n`),
    );
    await inWriteTx((tx) =>
      tx.rows(sql`
        insert into ${comment} (root_id, id, author_id, audience, parent_id, body, created_at)
        select ${postId}::uuid, gen_random_uuid(), ${author.accountId}::uuid, 'public', (select c.id from ${comment} c where c.root_id = ${postId}::uuid order by c.id limit 1),
          '答', ${tx.now}::timestamptz from generate_series(1, 2000)`),
    );
    const owner = new pg.Client({ connectionString: world.url });
    await owner.connect();
    await owner.query("analyze");
    await owner.end();
    const { others } = threadOpeners(readScope(null, now()), postId);
    for (const order of ["t.id", "t.id desc", "t.likes desc, t.id desc"]) {
      const [row] = await reader.rows<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
        sql`explain (analyze, format json) select t.id from ${others} t order by ${sql.raw(order)} limit 20`,
      );
      expect(looked(row?.["QUERY PLAN"][0].Plan as PlanNode)).toBeLessThan(200); // explain answers one plan
    }
    for (const order of ["oldest", "newest", "liked"] as const)
      expect((await as(null).comments.threads({ postId, order })).threads).toHaveLength(20);
    const { threads } = await as(null).comments.threads({ postId });
    expect(threads[0]?.replies).toHaveLength(3);
  }, 60_000);
});
