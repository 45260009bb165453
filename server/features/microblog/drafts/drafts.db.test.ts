import { sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { announcePolls, publishScheduled } from "@/server/api/publishing-jobs";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { type DraftContent, emptyContent } from "@/server/shared/draft-content";
import type { DraftId } from "@/server/shared/ids";
import { draftsPerAccount } from "@/server/shared/limits";
import { impose, publishedRule } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { prohibited, useDefaultRules } from "@/server/testing/rules";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";

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

describe("time", () => {
  it("has nothing to do where nothing is due", async () => {
    await publishScheduled.run(now());
    await announcePolls.run(now());
  });
});
