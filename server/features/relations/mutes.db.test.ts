import { beforeEach, describe, expect, it } from "vitest";
import { freezeClock, now } from "@/server/core/clock";
import type { AccountId } from "@/server/shared/ids";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();
beforeEach(() => freezeClock(null));

const refused = (reason: string) => ({ cause: { reason } });

function later(days: number) {
  freezeClock(new Date(now().getTime() + days * 86_400_000 + 1_000));
}

async function home(of: Person, limit?: number) {
  return (await as(of).microblog.home(limit ? { limit } : {})).posts.map((post) => post.body);
}

async function say(author: Person, body: string) {
  return (await as(author).microblog.createPost({ body })).id;
}

/** Somebody who follows two others. */
async function reader(): Promise<[Person, Person, Person]> {
  const [me, one, other] = [await makePerson(), await makePerson(), await makePerson()];
  for (const followed of [one, other]) await as(me).relations.followAccount({ accountId: followed.accountId });
  return [me, one, other];
}

describe("a muted account", () => {
  it("is out of home, of what is new, of suggestions, and of notices, and can be read where one goes to read it", async () => {
    const [me, loud, friend] = await reader();
    const mine = await say(me, "我的");
    await as(me).relations.muteAccount({ accountId: loud.accountId });
    const id = await say(loud, "很吵");
    await say(friend, "好友的");
    await as(loud).microblog.likePost({ postId: mine });
    await as(loud).comments.createComment({ postId: mine, body: "看我看我" });
    await drain();
    expect(await home(me)).toEqual(["好友的", "我的"]);
    expect(await as(me).microblog.homeNewer({ after: mine })).toEqual({ count: 1 });
    expect((await as(me).microblog.newest({})).posts.map((post) => post.id)).not.toContain(id);
    expect((await as(me).notifications.list({})).notices).toEqual([]);
    expect(await as(me).notifications.unread({})).toEqual({ count: 0 });
    expect(await as(me).microblog.getPost({ postId: id })).toMatchObject({ is: "post" });
    expect((await as(me).microblog.profilePosts({ handle: loud.handle })).posts).toHaveLength(1);

    await as(me).relations.unmuteAccount({ accountId: loud.accountId });
    expect(await home(me)).toEqual(["好友的", "很吵", "我的"]);
    expect(await as(me).notifications.unread({})).toEqual({ count: 2 });
  });

  it("does not come back through a repost or a quote of somebody else, nor does a muted word", async () => {
    const [me, loud, friend] = await reader();
    const [byLoud, withWord] = [await say(loud, "很吵"), await say(friend, "结局剧透")];
    await as(me).relations.muteAccount({ accountId: loud.accountId });
    await as(me).relations.muteWord({ word: "剧透", places: ["home"] });
    await as(friend).microblog.repostPost({ postId: byLoud });
    await as(friend).microblog.quotePost({ postId: byLoud, body: "你看这个" });
    await as(friend).microblog.quotePost({ postId: withWord, body: "我先说了" });
    await say(friend, "别的");
    expect(await home(me)).toEqual(["别的"]);
  });

  it("learns nothing, and nobody else does", async () => {
    const [me, muted, friend] = await reader();
    await as(me).relations.muteAccount({ accountId: muted.accountId });
    const seen = async (viewer: Person, of: Person) =>
      (await as(viewer).relations.profile({ handle: of.handle })).relation;
    expect(await seen(me, muted)).toMatchObject({ isMuted: true, isFollowing: true, isBlocked: false });
    expect(await seen(muted, me)).toMatchObject({ isMuted: false, followsMe: true });
    expect(await seen(friend, muted)).toMatchObject({ isMuted: false });
    await drain();
    expect((await as(muted).notifications.list({})).notices.map(({ kind }) => kind)).toEqual(["follow"]);
  });

  it("comes back by itself when its time is over, and a new mute moves the end", async () => {
    const [me, loud] = await reader();
    await say(loud, "早");
    const { until } = await as(me).relations.muteAccount({ accountId: loud.accountId, days: 1 });
    expect(until).not.toBeNull();
    await as(me).relations.muteAccount({ accountId: loud.accountId, days: 7 });
    later(2);
    expect(await home(me)).toEqual([]);
    expect((await as(me).relations.muted({})).accounts.map((account) => account.id)).toEqual([loud.accountId]);
    later(6);
    expect(await home(me)).toEqual(["早"]);
    expect((await as(me).relations.muted({})).accounts).toEqual([]);
    await expect(as(me).relations.unmuteAccount({ accountId: loud.accountId })).rejects.toMatchObject(
      refused("ALREADY_DONE"),
    );
  });

  it("is somebody else who is there", async () => {
    const me = await makePerson();
    const nobody = "01900000-0000-7000-8000-000000000000" as AccountId; // of nobody
    await expect(as(me).relations.muteAccount({ accountId: me.accountId })).rejects.toMatchObject(
      refused("CANNOT_BE_YOURSELF"),
    );
    await expect(as(me).relations.muteAccount({ accountId: nobody })).rejects.toMatchObject(refused("NOT_FOUND"));
    await expect(as(null).relations.muteAccount({ accountId: me.accountId })).rejects.toMatchObject(
      refused("SIGN_IN_REQUIRED"),
    );
    expect((await as(me).relations.muted({})).accounts).toEqual([]);
  });
});

describe("a muted word", () => {
  it("keeps posts of others out of home and of what is new, not one's own, and leaves them findable", async () => {
    const [me, one] = await reader();
    await as(me).relations.muteWord({ word: "剧透", places: ["home"] });
    await say(me, "我自己的剧透");
    const id = await say(one, "今天有剧透：他赢了");
    await say(one, "今天没有");
    expect(await home(me)).toEqual(["今天没有", "我自己的剧透"]);
    expect(await as(me).microblog.homeNewer({ after: null })).toEqual({ count: 1 });
    expect((await as(me).microblog.newest({})).posts.map((post) => post.id)).toContain(id);
    expect(await as(me).microblog.getPost({ postId: id })).toMatchObject({ is: "post" });
    expect(await home(one)).toContain("今天有剧透：他赢了");
  });

  it("is found however it is written, and not inside a longer Latin word", async () => {
    const [me, one] = await reader();
    await as(me).relations.muteWord({ word: "ART", places: ["home"] });
    for (const body of ["modern art", "去看ａｒｔ展", "let us start"]) await say(one, body);
    expect(await home(me)).toEqual(["let us start"]);
  });

  it("leaves pages full, and their next page leads on", async () => {
    const [me, one] = await reader();
    await as(me).relations.muteWord({ word: "广告", places: ["home"] });
    for (let i = 0; i < 12; i++) await say(one, i % 2 === 0 ? `正文 ${i}` : `广告 ${i}`);
    const first = await as(me).microblog.home({ limit: 3 });
    expect(first.posts.map((post) => post.body)).toEqual(["正文 10", "正文 8", "正文 6"]);
    const second = await as(me).microblog.home({ limit: 3, before: first.next as never }); // an id the server gave
    expect(second.posts.map((post) => post.body)).toEqual(["正文 4", "正文 2", "正文 0"]);
  });

  it("keeps out of notices what is said with it, and not what the platform says", async () => {
    const [me, one] = await reader();
    const postId = await say(me, "大家好");
    await as(me).relations.muteWord({ word: "滚", places: ["notifications"] });
    await as(one).comments.createComment({ postId, body: "滚开" });
    await as(one).comments.createComment({ postId, body: "你好" });
    await drain();
    expect((await as(me).notifications.list({})).notices.map(({ excerpt }) => excerpt)).toEqual(["你好"]);
    expect(await as(me).notifications.unread({})).toEqual({ count: 1 });
  });

  it("ends by itself, is changed by muting it again, and can be lifted once", async () => {
    const [me, one] = await reader();
    await say(one, "又是足球");
    await as(me).relations.muteWord({ word: "足球", places: ["home"], days: 1 });
    const { wordId } = await as(me).relations.muteWord({ word: "足球", places: ["home", "search"], days: 3 });
    expect(await as(me).relations.mutedWords({})).toMatchObject([
      { id: wordId, word: "足球", places: ["home", "search"] },
    ]);
    expect(await home(me)).toEqual([]);
    later(4);
    expect(await home(me)).toEqual(["又是足球"]);
    expect(await as(me).relations.mutedWords({})).toEqual([]);
    freezeClock(null);
    await as(me).relations.unmuteWord({ wordId });
    await expect(as(me).relations.unmuteWord({ wordId })).rejects.toMatchObject(refused("ALREADY_DONE"));
  });

  it("is one of two hundred at most, and says something", async () => {
    const me = await makePerson();
    await expect(as(me).relations.muteWord({ word: "\u200b", places: ["home"] })).rejects.toThrow();
    for (let i = 0; i < 200; i++) await as(me).relations.muteWord({ word: `词${i}`, places: ["home"] });
    await expect(as(me).relations.muteWord({ word: "再一个", places: ["home"] })).rejects.toMatchObject(
      refused("LIMIT_REACHED"),
    );
    expect(await as(me).relations.mutedWords({})).toHaveLength(200);
    await as(me).relations.muteWord({ word: "词7", places: ["search"] });
  });
});
