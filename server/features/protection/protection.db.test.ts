import { beforeEach, describe, expect, it } from "vitest";
import { freezeClock, now } from "@/server/core/clock";
import type { ContactSettings } from "@/server/features/protection/contract";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { pileOn } from "@/server/trust/contact/pile-on";

useWorld();
beforeEach(() => freezeClock(null));

const everyone: ContactSettings = {
  replies: "everyone",
  mentions: "everyone",
  quotes: "everyone",
  messages: "everyone",
  minAgeDays: 0,
};

function later(days: number) {
  freezeClock(new Date(now().getTime() + days * 86_400_000 + 1_000));
}

function refused(who: string) {
  return { cause: { kind: "FORBIDDEN", reason: "CONTACT_LIMITED", params: { contact: "reply", who } } };
}

async function postOf(author: Person) {
  return (await as(author).microblog.createPost({ body: "大家怎么看" })).id;
}

async function commentsUnder(postId: string) {
  return (await as(null).comments.threads({ postId })).threads.length;
}

function say(by: Person, postId: string, replyTo?: string) {
  return as(by).comments.createComment({ postId, body: "我来说一句", ...(replyTo ? { replyTo } : {}) });
}

describe("who may reply", () => {
  it("is set by the author, holds from the next comment on, and leaves nothing of a refused one", async () => {
    const [author, stranger, friend] = [await makePerson(), await makePerson(), await makePerson()];
    const postId = await postOf(author);
    await say(stranger, postId);
    await as(author).protection.setContacts({ ...everyone, replies: "following" });
    await as(author).relations.followAccount({ accountId: friend.accountId });
    await expect(say(stranger, postId)).rejects.toMatchObject(refused("following"));
    await say(friend, postId);
    await as(author).protection.setContacts({ ...everyone, replies: "mutuals" });
    await expect(say(friend, postId)).rejects.toMatchObject(refused("mutuals"));
    await as(friend).relations.followAccount({ accountId: author.accountId });
    await say(friend, postId);
    await as(author).protection.setContacts({ ...everyone, replies: "nobody" });
    await expect(say(friend, postId)).rejects.toMatchObject(refused("nobody"));
    await say(author, postId);
    expect(await commentsUnder(postId)).toBe(4);
    expect((await as(author).protection.state({})).settings.replies).toBe("nobody");
  });

  it("holds for answers to one's comments under the posts of others, too", async () => {
    const [author, guarded, stranger] = [await makePerson(), await makePerson(), await makePerson()];
    const postId = await postOf(author);
    const { id } = await say(guarded, postId);
    await as(guarded).protection.setContacts({ ...everyone, replies: "following" });
    await expect(say(stranger, postId, id)).rejects.toMatchObject(refused("following"));
    expect((await as(null).comments.threads({ postId })).threads[0]?.replyCount).toBe(0);
    await say(stranger, postId);
    expect(await commentsUnder(postId)).toBe(2);
  });

  it("is said before anybody types, under a post and to a comment", async () => {
    const [author, guarded, stranger] = [await makePerson(), await makePerson(), await makePerson()];
    const postId = await postOf(author);
    const { id: replyTo } = await say(guarded, postId);
    const foreseen = async (by: Person, more: object = {}) =>
      (await as(by).comments.mayComment({ postId, ...more })).refusal;
    expect(await foreseen(stranger, { replyTo })).toBeNull();
    await as(guarded).protection.setContacts({ ...everyone, replies: "nobody" });
    expect(await foreseen(stranger)).toBeNull();
    expect(await foreseen(stranger, { replyTo })).toMatchObject({
      reason: "CONTACT_LIMITED",
      params: { who: "nobody" },
    });
    expect(await foreseen(guarded, { replyTo })).toBeNull();
    await as(author).protection.beginProtection({});
    expect(await foreseen(stranger)).toMatchObject({ reason: "CONTACT_LIMITED", params: { who: "protected" } });
    expect(await foreseen(author)).toBeNull();
  });

  it("may ask for an account of some age, except of those one follows", async () => {
    const [author, young, followed] = [await makePerson(), await makePerson(), await makePerson()];
    await as(author).protection.setContacts({ ...everyone, minAgeDays: 7 });
    await as(author).relations.followAccount({ accountId: followed.accountId });
    const postId = await postOf(author);
    await expect(say(young, postId)).rejects.toMatchObject(refused("older"));
    await say(followed, postId);
    later(7);
    await say(young, postId);
    expect(await commentsUnder(postId)).toBe(2);
  });

  it("has its like for names, quotes and reposts, which are refused whole and leave nothing behind", async () => {
    const [guarded, stranger, friend] = [
      await makePerson({ nickname: "清静的人" }),
      await makePerson(),
      await makePerson(),
    ];
    const postId = await postOf(guarded);
    await as(guarded).relations.followAccount({ accountId: friend.accountId });
    await as(guarded).protection.setContacts({ ...everyone, mentions: "following", quotes: "following" });
    const naming = { body: `@${guarded.handle} 你怎么看` };
    const refusedAs = (contact: string) => ({
      cause: { reason: "CONTACT_LIMITED", params: { contact, who: "following", name: "清静的人" } },
    });
    await expect(as(stranger).microblog.createPost(naming)).rejects.toMatchObject(refusedAs("mention"));
    await expect(as(stranger).comments.createComment({ postId, ...naming })).rejects.toMatchObject(
      refusedAs("mention"),
    );
    await expect(as(stranger).microblog.quotePost({ postId, body: "看看这个" })).rejects.toMatchObject(
      refusedAs("quote"),
    );
    await expect(as(stranger).microblog.repostPost({ postId })).rejects.toMatchObject(refusedAs("quote"));
    const own = await as(guarded).microblog.repostPost({ postId });
    const passedOn = await as(friend).microblog.repostPost({ postId });
    for (const through of [own, passedOn])
      await expect(as(stranger).microblog.repostPost({ postId: through.id })).rejects.toMatchObject(refusedAs("quote"));
    const { id } = await as(stranger).microblog.createPost({ body: "没有提到谁" });
    await expect(as(stranger).microblog.editPost({ postId: id, ...naming })).rejects.toMatchObject(
      refusedAs("mention"),
    );
    expect((await as(null).microblog.profilePosts({ handle: stranger.handle })).posts.map((post) => post.body)).toEqual(
      ["没有提到谁"],
    );
    await as(friend).microblog.createPost(naming);
    await as(friend).microblog.quotePost({ postId, body: "看看这个" });
    await as(guarded).microblog.createPost(naming);
    await drain();
    const kinds = (await as(guarded).notifications.list({})).notices.map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(["mention", "quote", "repost"]);
  });

  it("is one's own to set, while measured too, and takes only what there is", async () => {
    const author = await makePerson();
    await expect(as(null).protection.setContacts(everyone)).rejects.toMatchObject({
      cause: { reason: "SIGN_IN_REQUIRED" },
    });
    await expect(as(author).protection.setContacts({ ...everyone, minAgeDays: 5 as never })).rejects.toThrow();
    expect(await as(author).protection.state({})).toEqual({
      settings: everyone,
      protectedUntil: null,
      isOffered: false,
    });
  });
});

describe("protection mode", () => {
  it("keeps strangers out at once, for seven days, and ends by itself with the settings as they were", async () => {
    const [author, stranger, friend] = [await makePerson(), await makePerson(), await makePerson()];
    await as(author).relations.followAccount({ accountId: friend.accountId });
    const postId = await postOf(author);
    const { until } = await as(author).protection.beginProtection({});
    expect(await as(author).protection.state({})).toMatchObject({ protectedUntil: until, settings: everyone });
    await expect(say(stranger, postId)).rejects.toMatchObject(refused("protected"));
    await say(friend, postId);
    later(6);
    await expect(say(stranger, postId)).rejects.toMatchObject(refused("protected"));
    freezeClock(new Date(until));
    await say(stranger, postId);
    expect(await as(author).protection.state({})).toMatchObject({ protectedUntil: null });
    await expect(as(author).protection.endProtection({})).rejects.toMatchObject({ cause: { reason: "ALREADY_DONE" } });
  });

  it("is left with one button, and begun again for seven days from then", async () => {
    const [author, stranger] = [await makePerson(), await makePerson()];
    const postId = await postOf(author);
    const first = await as(author).protection.beginProtection({});
    later(3);
    const second = await as(author).protection.beginProtection({});
    expect(new Date(second.until).getTime() - new Date(first.until).getTime()).toBeGreaterThanOrEqual(3 * 86_400_000);
    await as(author).protection.endProtection({});
    await say(stranger, postId);
    expect(await commentsUnder(postId)).toBe(1);
  });

  it("keeps out nobody whom stricter settings would let in", async () => {
    const [author, friend] = [await makePerson(), await makePerson()];
    await as(author).relations.followAccount({ accountId: friend.accountId });
    await as(author).protection.setContacts({ ...everyone, replies: "nobody" });
    await as(author).protection.beginProtection({});
    await expect(say(friend, await postOf(author))).rejects.toMatchObject(refused("nobody"));
  });
});

describe("a pile-on", () => {
  async function pileOnto(author: Person, count: number) {
    const postId = await postOf(author);
    for (let i = 0; i < count; i++) await say(await makePerson(), postId);
    await drain();
  }
  const offers = async (to: Person) =>
    (await as(to).notifications.list({})).notices.filter(({ kind }) => kind === "pile-on").map(({ params }) => params);

  it("is told to whom it happens with an offer, once a day, and the offer goes when it is taken", async () => {
    const author = await makePerson();
    await pileOnto(author, pileOn.strangers);
    expect(await as(author).protection.state({})).toMatchObject({ isOffered: true, protectedUntil: null });
    await pileOnto(author, 3);
    expect(await offers(author)).toEqual([{ count: pileOn.strangers }]);
    await as(author).protection.beginProtection({});
    expect(await as(author).protection.state({})).toMatchObject({ isOffered: false });
    await as(author).protection.endProtection({});
    later(2);
    expect(await as(author).protection.state({})).toMatchObject({ isOffered: false });
  });

  it("is seen as well where strangers name or quote somebody, and not where they only pass a post on", async () => {
    const [named, quoted, passedOn] = [await makePerson(), await makePerson(), await makePerson()];
    const [source, other] = [await postOf(quoted), await postOf(passedOn)];
    for (let i = 0; i < pileOn.strangers; i++) {
      const stranger = await makePerson();
      await as(stranger).microblog.quotePost({ postId: source, body: `大家看看这位，还有 @${named.handle}` });
      await as(stranger).microblog.repostPost({ postId: other });
    }
    await drain();
    expect(await offers(named)).toEqual([{ count: pileOn.strangers }]);
    expect(await offers(quoted)).toEqual([{ count: pileOn.strangers }]);
    expect(await offers(passedOn)).toEqual([]);
  });

  it("is not seen where few speak often, or friends do", async () => {
    const author = await makePerson();
    const [loud, postId] = [await makePerson(), await postOf(author)];
    for (let i = 0; i < pileOn.strangers; i++) await say(loud, postId);
    for (let i = 0; i < pileOn.strangers - 1; i++) {
      const friend = await makePerson();
      await as(author).relations.followAccount({ accountId: friend.accountId });
      await say(friend, postId);
    }
    await drain();
    expect(await offers(author)).toEqual([]);
    expect(await as(author).protection.state({})).toMatchObject({ isOffered: false });
  });
});
