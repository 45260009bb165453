import { sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { documentKeys } from "@/server/shared/documents";
import { everyDocument } from "@/server/testing/entering";
import { obligation } from "@/server/testing/obligation";
import { as, makePerson, useWorld } from "@/server/testing/world";
import { seedDocuments } from "@/server/trust/standing/seed-documents";

useWorld();
beforeAll(async () => {
  await seedDocuments();
});
afterEach(() => freezeClock(null));

const refusal = (reason: string) => ({ cause: { reason } });

/** A next version of a document, with one paragraph more. */
async function nextVersion(key: (typeof documentKeys)[number], effectiveAt: Date, needsAcceptance = true) {
  const compliance = await makePerson({ posts: ["compliance"] });
  const current = await as(null).accounts.document({ key });
  const english = await as(null, { locale: "en" }).accounts.document({ key });
  const line = `修订于 ${effectiveAt.toISOString()}`;
  return as(compliance).accounts.publishDocument({
    key,
    titles: { "zh-CN": current.title, en: english.title },
    texts: { "zh-CN": `${current.text}\n\n${line}`, en: `${english.text}\n\n${line}` },
    needsAcceptance,
    effectiveAt: effectiveAt.toISOString(),
  });
}

describe("the platform's documents", () => {
  obligation(
    ["PUB-06.2-a", "MB-06.2-a", "GRP-05.2-b"],
    "are public without signing in, in both languages, with version, hash and effective date",
    async () => {
      const shown = await as(null).accounts.documents({});
      expect(shown.map(({ key }) => key)).toEqual([...documentKeys]);
      for (const { key } of shown) {
        const [zh, en] = await Promise.all([
          as(null).accounts.document({ key }),
          as(null, { locale: "en" }).accounts.document({ key }),
        ]);
        expect(zh.version).toBe(1);
        expect(zh.hash).toMatch(/^[0-9a-f]{64}$/);
        expect(Date.parse(zh.effectiveAt)).toBeLessThanOrEqual(now().getTime());
        // Clauses are cited by number, so both languages must count them alike.
        expect(en.text.match(/^## /gm)?.length).toBe(zh.text.match(/^## /gm)?.length);
        expect(en.text).not.toMatch(/\p{Script=Han}/u);
      }
    },
  );

  it("brought in again with the same words make no version", async () => {
    expect(await seedDocuments()).toBe(0);
  });

  obligation("IM-06.2-a", "hold the seven lines as a list of their own, one clause each", async () => {
    const { text, needsAcceptance } = await as(null).accounts.document({ key: "seven-lines" });
    expect(text.match(/^## /gm)).toHaveLength(7);
    expect(needsAcceptance).toBe(true);
  });

  obligation("PUB-06.2-a", "show what changed between two versions, and keep the old one readable", async () => {
    await nextVersion("content-rules", new Date(now().getTime() + 60_000), false);
    freezeClock(new Date(now().getTime() + 61_000));
    const current = await as(null).accounts.document({ key: "content-rules" });
    expect(current).toMatchObject({ version: 2, versions: [{ version: 2 }, { version: 1 }] });
    expect((await as(null).accounts.document({ key: "content-rules", version: 1 })).text).not.toContain("修订于");
    const { lines } = await as(null).accounts.documentDifference({ key: "content-rules", from: 1, to: 2 });
    expect(lines.filter(({ is }) => is !== "same")).toEqual([
      { is: "added", parts: [{ is: "added", text: expect.stringMatching(/^修订于/) }] },
    ]);
    await expect(as(null).accounts.documentDifference({ key: "content-rules", from: 1, to: 9 })).rejects.toMatchObject(
      refusal("NOT_FOUND"),
    );
  });

  it("cannot be changed by the application, only followed by another version", async () => {
    await expect(inWriteTx((tx) => tx.rows(sql`update agreement_document set hash = 'x'`))).rejects.toThrow(
      /permission/,
    );
    await expect(inWriteTx((tx) => tx.rows(sql`delete from agreement_acceptance`))).rejects.toThrow(/permission/);
  });

  it("are published by compliance officers, not in the past and not twice", async () => {
    await expect(nextVersion("account-rules", new Date(now().getTime() - 60_000))).rejects.toMatchObject(
      refusal("INPUT_INVALID"),
    );
    const words = { "zh-CN": "同样的字", en: "the same words" };
    const input = {
      key: "account-rules" as const,
      titles: words,
      texts: words,
      needsAcceptance: false,
      effectiveAt: new Date(now().getTime() + 3_600_000).toISOString(),
    };
    await expect(as(await makePerson()).accounts.publishDocument(input)).rejects.toMatchObject(
      refusal("ROLE_REQUIRED"),
    );
    const compliance = await makePerson({ posts: ["compliance"] });
    expect(await as(compliance).accounts.publishDocument(input)).toMatchObject({ version: 2 });
    await expect(as(compliance).accounts.publishDocument(input)).rejects.toMatchObject(refusal("ALREADY_DONE"));
  });
});

describe("a new version that needs acceptance", () => {
  obligation(
    ["MB-06.2-a", "GRP-05.2-b", "IM-06.2-a"],
    "asks again before the next post from the moment it takes effect: refused, nothing stored, reading stays open",
    async () => {
      const author = await makePerson();
      await as(author).microblog.createPost({ body: "新版之前" });
      const effectiveAt = new Date(now().getTime() + 60_000);
      await nextVersion("service-agreement", effectiveAt);
      await as(author).microblog.createPost({ body: "还没生效" });

      freezeClock(effectiveAt);
      const posts = () => reader.rows(sql`select id from post where author_id = ${author.accountId}::uuid`);
      expect(await posts()).toHaveLength(2);
      await expect(as(author).microblog.createPost({ body: "生效之后" })).rejects.toMatchObject({
        cause: { kind: "FORBIDDEN", reason: "AGREEMENT_REQUIRED", params: { documents: ["service-agreement"] } },
      });
      await expect(as(author).accounts.rename({ nickname: "改个名" })).rejects.toMatchObject(
        refusal("AGREEMENT_REQUIRED"),
      );
      expect(await posts()).toHaveLength(2);
      expect((await as(author).microblog.home({})).posts).toHaveLength(2);
      expect((await as(author).accounts.me({})).missing.documents).toEqual(["service-agreement"]);

      const old = { key: "service-agreement" as const, version: 1, hash: "0".repeat(64) };
      await expect(as(author).accounts.acceptDocuments({ accepted: [old] })).rejects.toMatchObject(
        refusal("AGREEMENT_REQUIRED"),
      );
      const current = (await everyDocument()).filter(({ key }) => key === "service-agreement");
      await as(author).accounts.acceptDocuments({ accepted: current });
      await as(author).accounts.acceptDocuments({ accepted: current });
      await as(author).microblog.createPost({ body: "接受之后" });
      expect(await posts()).toHaveLength(3);
      const mine = await as(author).accounts.acceptances({});
      expect(mine.filter(({ key }) => key === "service-agreement").map(({ version }) => version)).toEqual([2, 1]);
    },
  );
});

describe("the desk's documents", () => {
  it("show versions and newest words in both languages to whoever publishes, and to nobody else", async () => {
    const compliance = await makePerson({ nickname: "起草的人", posts: ["compliance"] });
    const before = await as(compliance).accounts.documentSource({ key: "microblog-rules" });
    expect(before.versions).toMatchObject([{ version: 1, is: "current", publishedBy: null }]);
    const texts = { "zh-CN": `${before.texts["zh-CN"]}\n\n补一句。`, en: `${before.texts.en}\n\nOne line more.` };
    const effectiveAt = new Date(now().getTime() + 3_600_000).toISOString();
    const { titles } = before;
    await as(compliance).accounts.publishDocument({
      key: "microblog-rules",
      titles,
      texts,
      needsAcceptance: false,
      effectiveAt,
    });
    const after = await as(compliance).accounts.documentSource({ key: "microblog-rules" });
    expect(after.texts).toEqual(texts);
    expect(after.versions).toMatchObject([
      { version: 2, is: "coming", publishedBy: { nickname: "起草的人" } },
      { version: 1, is: "current" },
    ]);
    const summaries = await as(compliance).accounts.documentSummaries({});
    expect(summaries.map(({ key }) => key)).toEqual([...documentKeys]);
    expect(summaries.find(({ key }) => key === "microblog-rules")).toMatchObject({
      current: 1,
      coming: { version: 2, effectiveAt },
    });
    const reviewer = await makePerson({ posts: ["reviewer"] });
    await expect(as(reviewer).accounts.documentSummaries({})).rejects.toMatchObject(refusal("ROLE_REQUIRED"));
    await expect(as(reviewer).accounts.documentSource({ key: "microblog-rules" })).rejects.toMatchObject(
      refusal("ROLE_REQUIRED"),
    );
  });

  it("are not published with clauses that the other language lacks", async () => {
    const compliance = await makePerson({ posts: ["compliance"] });
    const { titles, texts } = await as(compliance).accounts.documentSource({ key: "content-rules" });
    await expect(
      as(compliance).accounts.publishDocument({
        key: "content-rules",
        titles,
        texts: { ...texts, "zh-CN": `${texts["zh-CN"]}\n\n## 多出的一条\n\n只有中文。` },
        needsAcceptance: false,
      }),
    ).rejects.toMatchObject({ cause: { params: { fields: [{ path: "texts.en", problem: "clauses" }] } } });
  });
});
