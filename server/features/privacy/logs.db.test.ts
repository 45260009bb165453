import { sql } from "drizzle-orm";
import pg from "pg";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { jobs } from "@/server/api/jobs";
import { freezeClock, now } from "@/server/core/clock";
import { inTransaction } from "@/server/core/database";
import { useLogRetention } from "@/server/core/log-retention";
import { addDays, addMonths } from "@/server/shared/time";
import { obligation } from "@/server/testing/obligation";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";

const world = useWorld();
afterEach(() => freezeClock(null));

let privacy: Person;
let compliance: Person;
beforeAll(async () => {
  privacy = await makePerson({ posts: ["privacy"] });
  compliance = await makePerson({ posts: ["compliance"] });
});

const address = "198.51.100.23";
const why = { purpose: "security-incident", basis: "工单 2026-0117" } as const;
const around = (at: Date) => ({ from: addDays(at, -1).toISOString(), to: addDays(at, 1).toISOString() });
const search = (by: Person, input: object) =>
  as(by).privacy.searchLogs({ ...around(now()), ...why, ...(input as { handle: string }) });

describe("network logs", () => {
  obligation(
    "MB-16.2-a",
    "of publishing, interaction, profile change and deletion are found with account, time, address, port and object",
    async () => {
      const person = await makePerson();
      const here = as(person, { address, port: 51_234 });
      const { id } = await here.microblog.createPost({ body: "会被删掉" });
      await here.accounts.changeBio({ bio: "新的简介" });
      const other = await as(await makePerson()).microblog.createPost({ body: "别人的" });
      await here.microblog.likePost({ postId: other.id });
      await here.microblog.deletePost({ postId: id });
      const { entries } = await search(privacy, { handle: person.handle, addresses: "open" });
      expect(entries.map((entry) => entry.act)).toEqual(["delete", "like", "bio", "post"]);
      expect(entries.at(-1)).toMatchObject({ address, port: 51_234, objectKind: "post", objectId: id });
      expect(entries.at(-1)?.account?.handle).toBe(person.handle);
      expect((await search(privacy, { objectId: id })).entries.map((entry) => entry.act)).toEqual(["delete", "post"]);
    },
  );

  obligation(
    ["MB-16.2-a", "GRP-06.2-a"],
    "of nearly six months ago are found, also for accounts and posts gone since",
    async () => {
      const person = await makePerson();
      const then = addDays(addMonths(now(), -6), 2);
      freezeClock(then);
      const { id } = await as(person, { address }).microblog.createPost({ body: "很久以前" });
      await as(person, { address }).microblog.deletePost({ postId: id });
      freezeClock(null);
      await inTransaction((tx) =>
        tx.rows(sql`update account set closed_at = now() where id = ${person.accountId}::uuid`),
      );
      await jobs["purge-network-logs"]?.run(now());
      for (const by of [{ handle: person.handle }, { address }, { objectId: id }]) {
        const { entries } = await as(privacy).privacy.searchLogs({ ...around(then), ...why, ...by });
        expect(entries.map((entry) => entry.act)).toEqual(["delete", "post"]);
        expect(entries[0]?.address).toBe("198.51.*.*");
      }
    },
  );

  obligation("MB-07.2-a", "are searched by two posts, with a purpose, and each search is recorded", async () => {
    const person = await makePerson();
    await as(person).microblog.createPost({ body: "一条" });
    for (const posts of [[], ["reviewer"], ["officer"]] as const)
      await expect(search(await makePerson({ posts: [...posts] }), { handle: person.handle })).rejects.toMatchObject({
        cause: { reason: "ROLE_REQUIRED" },
      });
    await expect(search(compliance, { handle: person.handle, addresses: "open" })).rejects.toMatchObject({
      cause: { reason: "ROLE_REQUIRED", params: { role: "privacy" } },
    });
    await expect(search(privacy, {})).rejects.toThrow();
    await expect(search(privacy, { handle: person.handle, basis: " " })).rejects.toThrow();
    expect((await as(person).privacy.accessHistory({})).accesses).toEqual([]);
    await search(compliance, { handle: person.handle });
    await search(privacy, { handle: person.handle, addresses: "open" });
    expect((await as(person).privacy.accessHistory({})).accesses).toMatchObject([
      { what: "network-log-addresses", role: "privacy", purpose: "security-incident" },
      { what: "network-log", role: "compliance", purpose: "security-incident" },
    ]);
  });

  obligation("MB-16.2-a", "end after their retention: the job proves its cut-off, the database its floor", async () => {
    const person = await makePerson();
    const old = addDays(addMonths(now(), -6), -40);
    freezeClock(old);
    await as(person).microblog.createPost({ body: "该清理的" });
    freezeClock(null);
    await as(person).microblog.createPost({ body: "要保留的" });
    await jobs["purge-network-logs"]?.run(now());
    const { purges, oldestAt, months } = await as(compliance).privacy.logRetention({});
    expect(months).toBe(6);
    expect(purges[0]?.removed).toBe(1);
    expect(Date.parse(purges[0]?.before ?? "")).toBeLessThanOrEqual(addMonths(now(), -6).getTime());
    expect(Date.parse(oldestAt ?? "")).toBeGreaterThanOrEqual(Date.parse(purges[0]?.before ?? ""));
    expect(purges[0]?.oldestLeft).toBe(oldestAt);
    const { entries } = await search(privacy, { handle: person.handle });
    expect(entries.map((entry) => entry.act)).toEqual(["post"]);

    const owner = new pg.Client({ connectionString: world.url });
    await owner.connect();
    const within = addDays(addMonths(now(), -6), 1);
    await expect(owner.query("select purge_network_log($1)", [within])).rejects.toThrow(/six months/);
    await expect(owner.query("set role guiju_app; delete from network_log")).rejects.toThrow(/permission denied/);
    await owner.end();
    expect(() => useLogRetention(5)).toThrow(RangeError);
  });

  it("are paged without gap or double", async () => {
    const person = await makePerson();
    const { id } = await as(await makePerson()).microblog.createPost({ body: "来来回回" });
    for (let times = 0; times < 26; times += 1) {
      await as(person).microblog.likePost({ postId: id });
      await as(person).microblog.unlikePost({ postId: id });
    }
    const first = await search(privacy, { handle: person.handle });
    const second = await search(privacy, { handle: person.handle, before: first.next });
    expect([first.entries.length, second.entries.length, second.next]).toEqual([50, 2, null]);
    expect(new Set([...first.entries, ...second.entries].map((entry) => entry.id)).size).toBe(52);
  });
});
