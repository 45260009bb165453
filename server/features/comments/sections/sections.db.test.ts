import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { account } from "@/db/schema/accounts";
import { comment, keeperDecision } from "@/db/schema/comments";
import { event } from "@/db/schema/core";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import type { CommentId, PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import type { ReviewedText } from "@/server/shared/user-text";
import { impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { doubtful, useDefaultRules } from "@/server/testing/rules";
import { makeKeeper, makeOrganisation, setLevel } from "@/server/testing/sections";
import { untilWaiting } from "@/server/testing/waiting";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { lockState } from "@/server/trust/visibility/state";
import { insertCommentRevision } from "../store";

const world = useWorld();
beforeAll(useDefaultRules);

const refusal = (reason: string) => ({ cause: { reason } });

async function postOf(author: Person) {
  const { id } = await as(author).microblog.createPost({ body: "周末有读书会。" });
  return id as PostId; // an id the server gave
}
async function say(by: Person, postId: PostId, body: string) {
  return (await as(by).comments.createComment({ postId, body })).id as CommentId; // an id the server gave
}
async function bodies(viewer: Person | null, postId: PostId) {
  const { top, threads } = await as(viewer).comments.threads({ postId });
  return [...top, ...threads].map(({ opener }) => opener?.body ?? null);
}
async function own(viewer: Person, postId: PostId, id: string) {
  const { comments } = await as(viewer).comments.named({ postId, ids: [id as CommentId] });
  return comments[0];
}
async function eventsOf(id: string): Promise<string[]> {
  const rows = await reader.rows<{ kind: string }>(sql`select kind from ${event} where subject_id = ${id} order by id`);
  return rows.map(({ kind }) => kind);
}

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

describe("a comment that is changed while a keeper passes it", () => {
  obligation("MB-10.2-b", "is passed as the keeper read it, or not at all", async () => {
    const [author, writer] = [await makeOrganisation(), await makePerson()];
    await makeKeeper(author, "moderator", { responsible: true });
    const postId = await postOf(author);
    await as(author).comments.setReviewFirst({ of: { kind: "section", id: postId }, on: true, reason: "calm" });
    const id = await say(writer, postId, "看过的话");
    const read = (await as(author).comments.keptComments({ ownerId: author.accountId, state: "waiting" })).comments[0];
    const subject = subjectRef("comment", id, postId);
    let passed: Promise<unknown> = Promise.resolve();
    await inWriteTx(async (tx) => {
      await lockState(tx, subject);
      passed = as(author)
        .comments.passComment({ commentId: id, seen: read?.comment.editedAt ?? read?.comment.createdAt })
        .catch((error: unknown) => error);
      await untilWaiting(world.url, 1);
      const unread = "没人看过的话" as ReviewedText; // as review would have passed it
      await insertCommentRevision(tx, postId, id, unread, false);
    });
    expect(await passed).toMatchObject(refusal("CHANGED_MEANWHILE"));
    expect(await bodies(null, postId)).toEqual([]);
  });
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

describe("review first", () => {
  obligation(
    ["MB-10.2-b", "PUB-17.2-b"],
    "keeps a comment from a second reader until a keeper passes it; edits wait again",
    async () => {
      const organisation = await makeOrganisation();
      const keeper = await makeKeeper(organisation, "moderator", { responsible: true });
      const postId = await postOf(organisation);
      await as(organisation).comments.setReviewFirst({
        of: { kind: "section", id: postId },
        on: true,
        reason: "notice",
      });
      const [writer, second] = [await makePerson(), await makePerson()];
      const made = await as(writer).comments.createComment({ postId, body: "请问几点开门" });
      expect(made).toMatchObject({ held: false, waits: true });
      await drain();
      expect(await bodies(second, postId)).toEqual([]);
      expect((await as(organisation).notifications.list({})).notices.map(({ kind }) => kind)).not.toContain("comment");
      expect(await as(second).comments.section({ postId })).toMatchObject({ reviewFirst: true, waiting: 1 });
      expect(await own(writer, postId, made.id)).toMatchObject({ state: { word: "waiting" } });
      const { comments } = await as(keeper).comments.keptComments({
        ownerId: organisation.accountId,
        state: "waiting",
      });
      expect(comments).toMatchObject([{ comment: { id: made.id, body: "请问几点开门" }, state: "waiting" }]);
      await expect(as(writer).comments.passComment({ commentId: made.id })).rejects.toMatchObject(
        refusal("ROLE_REQUIRED"),
      );

      await as(writer).comments.editComment({ commentId: made.id, body: "请问明天几点开门" });
      const seen = comments[0]?.comment.createdAt ?? "";
      await expect(as(keeper).comments.passComment({ commentId: made.id, seen })).rejects.toMatchObject(
        refusal("CHANGED_MEANWHILE"),
      );
      await as(keeper).comments.passComment({ commentId: made.id });
      expect(await bodies(second, postId)).toEqual(["请问明天几点开门"]);
      expect(await as(null).microblog.getPost({ postId })).toMatchObject({ post: { comments: 1 } });

      await as(writer).comments.editComment({ commentId: made.id, body: "换了内容" });
      expect(await bodies(second, postId)).toEqual([]);
      await as(keeper).comments.hideComment({ commentId: made.id, reason: "off-topic" });
      expect(await own(writer, postId, made.id)).toMatchObject({ hidden: { reason: "off-topic", role: "moderator" } });
      await say(keeper, postId, "管理者的话不等");
      expect(await bodies(second, postId)).toEqual(["管理者的话不等"]);
    },
  );

  it("also waits for the keeper where the platform held the comment first, and passed it", async () => {
    const organisation = await makeOrganisation();
    await makeKeeper(organisation, "manager", { responsible: true });
    await as(organisation).comments.setReviewFirst({
      of: { kind: "keeping", id: organisation.accountId },
      on: true,
      reason: "notice",
    });
    const postId = await postOf(organisation);
    const writer = await makePerson();
    const reviewer = await makePerson({ posts: ["reviewer"] });
    const id = await say(writer, postId, doubtful);
    await drain();
    const { cases } = await as(reviewer).moderation.queue({});
    const caseId = cases.find((each) => each.author.id === writer.accountId)?.id as never; // an id the server gave
    await as(reviewer).moderation.claimCase({ caseId });
    await as(reviewer).moderation.decideCase({ caseId, outcome: "approve", reason: "没有问题" });
    expect(await bodies(null, postId)).toEqual([]);
    expect(await own(writer, postId, id)).toMatchObject({ state: { word: "waiting" } });
    await as(organisation).comments.passComment({ commentId: id });
    expect(await bodies(null, postId)).toEqual([doubtful]);
  });
});

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
