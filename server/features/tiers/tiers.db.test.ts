import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { jobs } from "@/server/api/jobs";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { freshNumber, prove } from "@/server/testing/identity";
import { end, impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { appendCredit } from "@/server/trust/standing/credit";
import { tierThresholds } from "@/server/trust/standing/tier-table";

useWorld();
afterEach(() => freezeClock(null));

const { knownFollowers, leadingFollowers } = tierThresholds;
const own = (person: Person) => as(person).tiers.mine({});
const compute = async () => jobs["regrade-accounts"]?.run(now());
const withFollowers = (person: Person, followers: number) =>
  inWriteTx((tx) =>
    tx.rows(sql`update account_stats set followers = ${followers}::int where account_id = ${person.accountId}::uuid`),
  );
const removeOnePost = async (person: Person, body: string) => {
  const { id } = await as(person).microblog.createPost({ body });
  return impose(person, "remove-content", { subject: subjectRef("post", id), severity: 1 });
};

describe("class and level", () => {
  obligation(
    "MB-09.1-a",
    "an account that passes a follower threshold moves level, and its next post follows the new rule",
    async () => {
      const person = await makePerson();
      await compute();
      expect(await own(person)).toMatchObject({ class: "personal", level: 2, next: null });
      const advert = { body: "本店新到红茶", declared: ["original", "advert"] as const };
      const post = () => as(person).microblog.createPost({ ...advert, declared: [...advert.declared] });
      expect((await post()).held).toBe(false);

      await withFollowers(person, leadingFollowers - 1);
      await as(await makePerson()).relations.followAccount({ accountId: person.accountId });
      expect((await own(person)).next).toMatchObject({ level: 4 });
      expect((await post()).held).toBe(false);
      await drain();
      const { level, history, limits } = await own(person);
      expect(level).toBe(4);
      expect(history).toMatchObject([
        { level: 4, from: { class: "personal", level: 2 }, inputs: { followers: leadingFollowers } },
        { level: 2, from: null },
      ]);
      expect(limits.find(({ act }) => act === "post")).toEqual({ act: "post", perDay: 100 });
      const held = await post();
      expect(held.held).toBe(true);
      const reads = as(await makePerson()).microblog.getPost({ postId: held.id });
      await expect(reads).rejects.toMatchObject({ cause: { reason: "NOT_FOUND" } });
      expect((await as(person).microblog.createPost({ body: "今天喝红茶" })).held).toBe(false);
    },
  );

  obligation("MB-09.1-a", "two removals make an account watched: it waits for a person, until one falls", async () => {
    const person = await makePerson();
    await removeOnePost(person, "第一条");
    await drain();
    expect((await as(person).microblog.createPost({ body: "还没有" })).held).toBe(false);
    const { measureId } = await removeOnePost(person, "第二条");
    await drain();
    expect(await own(person)).toMatchObject({ level: 1, inputs: { removed: 2 }, rule: { hotList: false } });
    expect((await as(person).microblog.createPost({ body: "等人看" })).held).toBe(true);
    await end(measureId, "overturned");
    await drain();
    expect(await own(person)).toMatchObject({ level: 2, inputs: { removed: 1 } });
    expect((await as(person).microblog.createPost({ body: "不用等" })).held).toBe(false);
  });

  obligation("MB-09.1-a", "a watched account may do half as much a day, a known one twice as much", async () => {
    const person = await makePerson();
    await withFollowers(person, knownFollowers);
    await inWriteTx((tx) =>
      appendCredit(tx, { principalId: person.principalId, accountId: null, reason: "test", points: -5, rule: "t" }),
    );
    await compute();
    expect(await own(person)).toMatchObject({ level: 1, inputs: { creditLevel: 1 } });
    const posts = (await own(person)).limits.find(({ act }) => act === "post")?.perDay ?? 0;
    expect(posts).toBe(3);
    for (let count = 0; count < posts; count += 1) await as(person).microblog.createPost({ body: `第 ${count} 条` });
    await expect(as(person).microblog.createPost({ body: "多一条" })).rejects.toMatchObject({
      cause: { reason: "QUOTA_EXCEEDED", params: { limit: posts } },
    });
  });

  it("is unverified and restricted until the identity is proven, and ordinary from then on without waiting", async () => {
    const person = await makePerson({ identity: "none" });
    await compute();
    expect(await own(person)).toMatchObject({ class: "unverified", level: 0 });
    await prove(person, freshNumber());
    expect((await as(person).microblog.createPost({ body: "第一条" })).held).toBe(false);
    await drain();
    expect(await own(person)).toMatchObject({ class: "personal", level: 2 });
  });

  it("forgets what is older than the period, and writes nothing where nothing changed", async () => {
    const person = await makePerson();
    freezeClock(addDays(now(), -100));
    await removeOnePost(person, "很久以前一");
    await removeOnePost(person, "很久以前二");
    await compute();
    expect(await own(person)).toMatchObject({ level: 1 });
    freezeClock(null);
    await compute();
    await compute();
    const { level, history } = await own(person);
    expect([level, history.length]).toEqual([2, 2]);
  });

  it("is no business of others, while the table is everybody's", async () => {
    await expect(as(null).tiers.mine({})).rejects.toMatchObject({ cause: { reason: "SIGN_IN_REQUIRED" } });
    const { levels } = await as(null).tiers.table({});
    expect(levels.map(({ hotList }) => hotList)).toEqual([false, false, true, true, true]);
  });

  it("is recomputed page by page, whatever the number of accounts", async () => {
    for (let count = 0; count < 3; count += 1) await makePerson();
    await compute();
    const [row] = await reader.rows<{ missing: number }>(sql`
      select count(*)::int as missing from account a where not exists (select from account_tier t where t.account_id = a.id)`);
    expect(row?.missing).toBe(0);
  });
});
