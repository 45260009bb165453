import { beforeAll, describe, expect, it } from "vitest";
import { statementCount } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import type { PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { end, impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { doubtful, prohibited, useDefaultRules } from "@/server/testing/rules";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { type StateWord, setState } from "@/server/trust/visibility/state";
import type { PostView } from "./contract";

useWorld();
beforeAll(useDefaultRules);

function refused(reason: string) {
  return { cause: { reason } };
}

function decide(postId: string, state: StateWord) {
  return inWriteTx((tx) => setState(tx, subjectRef("post", postId), state));
}

async function write(author: Person, body: string) {
  return (await as(author).microblog.createPost({ body })).id;
}

async function seenBy(viewer: Person | null, postId: PostId) {
  const answer = await as(viewer).microblog.getPost({ postId });
  if (answer.is !== "post") throw new Error("removed");
  return answer.post;
}

async function profileOf(viewer: Person | null, person: Person): Promise<PostView[]> {
  return (await as(viewer).microblog.profilePosts({ handle: person.handle })).posts;
}

/** An author, somebody who passes posts on, and a follower of the latter. */
async function chain() {
  const [author, sharer, reader] = [await makePerson(), await makePerson(), await makePerson()];
  await as(reader).relations.followAccount({ accountId: sharer.accountId });
  return { author, sharer, reader };
}

describe("reposts", () => {
  it("bring a post to one's followers with its author, region and labels, and are counted", async () => {
    const { author, sharer, reader } = await chain();
    const region = { code: "CN-ZJ", zh: "浙江", en: "Zhejiang" };
    const { id } = await as(author, { region }).microblog.createPost({
      body: "一幅新画",
      declared: ["ai"],
      notice: "内有强光",
    });
    await as(sharer).microblog.repostPost({ postId: id });
    const [shown] = (await as(reader).microblog.home({})).posts;
    expect(shown).toMatchObject({
      isRepost: true,
      body: "",
      author: { handle: sharer.handle },
      source: {
        is: "post",
        post: { id, author: { handle: author.handle }, region, declared: ["ai"], notice: "内有强光", reposts: 1 },
      },
    });
    expect(await seenBy(sharer, id)).toMatchObject({ reposts: 1, isReposted: true });
    expect(await as(reader).microblog.homeNewer({ after: null })).toEqual({ count: 1 });
  });

  it("happen once, and can be taken back once and made again", async () => {
    const { author, sharer, reader } = await chain();
    const id = await write(author, "好茶");
    await as(sharer).microblog.repostPost({ postId: id });
    await expect(as(sharer).microblog.repostPost({ postId: id })).rejects.toMatchObject(refused("ALREADY_DONE"));
    expect(await seenBy(null, id)).toMatchObject({ reposts: 1 });
    await as(sharer).microblog.undoRepost({ postId: id });
    await expect(as(sharer).microblog.undoRepost({ postId: id })).rejects.toMatchObject(refused("ALREADY_DONE"));
    expect(await seenBy(sharer, id)).toMatchObject({ reposts: 0, isReposted: false });
    expect((await as(reader).microblog.home({})).posts).toEqual([]);
    await as(sharer).microblog.repostPost({ postId: id });
    expect(await seenBy(null, id)).toMatchObject({ reposts: 1 });
  });

  it("by two requests at once make one repost", async () => {
    const { author, sharer } = await chain();
    const id = await write(author, "好茶");
    const tries = [1, 2].map(() => as(sharer).microblog.repostPost({ postId: id }));
    const settled = await Promise.allSettled(tries);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await seenBy(null, id)).toMatchObject({ reposts: 1 });
  });

  obligation(
    ["MB-12.1-a", "PUB-20.2-c"],
    "do not come again while a measure on the earlier one holds, which is named; words of one's own are another matter",
    async () => {
      const { author, sharer, reader } = await chain();
      const id = await write(author, "好茶");
      const first = await as(sharer).microblog.repostPost({ postId: id });
      const { measureId, number } = await impose(sharer, "remove-content", { subject: subjectRef("post", first.id) });
      const again = { cause: { kind: "FORBIDDEN", reason: "REPOST_MEASURED", params: { measureId, number } } };
      await expect(as(sharer).microblog.repostPost({ postId: id })).rejects.toMatchObject(again);
      await as(sharer).microblog.undoRepost({ postId: id });
      await expect(as(sharer).microblog.repostPost({ postId: id })).rejects.toMatchObject(again);
      const through = await as(reader).microblog.repostPost({ postId: id });
      await expect(as(sharer).microblog.repostPost({ postId: through.id })).rejects.toMatchObject(again);
      expect(await seenBy(null, id)).toMatchObject({ reposts: 1 });
      await as(sharer).microblog.quotePost({ postId: id, body: "我有话要说" });
      await end(measureId, "overturned");
      await as(sharer).microblog.repostPost({ postId: id });
      expect(await profileOf(null, sharer)).toMatchObject([{ isRepost: true }, { body: "我有话要说" }]);
    },
  );

  it("of a repost are reposts of what it shows", async () => {
    const { author, sharer, reader } = await chain();
    const id = await write(author, "好茶");
    const repost = await as(sharer).microblog.repostPost({ postId: id });
    const again = await as(reader).microblog.repostPost({ postId: repost.id });
    expect(await seenBy(null, again.id)).toMatchObject({ source: { post: { id, reposts: 2 } } });
  });

  obligation(
    "MB-12.2-a",
    "go out of sight with their source, whatever takes it away, and come back with it",
    async () => {
      const { author, sharer, reader } = await chain();
      const id = await write(author, "会被处理的");
      const repost = await as(sharer).microblog.repostPost({ postId: id });
      const inSight = async () => [
        (await as(reader).microblog.home({})).posts.length,
        (await profileOf(null, sharer)).length,
        (await profileOf(sharer, sharer)).length,
      ];
      expect(await inSight()).toEqual([1, 1, 1]);
      await decide(id, "removed");
      expect(await inSight()).toEqual([0, 0, 0]);
      await expect(as(reader).microblog.getPost({ postId: repost.id })).rejects.toMatchObject(refused("NOT_FOUND"));
      await decide(id, "shown");
      expect(await inSight()).toEqual([1, 1, 1]);
      await as(author).relations.blockAccount({ accountId: reader.accountId });
      expect(await inSight()).toEqual([0, 1, 1]);
      await as(author).relations.unblockAccount({ accountId: reader.accountId });
      await inWriteTx((tx) => setState(tx, subjectRef("account", author.accountId), "closed"));
      expect(await inSight()).toEqual([0, 0, 0]);
      await inWriteTx((tx) => setState(tx, subjectRef("account", author.accountId), "shown"));
      await as(author).microblog.deletePost({ postId: id });
      expect(await inSight()).toEqual([0, 0, 0]);
    },
  );

  obligation(
    "MB-12.1-a",
    "of what was just removed, is held, or is not for everybody are refused and leave nothing",
    async () => {
      const { author, sharer } = await chain();
      const removed = await write(author, "刚被移除的");
      await decide(removed, "removed");
      await expect(as(sharer).microblog.repostPost({ postId: removed })).rejects.toMatchObject(refused("NOT_FOUND"));
      await expect(as(author).microblog.repostPost({ postId: removed })).rejects.toMatchObject(refused("REMOVED"));
      const held = (await as(author).microblog.createPost({ body: doubtful })).id;
      await expect(as(author).microblog.repostPost({ postId: held })).rejects.toMatchObject(refused("NOT_SHAREABLE"));
      await as(sharer).relations.followAccount({ accountId: author.accountId });
      const forFollowers = await as(author).microblog.createPost({ body: "给关注者", audience: "followers" });
      const postId = forFollowers.id;
      await expect(as(sharer).microblog.repostPost({ postId })).rejects.toMatchObject(refused("NOT_SHAREABLE"));
      await expect(as(sharer).microblog.quotePost({ postId, body: "看" })).rejects.toMatchObject(
        refused("NOT_SHAREABLE"),
      );
      expect(await profileOf(sharer, sharer)).toEqual([]);
    },
  );

  it("count for the author's posts, are deleted like posts, and cannot be edited or pinned", async () => {
    const { author, sharer } = await chain();
    const id = await write(author, "好茶");
    const repost = await as(sharer).microblog.repostPost({ postId: id });
    expect((await as(null).relations.profile({ handle: sharer.handle })).posts).toBe(1);
    await expect(as(sharer).microblog.editPost({ postId: repost.id, body: "加一句" })).rejects.toMatchObject(
      refused("ONLY_A_REPOST"),
    );
    await expect(as(sharer).microblog.pinPost({ postId: repost.id })).rejects.toMatchObject(refused("ONLY_A_REPOST"));
    await as(sharer).microblog.deletePost({ postId: repost.id });
    expect((await as(null).relations.profile({ handle: sharer.handle })).posts).toBe(0);
    expect(await seenBy(sharer, id)).toMatchObject({ reposts: 0, isReposted: false });
  });
});

describe("quotes", () => {
  it("ask the author at the beginning too, whatever stands between: a repost, one's own, or a quote", async () => {
    const { author, sharer, reader } = await chain();
    const id = await write(author, "别引用我");
    const quote = await as(sharer).microblog.quotePost({ postId: id, body: "先前引用的" });
    const repost = await as(sharer).microblog.repostPost({ postId: id });
    const own = await as(reader).microblog.repostPost({ postId: id });
    const everyone = { replies: "everyone", mentions: "everyone", messages: "everyone", minAgeDays: 0 } as const;
    await as(author).protection.setContacts({ ...everyone, quotes: "nobody" });
    for (const postId of [id, repost.id, own.id, quote.id])
      await expect(as(reader).microblog.quotePost({ postId, body: "看" })).rejects.toMatchObject(
        refused("CONTACT_LIMITED"),
      );
    expect((await as(null).microblog.quotesOf({ postId: id })).posts).toHaveLength(1);
  });

  it("of a quote leave out a beginning that their author may not see or share", async () => {
    const { author, sharer, reader } = await chain();
    const id = await write(author, "开头的话");
    const quote = await as(sharer).microblog.quotePost({ postId: id, body: "同意" });
    await as(author).relations.blockAccount({ accountId: reader.accountId });
    const blocked = await as(reader).microblog.quotePost({ postId: quote.id, body: "我也说说" });
    expect(await seenBy(null, blocked.id)).toMatchObject({ via: null, source: { post: { id: quote.id } } });
    await as(author).microblog.narrowAudience({ postId: id, audience: "self" });
    const late = await as(await makePerson()).microblog.quotePost({ postId: quote.id, body: "后来的" });
    expect(await seenBy(null, late.id)).toMatchObject({ via: null, source: { post: { id: quote.id } } });
    expect(await seenBy(author, id)).toMatchObject({ reposts: 1 });
  });

  it("keep the words they have once the quoted author shuts their author out, as long as that post is there", async () => {
    const { author, sharer, reader } = await chain();
    const id = await write(author, "开头的话");
    const between = await as(sharer).microblog.quotePost({ postId: id, body: "同意" });
    const quote = await as(reader).microblog.quotePost({ postId: between.id, body: "我也同意" });
    const change = (body: string) => as(reader).microblog.editPost({ postId: quote.id, body });
    await change("我也这么想");
    const everyone = { replies: "everyone", mentions: "everyone", messages: "everyone", minAgeDays: 0 } as const;
    await as(sharer).protection.setContacts({ ...everyone, quotes: "nobody" });
    await expect(change("改成骂人的")).rejects.toMatchObject(refused("CONTACT_LIMITED"));
    await as(sharer).protection.setContacts({ ...everyone, quotes: "everyone" });
    await as(author).relations.blockAccount({ accountId: reader.accountId });
    await expect(change("改成骂人的")).rejects.toMatchObject(refused("WORDS_STAY"));
    expect(await seenBy(null, quote.id)).toMatchObject({ body: "我也这么想" });
    await as(author).microblog.deletePost({ postId: id });
    await change("引用的已经没有了");
    expect(await seenBy(null, quote.id)).toMatchObject({ body: "引用的已经没有了" });
  });

  it("keep author and source through a chain, and every link of it", async () => {
    const { author, sharer, reader } = await chain();
    const id = await write(author, "最初的话");
    const first = await as(sharer).microblog.quotePost({ postId: id, body: "同意" });
    const second = await as(reader).microblog.quotePost({ postId: first.id, body: "我也同意" });
    expect(await seenBy(null, second.id)).toMatchObject({
      body: "我也同意",
      isRepost: false,
      source: { is: "post", post: { id, body: "最初的话", author: { handle: author.handle } } },
      via: { is: "post", id: first.id, body: "同意", author: { handle: sharer.handle } },
    });
    expect(await seenBy(null, first.id)).toMatchObject({ via: null, reposts: 1 });
    expect(await seenBy(null, id)).toMatchObject({ reposts: 2 });
    const { posts } = await as(null).microblog.quotesOf({ postId: id });
    expect(posts.map((post) => post.id)).toEqual([second.id, first.id]);
  });

  it("are shown whole where they are reposted", async () => {
    const { author, sharer, reader } = await chain();
    const id = await write(author, "最初的话");
    const quote = await as(sharer).microblog.quotePost({ postId: id, body: "同意" });
    const repost = await as(reader).microblog.repostPost({ postId: quote.id });
    expect(await seenBy(null, repost.id)).toMatchObject({
      isRepost: true,
      source: { post: { id: quote.id, body: "同意", source: { post: { id, body: "最初的话" } } } },
    });
  });

  obligation(
    "MB-12.2-a",
    "stay with an empty place where what they quote was removed, deleted or narrowed",
    async () => {
      const { author, sharer, reader } = await chain();
      const id = await write(author, "会被处理的");
      const quote = await as(sharer).microblog.quotePost({ postId: id, body: "看这个" });
      const again = await as(reader).microblog.quotePost({ postId: quote.id, body: "也看" });
      await decide(id, "removed");
      for (const viewer of [null, sharer, author])
        expect(await seenBy(viewer, quote.id)).toMatchObject({ body: "看这个", source: { is: "gone" } });
      await decide(quote.id, "removed");
      expect(await seenBy(null, again.id)).toMatchObject({ source: { is: "gone" }, via: { is: "gone" } });
      await decide(id, "shown");
      expect(await seenBy(null, again.id)).toMatchObject({ source: { is: "post" }, via: { is: "gone" } });
      expect(await seenBy(null, id)).toMatchObject({ reposts: 1 });
      await as(author).microblog.narrowAudience({ postId: id, audience: "self" });
      expect(await seenBy(null, again.id)).toMatchObject({ source: { is: "gone" } });
      expect(await seenBy(author, again.id)).toMatchObject({ source: { is: "post" } });
    },
  );

  obligation("MB-12.1-a", "are reviewed like posts", async () => {
    const { author, sharer } = await chain();
    const id = await write(author, "好茶");
    await expect(as(sharer).microblog.quotePost({ postId: id, body: prohibited })).rejects.toMatchObject(
      refused("CONTENT_PROHIBITED"),
    );
    const held = await as(sharer).microblog.quotePost({ postId: id, body: doubtful });
    expect(held.held).toBe(true);
    expect(await seenBy(null, id)).toMatchObject({ reposts: 0 });
    expect((await as(null).microblog.quotesOf({ postId: id })).posts).toEqual([]);
    await decide(held.id, "shown");
    expect(await seenBy(null, id)).toMatchObject({ reposts: 1 });
  });
});

describe("people", () => {
  async function noticesOf(person: Person) {
    await drain();
    const { notices } = await as(person).notifications.list({});
    return notices.map(({ kind, subject }) => [kind, subject?.id]);
  }

  it("are told who reposts and quotes them, and who mentions them", async () => {
    const { author, sharer, reader } = await chain();
    const id = await write(author, "好茶");
    const repost = await as(sharer).microblog.repostPost({ postId: id });
    expect(await noticesOf(author)).toEqual([["repost", repost.id]]);
    const quote = await as(sharer).microblog.quotePost({
      postId: id,
      body: `问问 @${reader.handle} 和 @${sharer.handle}`,
    });
    expect(await noticesOf(author)).toEqual([
      ["quote", quote.id],
      ["repost", repost.id],
    ]);
    expect(await noticesOf(reader)).toEqual([["mention", quote.id]]);
    expect(await noticesOf(sharer)).not.toContainEqual(["mention", quote.id]);
  });

  it("are mentioned by their name, and stay meant when they take another", async () => {
    const [author, named] = [await makePerson(), await makePerson({ nickname: "茶客小周" })];
    const id = await write(author, "今天和@茶客小周 喝茶，还有@没有这个人");
    expect(await seenBy(null, id)).toMatchObject({ mentions: [{ name: "茶客小周", handle: named.handle }] });
    await as(named).accounts.rename({ nickname: "山中小周" });
    expect(await seenBy(null, id)).toMatchObject({ mentions: [{ name: "茶客小周", handle: named.handle }] });
    expect(await noticesOf(named)).toEqual([["mention", id]]);
  });

  it("are not told of what they may not see, nor mentioned by whom they block", async () => {
    const [author, blocker] = [await makePerson(), await makePerson()];
    const forSelf = await as(author).microblog.createPost({ body: `@${blocker.handle} 你好`, audience: "self" });
    expect(await noticesOf(blocker)).toEqual([]);
    expect(await seenBy(author, forSelf.id)).toMatchObject({ mentions: [{ handle: blocker.handle }] });
    await as(blocker).relations.blockAccount({ accountId: author.accountId });
    const id = await write(author, `@${blocker.handle} 你好`);
    expect(await noticesOf(blocker)).toEqual([]);
    expect(await seenBy(null, id)).toMatchObject({ mentions: [] });
  });

  it("named in a held text are told once it is let through, and a held edit names nobody before", async () => {
    const [author, named] = [await makePerson(), await makePerson()];
    const id = await write(author, "你好");
    await as(author).microblog.editPost({ postId: id, body: `${doubtful} @${named.handle}` });
    expect(await noticesOf(named)).toEqual([]);
    expect(await seenBy(null, id)).toMatchObject({ mentions: [] });
    await as(author).microblog.editPost({ postId: id, body: `你好 @${named.handle}` });
    expect(await noticesOf(named)).toEqual([["mention", id]]);
  });

  it("can mention twenty at most, and ten thousand are no text", async () => {
    const author = await makePerson();
    const names = (count: number) => Array.from({ length: count }, (_, i) => `@${20_000_000 + i}`).join(" ");
    await write(author, names(20));
    await expect(as(author).microblog.createPost({ body: names(21) })).rejects.toMatchObject({
      cause: { kind: "INVALID", reason: "TOO_MANY_NAMED", params: { what: "mentions", limit: 20, found: 21 } },
    });
    await expect(as(author).microblog.createPost({ body: names(10_000) })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    const topics = Array.from({ length: 11 }, (_, i) => `#话题${i}#`).join("");
    await expect(as(author).microblog.createPost({ body: topics })).rejects.toMatchObject({
      cause: { reason: "TOO_MANY_NAMED", params: { what: "topics" } },
    });
    expect(await profileOf(author, author)).toHaveLength(1);
  });
});

obligation("MB-12.1-a", "a prohibited word is found across a mention, a topic, an address and a line", async () => {
  const author = await makePerson();
  for (const body of [
    "来看网上@林小满 赌场",
    "网上#散步#赌场",
    "网#上赌#场",
    "网上 https://a.test/x 赌场",
    "网上\n赌场",
    "#网上赌场#",
  ])
    await expect(as(author).microblog.createPost({ body })).rejects.toMatchObject(refused("CONTENT_PROHIBITED"));
  expect(await profileOf(author, author)).toEqual([]);
});

it("takes at most twelve statements to pass a post on, and eight to read what was", async () => {
  const { author, sharer, reader } = await chain();
  const id = await write(author, "好茶");
  const counted = async (work: () => Promise<unknown>) => {
    const before = statementCount.run;
    await work();
    return statementCount.run - before;
  };
  expect(await counted(() => as(sharer).microblog.repostPost({ postId: id }))).toBeLessThanOrEqual(12);
  const body = `@${author.handle} 同意`;
  expect(await counted(() => as(sharer).microblog.quotePost({ postId: id, body }))).toBeLessThanOrEqual(12);
  expect(await counted(() => as(reader).microblog.home({}))).toBeLessThanOrEqual(8);
});
