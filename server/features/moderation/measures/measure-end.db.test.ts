import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { account, accountStats, session } from "@/db/schema/accounts";
import { notification } from "@/db/schema/notifications";
import { barredIndex, measure, measureEnd } from "@/db/schema/trust/measures";
import { principal } from "@/db/schema/trust/standing";
import { subjectState } from "@/db/schema/trust/visibility";
import { endLapsedMeasures } from "@/server/api/measure-jobs";
import { freezeClock, now } from "@/server/core/clock";
import { inTransaction, reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import type { AccountId, CaseId, MeasureId, PostId } from "@/server/shared/ids";
import { measureKinds } from "@/server/shared/measure-kinds";
import { subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { giveMark } from "@/server/testing/marks";
import { end, impose, post, publishedRule, refusal } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, asSystem, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { recordGaps } from "@/server/trust/measures/gaps";
import { measureModules } from "@/server/trust/measures/kinds";

useWorld();
afterEach(() => freezeClock(null));

describe("a measure's end", () => {
  obligation("PUB-19.2-a", "comes by itself at its instant; the job then writes record and notice once", async () => {
    const person = await makePerson();
    const endsAt = addDays(now(), 3);
    const { measureId } = await impose(person, "suspend-updates", { endsAt });
    freezeClock(new Date(endsAt.getTime() - 1));
    await expect(post(person)).rejects.toMatchObject(refusal("SUSPENDED"));
    freezeClock(endsAt);
    await expect(post(person)).resolves.toBeDefined();
    expect(await endOf(measureId)).toEqual([]);
    await endLapsedMeasures.run(now());
    await endLapsedMeasures.run(now());
    expect(await endOf(measureId)).toEqual([{ how: "lapsed" }]);
    await drain();
    const told = await rowsOf(
      sql`select kind from ${notification} where account_id = ${person.accountId}::uuid order by id`,
    );
    expect(told).toEqual([{ kind: "measure.imposed" }, { kind: "measure.ended" }]);
  });

  it("is refused before its time, and a second time", async () => {
    const person = await makePerson();
    const { measureId } = await impose(person, "suspend-updates");
    await expect(asSystem("clock").moderation.lapseMeasure({ measureId })).rejects.toMatchObject(
      refusal("CHANGED_MEANWHILE"),
    );
    const officer = await makePerson({ posts: ["officer"] });
    await as(officer).moderation.liftMeasure({ measureId, reason: "已改正" });
    await expect(as(officer).moderation.liftMeasure({ measureId, reason: "已改正" })).rejects.toMatchObject(
      refusal("ALREADY_DONE"),
    );
    expect(await endOf(measureId)).toEqual([{ how: "lifted" }]);
  });

  it("is an officer's to bring forward, never of a measure on themself", async () => {
    const person = await makePerson({ posts: ["officer"] });
    const { measureId } = await impose(person, "suspend-updates");
    await expect(as(person).moderation.liftMeasure({ measureId, reason: "我自己" })).rejects.toMatchObject(
      refusal("CONFLICT_OF_INTEREST"),
    );
    const appeals = await makePerson({ posts: ["appeals"] });
    await expect(as(appeals).moderation.liftMeasure({ measureId, reason: "好" })).rejects.toMatchObject(
      refusal("OFFICER_REQUIRED"),
    );
    expect(await endOf(measureId)).toEqual([]);
  });

  obligation(
    ["PUB-20.2-c", "PUB-19.2-a"],
    "leaves what stood before it, whatever is imposed and ended in whatever order",
    async () => {
      const person = await makePerson();
      await identify(person);
      const posts = [await post(person), await post(person)].map(({ id }) => id);
      const before = await standingOf(person, posts);
      const step = fc.record({
        kind: fc.constantFrom(...measureKinds),
        post: fc.constantFrom(...posts),
        severity: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
        endsFirst: fc.nat(20),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
          const held: MeasureId[] = [];
          for (const { kind, post: postId, severity, endsFirst } of steps) {
            const { on } = measureModules[kind];
            const subject = on === "content" ? subjectRef("post", postId) : subjectRef("account", person.accountId);
            held.push((await impose(person, kind, { subject, severity })).measureId);
            const over = endsFirst < 8 ? held.splice(endsFirst % held.length, 1)[0] : undefined;
            if (over) await end(over, "overturned");
          }
          for (const each of held.reverse()) await end(each, "overturned");
          expect(await standingOf(person, posts)).toEqual(before);
        }),
        { numRuns: 12 },
      );
    },
  );

  it("leaves what stood before it, where every kind was imposed by one decision", async () => {
    const [person, officer] = [await makePerson(), await makePerson({ posts: ["officer"] })];
    await identify(person);
    await giveMark(person);
    const { id } = await post(person);
    const before = await standingOf(person, [id]);
    await as(null).moderation.report({ subject: { kind: "post", id }, reason: "fraud" });
    const [waiting] = (await as(officer).moderation.queue({})).cases.filter((c) => c.author.id === person.accountId);
    const caseId = waiting?.id as CaseId; // an id the server gave
    await as(officer).moderation.claimCase({ caseId });
    const choice = { functions: ["comment" as const], demand: "请更正", perDay: 0, label: "disputed" as const };
    await as(officer).moderation.decideCase({
      caseId,
      outcome: "measure",
      rule: await publishedRule(),
      bottomLine: "truthfulness",
      reason: "三次发布同一条假消息",
      feedback: "已处理",
      departureReason: "情节严重",
      measures: measureKinds.map((kind) => ({ ...choice, kind, days: measureModules[kind].timed ? 7 : null })),
    });
    expect(await stateOf(id)).toMatchObject([{ state: "removed" }]);
    expect(await stateOf(person.accountId)).toMatchObject([{ state: "closed" }]);
    expect(await rowsOf(sql`select * from ${session} where account_id = ${person.accountId}::uuid`)).toEqual([]);
    const imposed = await rowsOf<{ id: MeasureId; kind: string }>(
      sql`select id, kind, seq from ${measure} where case_id = ${caseId}::uuid order by seq`,
    );
    expect(imposed.map(({ kind }) => kind)).toEqual(measureKinds);
    expect((await as(person).credit.mine({})).entries).toHaveLength(9);
    for (const each of imposed) await end(each.id, "overturned");
    expect(await standingOf(person, [id])).toEqual(before);
  });

  it("does not count a post again that its author deleted meanwhile", async () => {
    const person = await makePerson();
    const { id } = await post(person);
    await post(person);
    const { measureId } = await impose(person, "remove-content", { subject: subjectRef("post", id) });
    await as(person).microblog.deletePost({ postId: id });
    await end(measureId, "overturned");
    expect(await rowsOf(sql`select posts from ${accountStats} where account_id = ${person.accountId}::uuid`)).toEqual([
      { posts: 1 },
    ]);
  });

  it("hands what it held to another measure that still holds it", async () => {
    const person = await makePerson();
    const { id } = await post(person);
    const subject = subjectRef("post", id);
    const first = await impose(person, "remove-content", { subject });
    const second = await impose(person, "remove-content", { subject });
    await end(second.measureId, "overturned");
    expect(await stateOf(id)).toMatchObject([{ state: "removed", measureId: first.measureId }]);
    await end(first.measureId, "lifted");
    expect(await stateOf(id)).toEqual([]);
  });
});

async function rowsOf<T extends object>(query: ReturnType<typeof sql>): Promise<T[]> {
  return inTransaction((tx) => tx.rows<T>(query));
}

function endOf(id: MeasureId) {
  return rowsOf(sql`select how from ${measureEnd} where measure_id = ${id}::uuid`);
}

function stateOf(id: PostId | AccountId) {
  return rowsOf(sql`select state, measure_id as "measureId" from ${subjectState} where id = ${id}::uuid`);
}

/** Everything about a person that a measure can touch; sessions aside. */
async function standingOf(person: Person, posts: readonly PostId[]) {
  const about = sql.param([person.accountId, ...posts]);
  return {
    states: await rowsOf(sql`select * from ${subjectState} where id = any(${about}::uuid[]) order by id`),
    stats: await rowsOf(sql`select * from ${accountStats} where account_id = ${person.accountId}::uuid`),
    credit: await rowsOf(
      sql`select credit_points, credit_level from ${principal} where id = ${person.principalId}::uuid`,
    ),
    barred: await rowsOf(sql`select * from ${barredIndex}`),
    gaps: await recordGaps(reader),
  };
}

async function identify(person: Person): Promise<void> {
  await inWriteTx(async (tx) => {
    await tx.rows(
      sql`update ${principal} set identity_index = ${`identity:${person.accountId}`} where id = ${person.principalId}::uuid`,
    );
    await tx.rows(
      sql`update ${account} set phone_index = ${`phone:${person.accountId}`} where id = ${person.accountId}::uuid`,
    );
  });
}
