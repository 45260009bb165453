import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { post } from "@/db/schema/microblog";
import { moderationCase } from "@/db/schema/moderation";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import type { CaseId } from "@/server/shared/ids";
import { addDays } from "@/server/shared/time";
import { obligation } from "@/server/testing/obligation";
import { useDefaultRules } from "@/server/testing/rules";
import { licenceFor, licensed } from "@/server/testing/samples/licences";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();
beforeAll(useDefaultRules);

function refused(reason: string) {
  return { cause: { reason } };
}

const needsLicence = (service: "publish" | "reprint") => ({
  cause: { kind: "FORBIDDEN", reason: "NEWS_LICENCE_REQUIRED", params: { service } },
});
/** What the default rules take for a news report, and what reads like one. */
const report = "本报讯 昨日，小镇图书馆迎来第一万名读者。";
const doubtful = "突发新闻：桥上的灯又亮了";

async function storedOf(person: Person): Promise<number> {
  const [row] = await reader.rows<{ count: number }>(
    sql`select count(*)::int as count from ${post} p where p.author_id = ${person.accountId}::uuid`,
  );
  return row?.count ?? 0;
}

describe("news from an account without a licence", () => {
  obligation("MB-04.2-a", "is refused where it is declared, and not stored", async () => {
    const author = await makePerson();
    await expect(as(author).microblog.createPost({ body: "今天", declared: ["news"] })).rejects.toMatchObject(
      needsLicence("publish"),
    );
    const reprinted = {
      body: "今天",
      declared: ["news" as const, "reprint" as const],
      reprint: { author: "小镇日报" },
    };
    await expect(as(author).microblog.createPost(reprinted)).rejects.toMatchObject(needsLicence("reprint"));
    expect(await storedOf(author)).toBe(0);
  });

  obligation("MB-04.2-a", "is refused where it is detected, in a post, a quote and an edit", async () => {
    const [author, other] = [await makePerson(), await makePerson()];
    const { id } = await as(other).microblog.createPost({ body: "一条平常的话" });
    await expect(as(author).microblog.createPost({ body: report })).rejects.toMatchObject(needsLicence("publish"));
    await expect(as(author).microblog.quotePost({ postId: id, body: report })).rejects.toMatchObject(
      needsLicence("publish"),
    );
    expect(await storedOf(author)).toBe(0);
    await expect(as(other).microblog.editPost({ postId: id, body: report })).rejects.toMatchObject(
      needsLicence("publish"),
    );
    expect(await as(null).microblog.getPost({ postId: id })).toMatchObject({ post: { body: "一条平常的话" } });
  });

  obligation("MB-04.2-a", "waits for a reviewer where it is doubtful, who decides with a recorded reason", async () => {
    const [author, reviewer] = [await makePerson(), await makePerson({ posts: ["reviewer"] })];
    const { id, held } = await as(author).microblog.createPost({ body: doubtful });
    expect(held).toBe(true);
    await expect(as(null).microblog.getPost({ postId: id })).rejects.toMatchObject(refused("NOT_FOUND"));
    await drain();
    const [found] = await reader.rows<{
      id: Parameters<ReturnType<typeof as>["moderation"]["claimCase"]>[0]["caseId"];
    }>(sql`select id from ${moderationCase} where subject_id = ${id}::uuid`);
    if (!found) throw new Error("no case");
    await as(reviewer).moderation.claimCase({ caseId: found.id });
    await as(reviewer).moderation.decideCase({
      caseId: found.id,
      outcome: "approve",
      reason: "是居民自己的见闻，不是新闻报道。",
      feedback: "没有违规。",
    });
    expect(await as(null).microblog.getPost({ postId: id })).toMatchObject({ is: "post" });
  });
});

describe("news from an account with a licence", () => {
  obligation("MB-04.2-a", "is published within its scope, declared or detected", async () => {
    const { account } = await licensed(["publish"]);
    const { id, held } = await as(account).microblog.createPost({ body: report, declared: ["news"] });
    expect(held).toBe(false);
    expect(await as(null).microblog.getPost({ postId: id })).toMatchObject({ post: { declared: ["news"] } });
  });

  obligation("MB-04.2-a", "is refused beyond its scope: whoever may reprint may not write", async () => {
    const { account } = await licensed(["reprint"]);
    await expect(as(account).microblog.createPost({ body: "今天", declared: ["news"] })).rejects.toMatchObject(
      needsLicence("publish"),
    );
    await expect(as(account).microblog.createPost({ body: report })).rejects.toMatchObject(needsLicence("publish"));
    const declared = ["news" as const, "reprint" as const];
    const { held } = await as(account).microblog.createPost({
      body: report,
      declared,
      reprint: { author: "小镇日报" },
    });
    expect(held).toBe(false);
  });

  obligation("MB-04.2-a", "is refused from the moment the licence runs out, or is ended", async () => {
    const { account, officer, licenceId } = await licensed();
    await as(officer).licences.endLicence({ licenceId, reason: "许可证已被注销" });
    await expect(as(account).microblog.createPost({ body: report })).rejects.toMatchObject(needsLicence("publish"));
    const other = await licensed();
    await as(other.account).microblog.createPost({ body: report });
    freezeClock(addDays(now(), 302));
    try {
      await expect(as(other.account).microblog.createPost({ body: report })).rejects.toMatchObject(
        needsLicence("publish"),
      );
    } finally {
      freezeClock(null);
    }
  });

  obligation("MB-04.2-a", "can be reposted and quoted by everybody, and keeps its source", async () => {
    const { account } = await licensed();
    const reader = await makePerson();
    const { id } = await as(account).microblog.createPost({ body: report, declared: ["news"] });
    const repost = await as(reader).microblog.repostPost({ postId: id });
    const quote = await as(reader).microblog.quotePost({ postId: id, body: "真好" });
    for (const postId of [repost.id, quote.id])
      expect(await as(null).microblog.getPost({ postId })).toMatchObject({
        post: { source: { is: "post", post: { id, declared: ["news"], author: { handle: account.handle } } } },
      });
  });
});

describe("comments under news", () => {
  it("wait for a person of the platform, and so does each change of one; the author's own do not", async () => {
    const { account } = await licensed();
    const { id: postId } = await as(account).microblog.createPost({ body: report, declared: ["news"] });
    const [writer, reviewer] = [await makePerson(), await makePerson({ posts: ["reviewer"] })];
    const read = async () => (await as(null).comments.threads({ postId })).threads.map(({ opener }) => opener?.body);
    const approve = async (kind: string) => {
      await drain();
      const [found] = await reader.rows<{ id: CaseId }>(
        sql`select id from ${moderationCase} where root_id = ${postId}::uuid and subject_kind = ${kind}`,
      );
      if (!found) throw new Error("It opened no case.");
      await as(reviewer).moderation.claimCase({ caseId: found.id });
      await as(reviewer).moderation.decideCase({ caseId: found.id, outcome: "approve", reason: "没有违规。" });
    };

    expect(await as(null).comments.section({ postId })).toMatchObject({ isNews: true });
    const { id: commentId, held } = await as(writer).comments.createComment({ postId, body: "去看看" });
    expect([held, await read()]).toEqual([true, []]);
    await approve("comment");
    expect(await read()).toEqual(["去看看"]);
    expect(await as(writer).comments.editComment({ commentId, body: "周末去看看" })).toMatchObject({ held: true });
    expect(await read()).toEqual(["去看看"]);
    await approve("comment-revision");
    expect(await read()).toEqual(["周末去看看"]);

    expect(await as(account).comments.createComment({ postId, body: "欢迎" })).toMatchObject({ held: false });
    const plain = await as(account).microblog.createPost({ body: "今天放假" });
    expect(await as(writer).comments.createComment({ postId: plain.id, body: "真好" })).toMatchObject({ held: false });
  });
});

describe("a licence", () => {
  it("is entered and ended by an officer, with evidence of their own, and its holder is told", async () => {
    const { account, officer, licenceId } = await licensed();
    await expect(as(account).licences.list({})).rejects.toMatchObject(refused("ROLE_REQUIRED"));
    const stranger = await makePerson();
    await expect(as(stranger).licences.enterLicence({ ...(await licenceFor(officer, account)) })).rejects.toMatchObject(
      { code: "FORBIDDEN" },
    );
    const borrowed = { ...(await licenceFor(officer, account)), accountId: stranger.accountId };
    const other = await makePerson({ posts: ["officer"] });
    await expect(as(other).licences.enterLicence(borrowed)).rejects.toMatchObject(refused("INPUT_INVALID"));
    await expect(
      as(officer).licences.enterLicence({ ...(await licenceFor(officer, stranger)), endsOn: "2020-01-01" }),
    ).rejects.toMatchObject(refused("INPUT_INVALID"));
    await as(officer).licences.endLicence({ licenceId, reason: "许可证已被注销" });
    await expect(as(officer).licences.endLicence({ licenceId, reason: "再来" })).rejects.toMatchObject(
      refused("ALREADY_DONE"),
    );
    expect(await as(account).licences.mine({})).toMatchObject([{ state: "ended", endReason: "许可证已被注销" }]);
    expect(await as(stranger).licences.mine({})).toEqual([]);
    await drain();
    const { notices } = await as(account).notifications.list({});
    expect(notices.map(({ kind }) => kind).sort()).toEqual(["licence-ended", "licence-entered"]);
  });
});
