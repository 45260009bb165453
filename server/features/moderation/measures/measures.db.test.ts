import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { account, accountName, accountStats, session } from "@/db/schema/accounts";
import { notification } from "@/db/schema/notifications";
import { barredIndex, measure, measureEnd, reportItem } from "@/db/schema/trust/measures";
import { principal } from "@/db/schema/trust/standing";
import { subjectState } from "@/db/schema/trust/visibility";
import { endLapsedMeasures } from "@/server/api/measure-jobs";
import { freezeClock, now } from "@/server/core/clock";
import { inTransaction, reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { insertAccount } from "@/server/features/accounts/store/account";
import type { AccountId, CaseId, MeasureId, PostId } from "@/server/shared/ids";
import { measureKinds } from "@/server/shared/measure-kinds";
import { subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import type { ReviewedText } from "@/server/shared/user-text";
import { end, impose, publishedRule } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, asSystem, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { isBarred } from "@/server/trust/measures/barred";
import { recordGaps } from "@/server/trust/measures/gaps";
import { measureModules } from "@/server/trust/measures/kinds";

useWorld();
afterEach(() => freezeClock(null));

const refusal = (reason: string, params: object = {}) => ({
  cause: { reason, params: expect.objectContaining(params) },
});
const post = (person: Person, declared: "advert"[] = []) =>
  as(person).microblog.createPost({ body: "今天路上看到一只猫。", declared });

describe("each measure blocks its act and no other", () => {
  obligation("PUB-19.2-a", "a warning blocks nothing", async () => {
    const person = await makePerson();
    await impose(person, "warn");
    await expect(post(person, ["advert"])).resolves.toBeDefined();
  });

  obligation(["PUB-19.2-a", "IM-08.2-a"], "limited functions: the named ones, naming measure and end", async () => {
    const person = await makePerson();
    const other = await makePerson();
    const { id } = await post(other);
    const endsAt = addDays(now(), 3);
    const { measureId } = await impose(person, "limit-functions", { params: { functions: ["like", "edit"] }, endsAt });
    const limited = refusal("SUSPENDED", {
      measure: "limit-functions",
      measureId,
      until: expect.stringContaining(endsAt.toISOString().slice(0, 19)),
    });
    await expect(as(person).microblog.likePost({ postId: id })).rejects.toMatchObject(limited);
    const own = await post(person);
    await expect(as(person).microblog.editPost({ postId: own.id, body: "改一下" })).rejects.toMatchObject(limited);
    await expect(as(other).microblog.likePost({ postId: own.id })).resolves.toBeDefined();
  });

  obligation(
    "IM-08.2-a",
    "a limited account posts as often a day as it may, and is refused beyond its limit",
    async () => {
      const person = await makePerson();
      const { measureId } = await impose(person, "limit-functions", { params: { functions: ["post"], perDay: 2 } });
      await post(person);
      await post(person);
      await expect(post(person)).rejects.toMatchObject(refusal("SUSPENDED", { measure: "limit-functions", measureId }));
      freezeClock(addDays(now(), 1));
      await expect(post(person)).resolves.toBeDefined();
    },
  );

  obligation(
    ["PUB-19.2-a", "IM-08.2-a"],
    "suspended updates: nothing is published, liking and deleting go on",
    async () => {
      const person = await makePerson();
      const other = await makePerson();
      const own = await post(person);
      const { id } = await post(other);
      const { measureId } = await impose(person, "suspend-updates");
      const suspended = refusal("SUSPENDED", { measure: "suspend-updates", measureId });
      await expect(post(person)).rejects.toMatchObject(suspended);
      await expect(as(person).microblog.editPost({ postId: own.id, body: "改" })).rejects.toMatchObject(suspended);
      await as(person).microblog.likePost({ postId: id });
      await as(person).microblog.deletePost({ postId: own.id });
      expect((await as(other).microblog.profilePosts({ handle: person.handle })).posts).toEqual([]);
    },
  );

  obligation("PUB-19.2-a", "stopped advertising: advertisements alone", async () => {
    const person = await makePerson();
    await impose(person, "stop-advertising");
    await expect(post(person, ["advert"])).rejects.toMatchObject(refusal("SUSPENDED", { measure: "stop-advertising" }));
    await expect(post(person)).resolves.toBeDefined();
  });

  obligation(
    "PUB-19.2-a",
    "a closed account: out of sight, sessions ended, its name still taken, redress open",
    async () => {
      const person = await makePerson();
      const other = await makePerson();
      const { id } = await post(person);
      await seedSession(person);
      const { measureId } = await impose(person, "close-account");
      expect(await rowsOf(sql`select 1 from ${session} where account_id = ${person.accountId}::uuid`)).toEqual([]);
      await expect(as(other).microblog.getPost({ postId: id })).rejects.toMatchObject(refusal("NOT_FOUND"));
      await expect(post(person)).rejects.toMatchObject(refusal("ACCOUNT_CLOSED", { measureId }));
      await expect(as(person).microblog.likePost({ postId: (await post(other)).id })).rejects.toMatchObject(
        refusal("ACCOUNT_CLOSED"),
      );
      expect(await takeName(person.nickname)).toBeNull();
      expect((await as(person).moderation.myStanding({})).inForce).toMatchObject([{ kind: "close-account" }]);
      await as(person).moderation.appealMeasure({ measureId, grounds: "不是我发的" });
      await as(person).microblog.deletePost({ postId: id });
    },
  );

  obligation("PUB-19.2-a", "a blacklisted principal: every account of it", async () => {
    const person = await makePerson();
    const second = await secondAccount(person);
    await post(second);
    const { measureId } = await impose(person, "blacklist");
    for (const each of [person, second]) {
      await expect(post(each)).rejects.toMatchObject(refusal("BLACKLISTED", { measureId }));
    }
    expect((await as(second).moderation.myStanding({})).inForce).toMatchObject([{ kind: "blacklist" }]);
  });

  obligation("PUB-19.2-a", "a barred registration: identity, phone and nothing of accounts that exist", async () => {
    const person = await makePerson();
    await identify(person);
    await impose(person, "bar-registration", { endsAt: addDays(now(), 30) });
    expect(await isBarred(reader, "identity", `identity:${person.accountId}`, now())).not.toBeNull();
    expect(await isBarred(reader, "phone", `phone:${person.accountId}`, now())).not.toBeNull();
    expect(await isBarred(reader, "phone", "phone:another", now())).toBeNull();
    await expect(post(person)).resolves.toBeDefined();
    expect(await isBarred(reader, "phone", `phone:${person.accountId}`, addDays(now(), 31))).toBeNull();
  });

  obligation(
    ["PUB-19.2-a", "MB-12.2-b"],
    "removed content: gone for others, there for its author with the measure",
    async () => {
      const person = await makePerson();
      const other = await makePerson();
      const { id } = await post(person);
      const kept = await post(person);
      const { measureId } = await impose(person, "remove-content", { subject: subjectRef("post", id) });
      expect(await as(other).microblog.getPost({ postId: id })).toEqual({ is: "removed", id });
      expect(await as(person).microblog.getPost({ postId: id })).toMatchObject({
        post: { state: { word: "removed", measureId } },
      });
      expect((await as(other).microblog.profilePosts({ handle: person.handle })).posts.map((each) => each.id)).toEqual([
        kept.id,
      ]);
      await expect(post(person)).resolves.toBeDefined();
    },
  );

  obligation("PUB-19.2-a", "several hold at once, and each ends alone", async () => {
    const person = await makePerson();
    const suspended = await impose(person, "suspend-updates");
    await impose(person, "stop-advertising");
    await end(suspended.measureId, "lifted");
    await expect(post(person)).resolves.toBeDefined();
    await expect(post(person, ["advert"])).rejects.toMatchObject(refusal("SUSPENDED", { measure: "stop-advertising" }));
  });
});

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
    const { id } = await post(person);
    const before = await standingOf(person, [id]);
    await as(null).moderation.report({ subject: { kind: "post", id }, reason: "fraud" });
    const [waiting] = (await as(officer).moderation.queue({})).cases.filter((c) => c.author.id === person.accountId);
    const caseId = waiting?.id as CaseId; // an id the server gave
    await as(officer).moderation.claimCase({ caseId });
    const choice = { functions: ["comment" as const], demand: "请更正", perDay: 0 };
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
    expect((await as(person).credit.mine({})).entries).toHaveLength(7);
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

describe("the desk's list", () => {
  it("has what is in force and what ended, for staff who read measures", async () => {
    const person = await makePerson();
    const held = await impose(person, "suspend-updates");
    const over = await impose(person, "warn");
    await end(over.measureId, "lifted");
    const officer = as(await makePerson({ posts: ["officer"] })).moderation;
    const inForce = (await officer.deskMeasures({})).measures;
    expect(inForce.find(({ id }) => id === held.measureId)).toMatchObject({
      isInForce: true,
      person: { nickname: person.nickname },
    });
    expect(inForce.map(({ id }) => id)).not.toContain(over.measureId);
    const ended = (await officer.deskMeasures({ state: "ended" })).measures;
    expect(ended.find(({ id }) => id === over.measureId)).toMatchObject({ end: { how: "lifted" } });
    await expect(as(await makePerson({ posts: ["reviewer"] })).moderation.deskMeasures({})).rejects.toMatchObject(
      refusal("ROLE_REQUIRED"),
    );
  });
});

describe("imposing", () => {
  it("refuses what does not fit, and writes nothing", async () => {
    const person = await makePerson();
    const unfit = (path: string) => ({
      reason: "INPUT_INVALID",
      params: { fields: [expect.objectContaining({ path })] },
    });
    await expect(impose(person, "warn", { params: {} })).rejects.toMatchObject({ reason: "INPUT_INVALID" });
    await expect(impose(person, "limit-functions", { params: { functions: [] } })).rejects.toMatchObject(
      unfit("params.functions"),
    );
    await expect(impose(person, "limit-functions", { params: { functions: ["appeal"] } })).rejects.toMatchObject(
      unfit("params.functions.0"),
    );
    await expect(impose(person, "suspend-updates", { endsAt: now() })).rejects.toMatchObject(unfit("endsAt"));
    await expect(impose(person, "close-account", { endsAt: addDays(now(), 1) })).rejects.toMatchObject(unfit("endsAt"));
    await expect(impose(person, "remove-content")).rejects.toMatchObject(unfit("subject"));
    await expect(impose(person, "warn", { rule: { id: "content-rules#1", version: 99 } })).rejects.toMatchObject(
      unfit("rule"),
    );
    await expect(impose(person, "suspend-updates", { handler: person })).rejects.toMatchObject({
      reason: "CONFLICT_OF_INTEREST",
    });
    expect(await rowsOf(sql`select 1 from ${measure} where account_id = ${person.accountId}::uuid`)).toEqual([]);
  });
});

describe("the statement of reasons", () => {
  obligation(
    ["PUB-06.2-a", "IM-06.2-a"],
    "links the rule in the version applied and names the bottom line, the facts and the way to appeal",
    async () => {
      const person = await makePerson();
      const rule = await publishedRule();
      const { measureId, number } = await impose(person, "suspend-updates", { rule, bottomLine: "truthfulness" });
      const { statement } = await as(person).moderation.measure({ measureId });
      expect(statement).toMatchObject({
        number,
        kind: "suspend-updates",
        facts: "三次发布同一条假消息",
        bottomLine: "truthfulness",
        rule: {
          id: rule.id,
          version: rule.version,
          address: "/agreements/content-rules/1#1",
          clause: { "zh-CN": "不骗人" },
        },
        handledBy: "officer",
        appeal: { possible: true, decisionDays: 7 },
      });
      expect(JSON.stringify(statement)).not.toContain("handlerId");
    },
  );

  obligation("PUB-19.2-b", "is kept as a signed file with the receipt of its record", async () => {
    const person = await makePerson();
    const { measureId } = await impose(person, "warn");
    const file = await as(person).moderation.statementFile({ measureId });
    expect(file).toMatchObject({
      format: "guiju-statement/1",
      transparency: {
        decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED",
      },
      receipt: { format: "guiju-receipt/1", chain: "measure", row: { id: measureId } },
      signature: expect.any(String),
    });
  });

  obligation(
    "MB-12.2-b",
    "and its record are the person's and those staff's who read measures, nobody else's",
    async () => {
      const person = await makePerson();
      const { measureId } = await impose(person, "warn");
      const hidden = refusal("NOT_FOUND");
      await expect(as(await makePerson()).moderation.measure({ measureId })).rejects.toMatchObject(hidden);
      await expect(
        as(await makePerson({ posts: ["reviewer"] })).moderation.measure({ measureId }),
      ).rejects.toMatchObject(hidden);
      await expect(as(null).moderation.measure({ measureId })).rejects.toMatchObject(refusal("SIGN_IN_REQUIRED"));
      await expect(
        as(await makePerson({ posts: ["officer"] })).moderation.measure({ measureId }),
      ).resolves.toBeDefined();
    },
  );
});

describe("the records", () => {
  obligation(["PUB-19.2-b", "IM-08.2-b"], "outlive the account and hold the content as it was", async () => {
    const person = await makePerson();
    const { id } = await post(person);
    const { measureId } = await impose(person, "remove-content", { subject: subjectRef("post", id) });
    await as(person).microblog.deletePost({ postId: id });
    await inWriteTx((tx) => tx.rows(sql`delete from ${account} where id = ${person.accountId}::uuid`));
    const [kept] = await rowsOf<{ snapshot: { texts: unknown } }>(
      sql`select snapshot from ${measure} where id = ${measureId}::uuid`,
    );
    expect(kept?.snapshot).toMatchObject({
      texts: [{ field: "body", text: "今天路上看到一只猫。" }],
      spread: { likes: 0, comments: 0 },
      authorName: person.nickname,
    });
  });

  obligation(["PUB-19.2-b", "IM-08.2-b", "MB-12.2-b"], "cannot be changed or deleted by the application", async () => {
    const { measureId } = await impose(await makePerson(), "warn");
    const denied = { code: "42501" };
    await expect(
      inTransaction((tx) => tx.rows(sql`update ${measure} set reason = 'x' where id = ${measureId}::uuid`)),
    ).rejects.toMatchObject(denied);
    await expect(
      inTransaction((tx) => tx.rows(sql`delete from ${measure} where id = ${measureId}::uuid`)),
    ).rejects.toMatchObject(denied);
    await expect(inTransaction((tx) => tx.rows(sql`delete from ${measureEnd}`))).rejects.toMatchObject(denied);
    await expect(inTransaction((tx) => tx.rows(sql`update ${reportItem} set authority = 'x'`))).rejects.toMatchObject(
      denied,
    );
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

async function seedSession(person: Person): Promise<void> {
  await inWriteTx((tx) =>
    tx.rows(sql`
      insert into ${session} (id, token_hash, account_id, device, address_sealed, created_at, seen_at, expires_at)
      values (gen_random_uuid(), ${person.accountId}, ${person.accountId}::uuid, 'test', 'x', ${tx.now}::timestamptz, ${tx.now}::timestamptz,
              ${addDays(tx.now, 30)}::timestamptz)`),
  );
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

async function secondAccount(person: Person): Promise<Person> {
  const second = await makePerson();
  await inWriteTx((tx) =>
    tx.rows(sql`update ${account} set principal_id = ${person.principalId}::uuid where id = ${second.accountId}::uuid`),
  );
  return { ...second, principalId: person.principalId };
}

/** What registration answers to a name: an account, or null where it is taken. */
async function takeName(nickname: string): Promise<unknown> {
  const other = await makePerson();
  const [taken] = await rowsOf<{ normal: string }>(sql`select normal from ${accountName} where normal = ${nickname}`);
  return inWriteTx((tx) =>
    insertAccount(tx, {
      handle: `x${other.handle}`,
      nickname: nickname as ReviewedText, // the fixture's own words
      nameKey: taken?.normal ?? nickname,
      phone: null,
      locale: "zh-CN",
    }),
  );
}
