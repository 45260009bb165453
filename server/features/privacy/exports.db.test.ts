import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { policies } from "@/db/policies";
import { jobs } from "@/server/api/jobs";
import { freezeClock, now } from "@/server/core/clock";
import { readSealed } from "@/server/core/database";
import type { ExportId } from "@/server/features/privacy/contract";
import { exportPath, useExportsFolder } from "@/server/features/privacy/exports/folder";
import { addDays, addMinutes } from "@/server/shared/time";
import { freshNumber, givePhone, prove } from "@/server/testing/identity";
import { impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { unzip } from "@/server/testing/unzip";
import { as, contextAs, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import type { PhoneNumber } from "@/server/trust/standing/identity/phone";

useWorld();
const folder = mkdtempSync(join(tmpdir(), "guiju-exports-"));
beforeAll(() => useExportsFolder(folder));
afterEach(() => freezeClock(null));
afterAll(() => rmSync(folder, { recursive: true }));

const make = async () => jobs["make-exports"]?.run(now());
const phone = "+8613800138123" as PhoneNumber; // of the sandbox's range

/** Asks for a copy, has it made and reads it. */
async function copyOf(person: Person) {
  const { exportId } = await as(person).privacy.requestExport({});
  await make();
  const { exports } = await as(person).privacy.exports({});
  const bytes = readFileSync(exportPath(exportId as ExportId)); // as the command answered it
  return { exportId, view: exports[0], bytes, files: unzip(bytes) };
}

const rowsOf = (files: Map<string, Buffer>, table: string) =>
  JSON.parse(files.get(`data/${table}.json`)?.toString() ?? "[]") as Record<string, unknown>[]; // as it was written

it("tells nobody who named them in what they may not read", async () => {
  const [writer, person] = [await makePerson(), await makePerson()];
  await as(writer).microblog.createPost({ body: `说说 @${person.handle}`, audience: "self" });
  expect((await copyOf(person)).files.has("data/mention.json")).toBe(false);
});

it("tells nobody in whose lists they are, and their owners who is in theirs", async () => {
  const [owner, member] = [await makePerson(), await makePerson()];
  const { id } = await as(owner).lists.makeList({ name: "只给自己看", audience: "self" });
  await as(owner).lists.addToList({ listId: id, accountId: member.accountId });
  expect(rowsOf((await copyOf(member)).files, "account_list_member")).toEqual([]);
  expect(rowsOf((await copyOf(owner)).files, "account_list_member")).toMatchObject([
    { root_id: id, account_id: member.accountId },
  ]);
});

let people = 0;

/** Somebody with data of many kinds. */
async function livelyPerson(): Promise<{ person: Person; officer: Person }> {
  people += 1;
  const person = await makePerson({ identity: "none", nickname: `爱下棋的人${people}` });
  await givePhone(person, phone);
  await prove(person, freshNumber());
  const other = await makePerson();
  const me = as(person, { address: "198.51.100.23" });
  const { id } = await me.microblog.createPost({ body: "副本里的一条 <b>动态</b>" });
  await me.microblog.editPost({ postId: id, body: "副本里改过的一条 <b>动态</b>" });
  await me.comments.createComment({ postId: id, body: "副本里的一句" });
  await me.microblog.likePost({ postId: id });
  await me.relations.followAccount({ accountId: other.accountId });
  await me.relations.blockAccount({ accountId: (await makePerson()).accountId });
  await me.accounts.changeBio({ bio: "副本里的简介" });
  const officer = await makePerson({ posts: ["officer"] });
  const { measureId } = await impose(person, "suspend-updates", { handler: officer });
  await me.moderation.appealMeasure({ measureId, grounds: "副本里的申诉" });
  await me.moderation.report({
    subject: { kind: "account", id: other.accountId },
    reason: "spam",
    details: "副本里的举报",
  });
  await as(other).microblog.createPost({ body: "别人的一条，不在副本里" });
  await drain();
  return { person, officer };
}

describe("a copy of all of one's data", () => {
  obligation(
    "MB-07.2-a",
    "is complete against the schema: each table that is somebody's is in it, and no other",
    async () => {
      const { person } = await livelyPerson();
      const { files, view, bytes } = await copyOf(person);
      const copied = Object.entries(policies).flatMap(([name, policy]) => (policy.exported === "never" ? [] : [name]));
      expect([...files.keys()].filter((name) => name.startsWith("data/")).sort()).toEqual(
        copied.map((name) => `data/${name}.json`).sort(),
      );
      expect(view).toMatchObject({ state: "ready", done: view?.total, bytes: bytes.length });
      expect(view?.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));

      // Whatever row of any table names the person must be in the copy of that table, or the table is not theirs to have.
      const tables = await readSealed<{ name: string }>(
        sql`select tablename as name from pg_tables where schemaname = 'public'`,
      );
      const missing: string[] = [];
      for (const { name } of tables.filter(({ name }) => copied.includes(name))) {
        const [row] = await readSealed<{ count: number }>(sql`
        select count(*)::int as count from ${sql.identifier(name)} r
        where r::text like ${`%${person.accountId}%`} or r::text like ${`%${person.principalId}%`}`);
        if ((row?.count ?? 0) > 0 && rowsOf(files, name).length === 0) missing.push(name);
      }
      expect(missing).toEqual([]);
    },
  );

  it("holds the person's own words, what is sealed of themselves in clear, and a page to read it by", async () => {
    const { person } = await livelyPerson();
    const { files } = await copyOf(person);
    expect(rowsOf(files, "post").map(({ body }) => body)).toEqual(["副本里改过的一条 <b>动态</b>"]);
    expect(rowsOf(files, "post_revision")).toHaveLength(2);
    expect(rowsOf(files, "account")).toMatchObject([{ phone, nickname: person.nickname }]);
    expect(rowsOf(files, "network_log").every(({ address }) => typeof address === "string")).toBe(true);
    expect(rowsOf(files, "measure")).toMatchObject([{ kind: "suspend-updates" }]);
    expect(rowsOf(files, "appeal")).toMatchObject([{ grounds: "副本里的申诉" }]);
    const page = files.get("index.html")?.toString() ?? "";
    expect(page).toContain("副本里改过的一条 &lt;b&gt;动态&lt;/b&gt;");
    expect(page).toContain('href="data/credit_entry.json"');
  });

  it("holds no secret, and nothing of those who handled it or of other people", async () => {
    const { person, officer } = await livelyPerson();
    const { files } = await copyOf(person);
    const everything = [...files.values()].map((file) => file.toString()).join("\n");
    expect(everything).not.toContain(officer.accountId);
    expect(everything).not.toContain("别人的一条");
    expect(everything).not.toMatch(/"[a-z_]+_(sealed|index)"|"token_hash"|"code_hash"/);
  });

  it("needs a confirmation of late, is made once at a time, and is nobody else's", async () => {
    const person = await makePerson();
    const { session } = contextAs(person);
    const unconfirmed = as(person, { session: session && { ...session, confirmedAt: null } });
    const long = as(person, { session: session && { ...session, confirmedAt: addMinutes(now(), -16) } });
    for (const caller of [unconfirmed, long])
      await expect(caller.privacy.requestExport({})).rejects.toMatchObject({
        cause: { reason: "CONFIRMATION_REQUIRED" },
      });
    expect((await as(person).privacy.exports({})).exports).toEqual([]);
    const { exportId } = await as(person).privacy.requestExport({});
    await expect(as(person).privacy.requestExport({})).rejects.toMatchObject({ cause: { reason: "ALREADY_DONE" } });
    await expect(as(person).privacy.exportFile({ exportId })).rejects.toMatchObject({ cause: { reason: "NOT_FOUND" } });
    await make();
    await drain();
    expect(await as(person).privacy.exportFile({ exportId })).toMatchObject({ exportId });
    await expect(unconfirmed.privacy.exportFile({ exportId })).rejects.toMatchObject({
      cause: { reason: "CONFIRMATION_REQUIRED" },
    });
    await expect(as(await makePerson()).privacy.exportFile({ exportId })).rejects.toMatchObject({
      cause: { reason: "NOT_FOUND" },
    });
    expect((await as(person).notifications.list({})).notices).toMatchObject([{ kind: "export-ready" }]);
  });

  it("is gone after its days, file and all, and may be asked for again", async () => {
    const person = await makePerson();
    const { exportId, bytes } = await copyOf(person);
    expect(bytes.length).toBeGreaterThan(0);
    freezeClock(addDays(now(), 8));
    await expect(as(person).privacy.exportFile({ exportId })).rejects.toMatchObject({ cause: { reason: "NOT_FOUND" } });
    await jobs["expire-exports"]?.run(now());
    await jobs["expire-exports"]?.run(now());
    expect(existsSync(exportPath(exportId as ExportId))).toBe(false); // as the command answered it
    expect((await as(person).privacy.exports({})).exports).toMatchObject([{ state: "expired" }]);
    expect((await copyOf(person)).view).toMatchObject({ state: "ready" });
  });

  it.each(["suspend-updates", "limit-functions", "close-account", "blacklist"] as const)(
    "stays a right under the measure %s",
    async (kind) => {
      const person = await makePerson();
      await impose(person, kind);
      const { files } = await copyOf(person);
      expect(rowsOf(files, "measure")).toMatchObject([{ kind }]);
    },
  );
});
