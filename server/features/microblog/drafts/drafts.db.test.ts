import { sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { announcePolls, publishScheduled } from "@/server/api/publishing-jobs";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { type DraftContent, emptyContent } from "@/server/shared/draft-content";
import { type DraftId, newId, type PostId } from "@/server/shared/ids";
import { draftsPerAccount } from "@/server/shared/limits";
import { subjectRef } from "@/server/shared/subject";
import { impose, publishedRule } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { prohibited, useDefaultRules } from "@/server/testing/rules";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { type StateWord, setState } from "@/server/trust/visibility/state";

useWorld();
beforeAll(async () => {
  await useDefaultRules();
  await publishedRule();
});
afterEach(() => freezeClock(null));

const written = (body: string, over: Partial<DraftContent> = {}): DraftContent => ({ ...emptyContent, body, ...over });
const minutesAhead = (minutes: number) => new Date(now().getTime() + minutes * 60_000);
const reason = (name: string) => ({ cause: { reason: name } });

async function begun(person: Person, content = written("写到一半")): Promise<DraftId> {
  return (await as(person).microblog.startDraft({ content })).id;
}

/** A draft that is to be published in ten minutes. */
async function scheduled(person: Person, content = written("明天见")): Promise<DraftId> {
  const draftId = await begun(person, content);
  await as(person).microblog.scheduleDraft({ draftId, publishAt: minutesAhead(10).toISOString() });
  return draftId;
}

/** Ten minutes later, when the job comes by. */
async function later(): Promise<void> {
  const at = minutesAhead(11);
  freezeClock(at);
  await publishScheduled.run(at);
  await drain();
}

async function postsOf(person: Person) {
  return (await as(person).microblog.profilePosts({ handle: person.handle })).posts;
}

async function storedPosts(): Promise<number> {
  const [row] = await reader.rows<{ count: number }>(sql`select count(*)::int as count from post`);
  return row?.count ?? 0;
}

describe("a draft", () => {
  it("follows its account to another browser, with everything it holds", async () => {
    const author = await makePerson();
    const content = written("还没想好", {
      audience: "followers",
      declared: ["fiction"],
      notice: "剧透",
      poll: { choices: ["去", ""], multiple: false, minutes: 60 },
    });
    const draftId = await begun(author, content);
    await as(author).microblog.saveDraft({ draftId, content: { ...content, body: "想好了" } });
    expect(await as(author).microblog.drafts({})).toMatchObject([
      { id: draftId, content: { ...content, body: "想好了" }, publishAt: null, refusal: null },
    ]);
  });

  it("is its owner's alone, also for staff", async () => {
    const draftId = await begun(await makePerson(), written("只给自己看"));
    for (const other of [await makePerson(), await makePerson({ posts: ["reviewer", "officer"] })]) {
      await expect(as(other).microblog.draft({ draftId })).rejects.toMatchObject(reason("NOT_FOUND"));
      await expect(as(other).microblog.saveDraft({ draftId, content: emptyContent })).rejects.toMatchObject(
        reason("NOT_FOUND"),
      );
      await expect(as(other).microblog.deleteDraft({ draftId })).rejects.toMatchObject(reason("NOT_FOUND"));
      expect(await as(other).microblog.drafts({})).toEqual([]);
    }
  });

  it("is kept also by who is suspended or not verified, and deleted for good", async () => {
    const author = await makePerson({ identity: "none" });
    await impose(author, "suspend-updates");
    const draftId = await begun(author);
    await as(author).microblog.deleteDraft({ draftId });
    await expect(as(author).microblog.draft({ draftId })).rejects.toMatchObject(reason("NOT_FOUND"));
  });

  it("that was changed in another browser is not overwritten by who did not see that, nor thrown away", async () => {
    const author = await makePerson();
    const { id: draftId, updatedAt: seen } = await as(author).microblog.startDraft({ content: written("开头") });
    const ahead = minutesAhead(1);
    freezeClock(ahead);
    const there = await as(author).microblog.saveDraft({ draftId, content: written("开头，在手机上接着写"), seen });
    expect(there.updatedAt).toBe(ahead.toISOString());
    freezeClock(minutesAhead(1));
    const changed = { draftId, content: written("开头。"), seen };
    await expect(as(author).microblog.saveDraft(changed)).rejects.toMatchObject(reason("DRAFT_CHANGED"));
    await expect(as(author).microblog.deleteDraft({ draftId, seen })).rejects.toMatchObject(reason("DRAFT_CHANGED"));
    expect((await as(author).microblog.draft({ draftId })).content.body).toBe("开头，在手机上接着写");
    await as(author).microblog.saveDraft({ ...changed, seen: there.updatedAt });
    expect((await as(author).microblog.draft({ draftId })).content.body).toBe("开头。");
  });

  it("goes with its publishing, once, however often it is sent", async () => {
    const author = await makePerson();
    const draftId = await begun(author, written("发一次"));
    const sent = await Promise.allSettled(
      [1, 2].map(() => as(author).microblog.createPost({ body: "发一次", draftId })),
    );
    expect(sent.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(as(author).microblog.createPost({ body: "再发一次", draftId })).rejects.toMatchObject(
      reason("DRAFT_GONE"),
    );
    expect(await postsOf(author)).toHaveLength(1);
    expect(await as(author).microblog.drafts({})).toEqual([]);
  });

  it("of another is not published along", async () => {
    const draftId = await begun(await makePerson());
    const thief = await makePerson();
    await expect(as(thief).microblog.createPost({ body: "别人的", draftId })).rejects.toMatchObject(
      reason("DRAFT_GONE"),
    );
    expect(await postsOf(thief)).toEqual([]);
  });

  it("beyond the limit is refused in words", async () => {
    const author = await makePerson();
    for (let count = 0; count < draftsPerAccount; count++) await begun(author);
    await expect(begun(author)).rejects.toMatchObject(reason("TOO_MANY_DRAFTS"));
    expect(await as(author).microblog.drafts({})).toHaveLength(draftsPerAccount);
  });
});

describe("a scheduled post", () => {
  it("is nowhere before its time, is published at it, and is no draft any more", async () => {
    const author = await makePerson();
    await scheduled(
      author,
      written("准时到", { notice: "提示", poll: { choices: ["好", "不好"], multiple: false, minutes: 30 } }),
    );
    await publishScheduled.run(now());
    expect(await postsOf(author)).toEqual([]);
    await later();
    expect(await postsOf(author)).toMatchObject([
      { body: "准时到", notice: "提示", poll: { isOver: false }, state: null },
    ]);
    expect(await as(author).microblog.drafts({})).toEqual([]);
    await publishScheduled.run(now());
    expect(await postsOf(author)).toHaveLength(1);
  });

  it("carries the place it was scheduled from", async () => {
    const author = await makePerson();
    const region = { code: "CN-GX", zh: "广西", en: "Guangxi" };
    const draftId = await begun(author, written("从广西发的"));
    const there = as(author, { region });
    await there.microblog.scheduleDraft({ draftId, publishAt: minutesAhead(10).toISOString() });
    await later();
    expect(await postsOf(author)).toMatchObject([{ region }]);
  });

  it("is changed, put off and taken back", async () => {
    const author = await makePerson();
    const [changed, putOff, takenBack] = [await scheduled(author), await scheduled(author), await scheduled(author)];
    await as(author).microblog.saveDraft({ draftId: changed, content: written("改过的") });
    await as(author).microblog.scheduleDraft({ draftId: putOff, publishAt: minutesAhead(600).toISOString() });
    await as(author).microblog.unscheduleDraft({ draftId: takenBack });
    await later();
    expect(await postsOf(author)).toMatchObject([{ body: "改过的" }]);
    expect((await as(author).microblog.drafts({})).map(({ id }) => id)).toEqual([putOff, takenBack]);
  });

  obligation(
    "PUB-19.2-a",
    "of an author who is suspended by then is not published: it stays a draft, says why, and the author is told",
    async () => {
      const author = await makePerson();
      const draftId = await scheduled(author);
      await impose(author, "suspend-updates");
      const before = await storedPosts();
      await later();
      expect(await storedPosts()).toBe(before);
      expect(await as(author).microblog.draft({ draftId })).toMatchObject({
        publishAt: null,
        content: { body: "明天见" },
        refusal: { reason: "SUSPENDED" },
      });
      const { notices } = await as(author).notifications.list({});
      expect(notices.map(({ kind }) => kind)).toContain("draft-stopped");
      await later();
      expect(await storedPosts()).toBe(before);
    },
  );

  obligation(
    "MB-12.1-a",
    "that a rule forbids by then is not published, and one that it doubts waits for a person",
    async () => {
      const author = await makePerson();
      await scheduled(author, written(prohibited));
      await later();
      expect(await postsOf(author)).toEqual([]);
      expect(await as(author).microblog.drafts({})).toMatchObject([{ refusal: { reason: "CONTENT_PROHIBITED" } }]);
    },
  );

  obligation("MB-07.1-c", "cannot be planned by an account whose identity is not verified", async () => {
    const author = await makePerson({ identity: "none" });
    const draftId = await begun(author);
    const planned = as(author).microblog.scheduleDraft({ draftId, publishAt: minutesAhead(10).toISOString() });
    await expect(planned).rejects.toMatchObject(reason("REAL_NAME_REQUIRED"));
    expect(await as(author).microblog.drafts({})).toMatchObject([{ publishAt: null }]);
  });

  it("cannot be planned for the past, for years ahead, or with nothing in it to publish", async () => {
    const author = await makePerson();
    const draftId = await begun(author);
    for (const at of [minutesAhead(-5), minutesAhead(600_000)])
      await expect(as(author).microblog.scheduleDraft({ draftId, publishAt: at.toISOString() })).rejects.toMatchObject({
        cause: { params: { fields: [{ path: "publishAt", problem: "time" }] } },
      });
    const half: [Partial<DraftContent>, object][] = [
      [{ poll: { choices: ["一"], multiple: false, minutes: 60 } }, { path: "poll.choices", problem: "too_few" }],
      [{ declared: ["reprint"] }, { path: "reprint", problem: "missing" }],
      [{ audience: "circle" }, { path: "circleId", problem: "missing" }],
    ];
    for (const [over, wrong] of half) {
      const draftId = await begun(author, written("选哪个", over));
      await expect(
        as(author).microblog.scheduleDraft({ draftId, publishAt: minutesAhead(10).toISOString() }),
      ).rejects.toMatchObject({ cause: { reason: "INPUT_INVALID", params: { fields: [wrong] } } });
    }
  });
});

describe("a draft of a quote", () => {
  const everyone = { replies: "everyone", mentions: "everyone", messages: "everyone", minAgeDays: 0 } as const;
  /** What can become of a post between its being quoted in a draft and the publishing, with the refusal that follows. */
  const turns: [
    what: string,
    reason: string,
    turn: (author: Person, quoter: Person, postId: PostId) => Promise<unknown>,
  ][] = [
    ["removed", "QUOTED_GONE", (_author, _quoter, postId) => decide(postId, "removed")],
    ["deleted", "QUOTED_GONE", (author, _quoter, postId) => as(author).microblog.deletePost({ postId })],
    ["narrowed", "QUOTED_GONE", (author, _quoter, postId) => narrow(author, postId, "self")],
    [
      "by somebody who blocks the quoter",
      "QUOTED_GONE",
      (author, quoter) => as(author).relations.blockAccount({ accountId: quoter.accountId }),
    ],
    [
      "by somebody whom the quoter blocks",
      "QUOTED_GONE",
      (author, quoter) => as(quoter).relations.blockAccount({ accountId: author.accountId }),
    ],
    [
      "narrowed to followers, of whom the quoter is one",
      "NOT_SHAREABLE",
      async (author, quoter, postId) => {
        await as(quoter).relations.followAccount({ accountId: author.accountId });
        await narrow(author, postId, "followers");
      },
    ],
    ["held back", "QUOTED_GONE", (_author, _quoter, postId) => decide(postId, "held")],
    [
      "of an account that was closed",
      "QUOTED_GONE",
      (author) => inWriteTx((tx) => setState(tx, subjectRef("account", author.accountId), "closed")),
    ],
    [
      "quoted by somebody who is suspended by then",
      "SUSPENDED",
      (_author, quoter) => impose(quoter, "suspend-updates"),
    ],
    [
      "by somebody who lets nobody quote",
      "CONTACT_LIMITED",
      (author) => as(author).protection.setContacts({ ...everyone, quotes: "nobody" }),
    ],
  ];

  function decide(postId: string, state: StateWord) {
    return inWriteTx((tx) => setState(tx, subjectRef("post", postId), state));
  }
  function narrow(author: Person, postId: PostId, audience: "self" | "followers") {
    return as(author).microblog.narrowAudience({ postId, audience });
  }
  async function post(author: Person) {
    return (await as(author).microblog.createPost({ body: "原来的话" })).id;
  }

  it("shows what it quotes, and is published as a quote with all it holds, once", async () => {
    const [author, quoter] = [await makePerson(), await makePerson()];
    const quoteOf = await post(author);
    const content = written("我的看法", { quoteOf, notice: "剧透", declared: ["fiction"] });
    const draftId = await begun(quoter, content);
    expect(await as(quoter).microblog.draft({ draftId })).toMatchObject({
      content,
      quoted: { is: "post", post: { id: quoteOf, body: "原来的话", author: { handle: author.handle } } },
    });
    const input = { postId: quoteOf, body: "我的看法", notice: "剧透", draftId };
    await as(quoter).microblog.quotePost(input);
    await expect(as(quoter).microblog.quotePost(input)).rejects.toMatchObject(reason("DRAFT_GONE"));
    expect(await postsOf(quoter)).toMatchObject([{ body: "我的看法", source: { post: { id: quoteOf } } }]);
    expect(await as(quoter).microblog.drafts({})).toEqual([]);
  });

  it("is published at its time as the quote that it is", async () => {
    const [author, quoter] = [await makePerson(), await makePerson()];
    const quoteOf = await post(author);
    await scheduled(quoter, written("晚点再说", { quoteOf }));
    await later();
    expect(await postsOf(quoter)).toMatchObject([{ body: "晚点再说", source: { post: { id: quoteOf } } }]);
  });

  for (const [what, refusal, turn] of turns)
    obligation("MB-12.1-a", `of a post ${what} is neither planned nor published, and says why`, async () => {
      const [author, quoter] = [await makePerson(), await makePerson()];
      const quoteOf = await post(author);
      const content = written("我的看法", { quoteOf });
      const [planned, kept] = [await scheduled(quoter, content), await begun(quoter, content)];
      await turn(author, quoter, quoteOf);
      const inAnHour = { draftId: kept, publishAt: minutesAhead(60).toISOString() };
      await expect(as(quoter).microblog.scheduleDraft(inAnHour)).rejects.toMatchObject(reason(refusal));
      expect(await as(quoter).microblog.mayPublish({ act: "post", quotes: quoteOf })).toMatchObject({
        refusal: { reason: refusal },
      });
      await later();
      expect(await postsOf(quoter)).toEqual([]);
      const { quoted, ...stopped } = await as(quoter).microblog.draft({ draftId: planned });
      expect(stopped).toMatchObject({ content, publishAt: null, refusal: { reason: refusal } });
      expect(quoted?.is).toBe(refusal === "QUOTED_GONE" ? "gone" : "post");
    });

  obligation("MB-12.1-a", "asks the author at the beginning too, when it is planned and at its time", async () => {
    const [author, sharer, quoter] = [await makePerson(), await makePerson(), await makePerson()];
    const quote = await as(sharer).microblog.quotePost({ postId: await post(author), body: "同意" });
    const content = written("我也说说", { quoteOf: quote.id });
    await scheduled(quoter, content);
    await as(author).protection.setContacts({ ...everyone, quotes: "nobody" });
    await expect(scheduled(quoter, content)).rejects.toMatchObject(reason("CONTACT_LIMITED"));
    await later();
    expect(await postsOf(quoter)).toEqual([]);
    const refusals = (await as(quoter).microblog.drafts({})).map(({ refusal }) => refusal?.reason);
    expect(refusals.sort()).toEqual(["CONTACT_LIMITED", undefined]);
  });

  it("of one's own post that was removed shows nothing of it, and says why it cannot be planned", async () => {
    const author = await makePerson();
    const quoteOf = await post(author);
    const draftId = await begun(author, written("补一句", { quoteOf }));
    await decide(quoteOf, "removed");
    expect(await as(author).microblog.draft({ draftId })).toMatchObject({ quoted: { is: "gone" } });
    await expect(
      as(author).microblog.scheduleDraft({ draftId, publishAt: minutesAhead(10).toISOString() }),
    ).rejects.toMatchObject(reason("REMOVED"));
  });

  it("of no post at all, or of something else, finds nothing", async () => {
    const [author, quoter] = [await makePerson(), await makePerson()];
    const comment = await as(author).comments.createComment({ postId: await post(author), body: "一句评论" });
    for (const quoteOf of [newId<PostId>(), comment.id]) {
      const draftId = await begun(quoter, written("看看这个", { quoteOf }));
      expect(await as(quoter).microblog.draft({ draftId })).toMatchObject({ quoted: { is: "gone" } });
      const publishAt = minutesAhead(10).toISOString();
      await expect(as(quoter).microblog.scheduleDraft({ draftId, publishAt })).rejects.toMatchObject(
        reason("QUOTED_GONE"),
      );
    }
  });

  it("kept before quotes could be is read as a post of its own", async () => {
    const author = await makePerson();
    const draftId = await begun(author);
    await inWriteTx((tx) => tx.rows(sql`update draft set content = content - 'quoteOf' where id = ${draftId}::uuid`));
    expect(await as(author).microblog.draft({ draftId })).toMatchObject({ content: { quoteOf: null }, quoted: null });
  });
});

describe("time", () => {
  it("has nothing to do where nothing is due", async () => {
    await publishScheduled.run(now());
    await announcePolls.run(now());
  });
});
