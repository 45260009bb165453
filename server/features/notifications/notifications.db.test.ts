import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { handlers } from "@/server/api/registry";
import { reader, statementCount } from "@/server/core/database";
import type { StoredEvent } from "@/server/core/event-log";
import { inWriteTx } from "@/server/core/write-tx";
import type { NotificationId } from "@/server/features/notifications/contract";
import { newId } from "@/server/shared/ids";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { notify } from "@/server/trust/notify";

useWorld();

async function notices(of: Person) {
  await drain();
  return (await as(of).notifications.list({})).notices;
}

async function postOf(author: Person) {
  return (await as(author).microblog.createPost({ body: "一条关于茶的话" })).id;
}

describe("notices", () => {
  it("tell of likes in one line per post, with who and what about", async () => {
    const author = await makePerson();
    const [one, other] = [await makePerson(), await makePerson()];
    const postId = await postOf(author);
    await as(one).microblog.likePost({ postId });
    await as(other).microblog.likePost({ postId });
    const [line, ...rest] = await notices(author);
    expect(rest).toEqual([]);
    expect(line).toMatchObject({
      kind: "like",
      actorCount: 2,
      actors: [{ id: other.accountId }, { id: one.accountId }],
      subject: { kind: "post", id: postId },
      excerpt: "一条关于茶的话",
      isRead: false,
    });
  });

  it("tell of a like once, however often it is taken back and given again, and never of one's own", async () => {
    const author = await makePerson();
    const fan = await makePerson();
    const postId = await postOf(author);
    await as(author).microblog.likePost({ postId });
    for (let i = 0; i < 2; i++) {
      await as(fan).microblog.likePost({ postId });
      await as(fan).microblog.unlikePost({ postId });
    }
    expect(await notices(author)).toMatchObject([{ kind: "like", actorCount: 1 }]);
  });

  it("tell the post's author of comments, whom one answers of answers, and followers' targets of follows", async () => {
    const author = await makePerson();
    const [one, other] = [await makePerson(), await makePerson()];
    const postId = await postOf(author);
    const { id } = await as(one).comments.createComment({ postId, body: "第一个来" });
    await as(other).comments.createComment({ postId, body: "答你一句", replyTo: id });
    await as(other).relations.followAccount({ accountId: one.accountId });
    expect((await notices(author)).map(({ kind, excerpt }) => [kind, excerpt])).toEqual([
      ["comment", "答你一句"],
      ["comment", "第一个来"],
    ]);
    expect((await notices(one)).map(({ kind, excerpt }) => [kind, excerpt])).toEqual([
      ["follow", null],
      ["reply", "答你一句"],
    ]);
  });

  it("come once from an event, however often its effect runs", async () => {
    const author = await makePerson();
    const fan = await makePerson();
    const postId = await postOf(author);
    await as(fan).comments.createComment({ postId, body: "再来一次" });
    await drain();
    const [event] = await reader.rows<StoredEvent>(sql`
      select id, kind, at, actor_kind as "actorKind", actor_id as "actorId", subject_kind as "subjectKind", subject_id as "subjectId", root_id as "rootId", payload
      from event where kind = 'comment.created' order by id desc limit 1`);
    if (!event) throw new Error("no event");
    await inWriteTx(async (tx) => handlers.noticeCommentAndWatch?.(event, tx));
    expect(await notices(author)).toHaveLength(1);
  });

  it("of people who are blocked since then are gone, and no excerpt outlives its text", async () => {
    const author = await makePerson();
    const [one, other] = [await makePerson(), await makePerson()];
    const postId = await postOf(author);
    await as(one).comments.createComment({ postId, body: "讨厌的话" });
    const { id } = await as(other).comments.createComment({ postId, body: "要删的话" });
    await drain();
    await as(author).relations.blockAccount({ accountId: one.accountId });
    await as(other).comments.deleteComment({ commentId: id });
    expect(await notices(author)).toMatchObject([{ actors: [{ id: other.accountId }], excerpt: null }]);
  });

  it("are unread until marked, up to the one that was seen", async () => {
    const author = await makePerson();
    const fan = await makePerson();
    const postId = await postOf(author);
    await as(fan).comments.createComment({ postId, body: "一" });
    const [first] = await notices(author);
    await as(fan).comments.createComment({ postId, body: "二" });
    await drain();
    expect(await as(author).notifications.unread({})).toEqual({ count: 2 });
    const upTo = first?.id as NotificationId; // an id the server gave
    expect(await as(author).notifications.markNoticesRead({ upTo })).toEqual({ count: 1 });
    expect((await notices(author)).map((line) => line.isRead)).toEqual([false, true]);
    await expect(as(author).notifications.markNoticesRead({ upTo })).rejects.toMatchObject({
      cause: { reason: "ALREADY_DONE" },
    });
    expect(await as(fan).notifications.unread({})).toEqual({ count: 0 });
  });

  it("are found by group, and without strangers where one wants", async () => {
    const [author, friend, stranger] = [await makePerson(), await makePerson(), await makePerson()];
    await as(author).relations.followAccount({ accountId: friend.accountId });
    const postId = await postOf(author);
    for (const by of [friend, stranger]) {
      await as(by).comments.createComment({ postId, body: "我来说" });
      await as(by).microblog.likePost({ postId });
      await as(by).relations.followAccount({ accountId: author.accountId });
      await as(by).microblog.createPost({ body: `@${author.handle} 你好` });
    }
    await drain();
    const kinds = async (input: Parameters<ReturnType<typeof as>["notifications"]["list"]>[0]) =>
      (await as(author).notifications.list(input)).notices.map(({ kind, actorCount }) => [kind, actorCount]);
    expect(await kinds({ group: "mentions" })).toEqual([
      ["mention", 1],
      ["mention", 1],
    ]);
    expect(await kinds({ group: "replies" })).toEqual([
      ["comment", 1],
      ["comment", 1],
    ]);
    expect(await kinds({ group: "likes" })).toEqual([["like", 2]]);
    expect(await kinds({ group: "follows" })).toEqual([["follow", 2]]);
    expect(await kinds({ group: "system" })).toEqual([]);
    expect(await kinds({ group: "likes", fromFollowed: true })).toEqual([["like", 1]]);
    expect(await kinds({ fromFollowed: true })).toHaveLength(4);
  });

  it("are read line by line", async () => {
    const [author, one, other] = [await makePerson(), await makePerson(), await makePerson()];
    const [first, second] = [await postOf(author), await postOf(author)];
    for (const by of [one, other]) for (const postId of [first, second]) await as(by).microblog.likePost({ postId });
    const lines = await notices(author);
    const line = lines.find(({ subject }) => subject?.id === first);
    const upTo = line?.id as NotificationId; // an id the server gave
    expect(await as(author).notifications.markNoticesRead({ upTo, line: { kind: "like", subjectId: first } })).toEqual({
      count: 2,
    });
    expect((await notices(author)).map(({ subject, isRead }) => [subject?.id, isRead])).toEqual([
      [second, false],
      [first, true],
    ]);
    expect(await as(author).notifications.unread({})).toEqual({ count: 2 });
  });

  it("of a group that one switched off are out of the list and of the count until it is switched on; the platform's word stays", async () => {
    const [author, fan] = [await makePerson(), await makePerson()];
    const postId = await postOf(author);
    await as(fan).microblog.likePost({ postId });
    await as(fan).comments.createComment({ postId, body: "好" });
    await inWriteTx((tx) => notify(tx, { eventId: newId(), to: author.accountId, kind: "content.released" }));
    const settings = await as(author).notifications.settings({});
    expect(settings.shown).toEqual({ mentions: true, replies: true, likes: true, follows: true });
    const off = { ...settings, shown: { mentions: false, replies: true, likes: false, follows: false } };
    await as(author).notifications.setNoticeSettings(off);
    expect((await notices(author)).map(({ kind }) => kind)).toEqual(["comment", "content.released"]);
    expect(await as(author).notifications.unread({})).toEqual({ count: 2 });
    expect(await as(author).notifications.settings({})).toEqual(off);
    await as(author).notifications.setNoticeSettings(settings);
    expect(await as(author).notifications.unread({})).toEqual({ count: 3 });
  });

  it("need a sign-in, and two statements", async () => {
    await expect(as(null).notifications.list({})).rejects.toMatchObject({ cause: { reason: "SIGN_IN_REQUIRED" } });
    const person = await makePerson();
    const before = statementCount.run;
    await as(person).notifications.list({});
    expect(statementCount.run - before).toBeLessThanOrEqual(2);
  });
});
