import { readdirSync, readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, describe, expect } from "vitest";
import { jobs } from "@/server/api/jobs";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { addDays, addMonths } from "@/server/shared/time";
import { end, impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";
import { appendCredit, foldCredit, startingPoints } from "@/server/trust/standing/credit";

useWorld();
afterEach(() => freezeClock(null));

const change = (person: Person, points: number) =>
  inWriteTx((tx) =>
    appendCredit(tx, {
      principalId: person.principalId,
      accountId: person.accountId,
      reason: "test",
      points,
      rule: "t",
    }),
  );
const stored = async (person: Person) => {
  const [row] = await reader.rows(sql`
    select credit_points as points, credit_level as level from principal where id = ${person.principalId}::uuid`);
  return row;
};

describe("credit", () => {
  obligation("GRP-07.2-a", "has a ledger that its owner reads: event, points, rule, time, handler's post", async () => {
    const person = await makePerson();
    expect(await as(person).credit.mine({})).toMatchObject({ points: startingPoints, level: 2, entries: [] });
    const { measureId } = await impose(person, "suspend-updates");
    const { points, entries } = await as(person).credit.mine({});
    expect(entries).toMatchObject([
      {
        reason: "measure.imposed",
        rule: "measure.suspend-updates.2",
        measureId,
        handler: "officer",
        fromThisAccount: true,
      },
    ]);
    expect(points).toBe(startingPoints + (entries[0]?.points ?? 0));
    await end(measureId, "overturned");
    expect(await as(person).credit.mine({})).toMatchObject({
      points: startingPoints,
      entries: [{ reason: "measure.overturned" }, {}],
    });
    expect((await as(await makePerson()).credit.mine({})).entries).toEqual([]);
  });

  obligation("GRP-07.2-a", "replayed from its ledger gives the stored level, whatever the history", async () => {
    const histories = fc.array(fc.integer({ min: -100, max: 60 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const person = await makePerson();
        for (const points of history) await change(person, points);
        const ledger = (await as(person).credit.mine({})).entries.reverse();
        expect(ledger.map(({ points }) => points)).toEqual(history);
        expect(await stored(person)).toEqual(foldCredit(ledger));
      }),
      { numRuns: 15 },
    );
  });

  obligation("GRP-07.2-a", "is written by one function and by no other code", () => {
    const root = new URL("../../..", import.meta.url).pathname;
    const writers = ["server", "db/seed"].flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
        .map((name) => `${folder}/${name}`)
        .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$|^server\/(testing|bench)\//.test(name))
        .filter((name) =>
          /credit_(points|level)\s*=[^=]|insert into \$\{creditEntry\}/.test(readFileSync(root + name, "utf8")),
        ),
    );
    expect(writers).toEqual(["server/trust/standing/credit.ts"]);
  });

  obligation(
    "GRP-07.2-b",
    "opens abilities by level: below it they are refused with the level, and come back with it",
    async () => {
      freezeClock(now());
      const person = await makePerson();
      const write = (body: string) => as(person).microblog.createPost({ body });
      await change(person, -25);
      expect(await stored(person)).toMatchObject({ level: 0 });
      await expect(write("看这里 https://example.com")).rejects.toMatchObject({
        cause: { reason: "CREDIT_TOO_LOW", params: { level: 0, required: 1 } },
      });
      await expect(write("没有链接")).rejects.toMatchObject({
        cause: { reason: "CREDIT_TOO_LOW", params: { required: 1 } },
      });
      expect(await as(person).microblog.profilePosts({ handle: person.handle })).toMatchObject({ posts: [] });

      freezeClock(addDays(addMonths(now(), 1), -1));
      await jobs["recover-credit"]?.run(now());
      expect(await stored(person)).toMatchObject({ level: 0 });
      freezeClock(addDays(now(), 2));
      await jobs["recover-credit"]?.run(now());
      await jobs["recover-credit"]?.run(now());
      expect(await as(person).credit.mine({})).toMatchObject({
        points: 40,
        level: 1,
        entries: [{ rule: "recovery.clean-month", points: 5, handler: null }, {}],
      });
      expect((await write("看这里 https://example.com")).held).toBe(false);
    },
  );

  obligation("GRP-07.2-b", "has a public table with the very numbers that quotas use", async () => {
    const table = await as(null).credit.table({});
    const posts = table.limits.find(({ act }) => act === "post")?.perDay ?? [];
    const person = await makePerson();
    await change(person, -20);
    for (let count = 0; count < (posts[1] ?? 0); count += 1)
      await as(person).microblog.createPost({ body: `第 ${count} 条` });
    await expect(as(person).microblog.createPost({ body: "多一条" })).rejects.toMatchObject({
      cause: { reason: "QUOTA_EXCEEDED", params: { limit: posts[1] } },
    });
  });
});
