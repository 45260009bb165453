import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { accountStats } from "@/db/schema/accounts";
import { appeal } from "@/db/schema/moderation";
import { notification } from "@/db/schema/notifications";
import { measureEnd, reportItem } from "@/db/schema/trust/measures";
import { principal } from "@/db/schema/trust/standing";
import { endLapsedMeasures } from "@/server/api/measure-jobs";
import { freezeClock, now } from "@/server/core/clock";
import { inTransaction } from "@/server/core/database";
import { readScope } from "@/server/core/read-scope";
import { findImageInCase } from "@/server/features/media/visibility";
import type { AppealId, MeasureId, MediaId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { takenIn } from "@/server/testing/samples/social";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";

useWorld();
afterEach(() => freezeClock(null));

const refusal = (reason: string) => ({ cause: { reason } });
const specialist = () => makePerson({ posts: ["appeals"] });
const appealed = async (person: Person, measureId: MeasureId) =>
  (await as(person).moderation.appealMeasure({ measureId, grounds: "图片是我自己拍的，不是假消息。" })).id;

describe("an appeal", () => {
  obligation("PUB-20.2-c", "is made while suspended, closed or blacklisted, once per measure", async () => {
    for (const kind of ["suspend-updates", "close-account", "blacklist"] as const) {
      const person = await makePerson();
      const { measureId } = await impose(person, kind);
      await appealed(person, measureId);
      await expect(appealed(person, measureId)).rejects.toMatchObject(refusal("ALREADY_DONE"));
      expect(await as(person).moderation.measure({ measureId })).toMatchObject({
        appeal: { state: "open", grounds: expect.stringContaining("图片") },
      });
    }
  });

  obligation("PUB-20.2-c", "is made by the person alone and within the published time", async () => {
    const person = await makePerson();
    const { measureId } = await impose(person, "suspend-updates");
    await expect(appealed(await makePerson(), measureId)).rejects.toMatchObject(refusal("NOT_YOURS"));
    await expect(appealed(await makePerson({ posts: ["officer"] }), measureId)).rejects.toMatchObject(
      refusal("NOT_YOURS"),
    );
    await expect(as(null).moderation.appealMeasure({ measureId, grounds: "我" })).rejects.toMatchObject(
      refusal("SIGN_IN_REQUIRED"),
    );
    freezeClock(addDays(now(), 60));
    await expect(appealed(person, measureId)).rejects.toMatchObject(refusal("TOO_LATE"));
    expect(await rowsOf(sql`select 1 from ${appeal} where measure_id = ${measureId}::uuid`)).toEqual([]);
  });

  it("takes no evidence of somebody else, and has words and an edge", async () => {
    const person = await makePerson();
    const { measureId } = await impose(person, "warn");
    const appealWith = (over: object) => as(person).moderation.appealMeasure({ measureId, grounds: "我", ...over });
    await expect(appealWith({ evidence: [measureId] })).rejects.toMatchObject(refusal("INPUT_INVALID"));
    await expect(appealWith({ grounds: " \u200b" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(appealWith({ grounds: "长".repeat(2001) })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(appealWith({ grounds: "长".repeat(2000) })).resolves.toBeDefined();
  });

  obligation(
    "PUB-20.2-c",
    "brings pictures as evidence while nothing else can be uploaded, for those who decide alone",
    async () => {
      const person = await makePerson();
      const { measureId } = await impose(person, "suspend-updates");
      await expect(as(person).media.addImage({ intakeId: takenIn() })).rejects.toMatchObject(refusal("SUSPENDED"));
      const { id } = await as(person).media.addEvidence({ intakeId: takenIn() });
      const evidence = [id as MediaId]; // an id the command gave
      await as(person).moderation.appealMeasure({ measureId, grounds: "见图", evidence });
      const seenBy = async (viewer: Person) =>
        (await findImageInCase(readScope(viewer.accountId, now()), id as MediaId)) !== null;
      expect(await seenBy(await specialist())).toBe(true);
      expect(await seenBy(await makePerson({ posts: ["reviewer"] }))).toBe(false);
      expect(await seenBy(await makePerson())).toBe(false);
    },
  );

  obligation("PUB-20.2-c", "has a conversation between the person and the desk until it is decided", async () => {
    const person = await makePerson();
    const { measureId } = await impose(person, "suspend-updates");
    const appealId = await appealed(person, measureId);
    const decider = await specialist();
    await as(decider).moderation.answerAppeal({ appealId, body: "请说明拍摄时间。" });
    await as(person).moderation.appealMessage({ appealId, body: "昨天下午。" });
    await expect(as(await makePerson()).moderation.appealMessage({ appealId, body: "我来说" })).rejects.toMatchObject(
      refusal("NOT_YOURS"),
    );
    const { appeal: seen } = await as(person).moderation.measure({ measureId });
    expect(seen?.messages.map(({ fromStaff, body }) => [fromStaff, body])).toEqual([
      [true, "请说明拍摄时间。"],
      [false, "昨天下午。"],
    ]);
    await as(decider).moderation.decideAppeal({ appealId, outcome: "refused", reason: "时间与图片不符。" });
    await expect(as(person).moderation.appealMessage({ appealId, body: "还有" })).rejects.toMatchObject(
      refusal("ALREADY_DONE"),
    );
    await drain();
    expect(await noticesOf(person)).toEqual(["measure.imposed", "appeal.answered", "appeal.decided"]);
  });
});

describe("whoever decides", () => {
  obligation("PUB-20.2-c", "is never the first handler: neither by the gate nor by the database", async () => {
    const handler = await makePerson({ posts: ["officer", "appeals"] });
    const person = await makePerson();
    const { measureId } = await impose(person, "suspend-updates", { handler });
    const appealId = await appealed(person, measureId);
    const conflict = refusal("CONFLICT_OF_INTEREST");
    await expect(
      as(handler).moderation.decideAppeal({ appealId, outcome: "refused", reason: "我说的" }),
    ).rejects.toMatchObject(conflict);
    await expect(as(handler).moderation.claimAppeal({ appealId })).rejects.toMatchObject(conflict);
    const byHand = inTransaction((tx) =>
      tx.rows(sql`
        update ${appeal} set state = 'refused', decided_by = ${handler.accountId}::uuid, decided_at = now(), decision_reason = 'x'
        where id = ${appealId}::uuid`),
    );
    await expect(byHand).rejects.toMatchObject({ code: "23514", constraint: "appeal_other_person" });
    expect(await rowsOf(sql`select state from ${appeal} where id = ${appealId}::uuid`)).toEqual([{ state: "open" }]);
    await expect(
      as(await specialist()).moderation.decideAppeal({ appealId, outcome: "refused", reason: "维持" }),
    ).resolves.toBeDefined();
  });

  it("is never the person whom the measure holds", async () => {
    const person = await makePerson({ posts: ["appeals"] });
    const { measureId } = await impose(person, "stop-advertising");
    const appealId = await appealed(person, measureId);
    await expect(
      as(person).moderation.decideAppeal({ appealId, outcome: "upheld", reason: "我没错" }),
    ).rejects.toMatchObject(refusal("CONFLICT_OF_INTEREST"));
  });

  it("is one at a time: a claim holds others off until its time is over", async () => {
    const person = await makePerson();
    const { measureId } = await impose(person, "suspend-updates");
    const appealId = await appealed(person, measureId);
    const [first, second] = [await specialist(), await specialist()];
    await as(first).moderation.claimAppeal({ appealId });
    await expect(
      as(second).moderation.decideAppeal({ appealId, outcome: "upheld", reason: "有理" }),
    ).rejects.toMatchObject(refusal("CLAIMED_BY_OTHER"));
    const { appeals } = await as(second).moderation.appealsQueue({});
    expect(appeals.find(({ id }) => id === appealId)).toMatchObject({
      isMine: false,
      claimedUntil: expect.any(String),
    });
    freezeClock(new Date(now().getTime() + 31 * 60_000));
    await as(second).moderation.decideAppeal({ appealId, outcome: "upheld", reason: "有理" });
    await expect(
      as(first).moderation.decideAppeal({ appealId, outcome: "refused", reason: "无理" }),
    ).rejects.toMatchObject(refusal("ALREADY_DONE"));
  });

  it("is one of two who decide at the same moment", async () => {
    const person = await makePerson();
    const { measureId } = await impose(person, "suspend-updates");
    const appealId = await appealed(person, measureId);
    const deciders = [await specialist(), await specialist(), await specialist()];
    const outcomes = await Promise.allSettled(
      deciders.map((decider) => as(decider).moderation.decideAppeal({ appealId, outcome: "upheld", reason: "有理" })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await rowsOf(sql`select how from ${measureEnd} where measure_id = ${measureId}::uuid`)).toEqual([
      { how: "overturned" },
    ]);
  });

  it("sees the statement, the record and what cannot be restored; the queue has the first due first and marks the late", async () => {
    const person = await makePerson();
    const { measureId } = await impose(person, "suspend-updates");
    await impose(person, "warn");
    const appealId = await appealed(person, measureId);
    const decider = await specialist();
    expect(await as(decider).moderation.appealCase({ appealId })).toMatchObject({
      statement: { facts: "三次发布同一条假消息" },
      otherMeasures: [{ kind: "warn" }],
      cannotRestore: "suspend-updates",
      isOverdue: false,
    });
    freezeClock(addDays(now(), 8));
    const { appeals } = await as(decider).moderation.appealsQueue({});
    expect(appeals.find(({ id }) => id === appealId)).toMatchObject({ isOverdue: true });
    await expect(as(await makePerson({ posts: ["reviewer"] })).moderation.appealsQueue({})).rejects.toMatchObject(
      refusal("ROLE_REQUIRED"),
    );
  });
});

describe("upholding", () => {
  obligation(
    "PUB-20.2-c",
    "restores account, content, credit and figures, and corrects the report to the authority",
    async () => {
      const person = await makePerson();
      const reader = await makePerson();
      const { id } = await as(person).microblog.createPost({ body: "今天看到双彩虹。" });
      const before = await figuresOf(person);
      const subject = subjectRef("post", id);
      const measures = [
        await impose(person, "remove-content", { subject, severity: 4 }),
        await impose(person, "close-account", { severity: 4 }),
      ];
      await expect(as(reader).microblog.profilePosts({ handle: person.handle })).rejects.toMatchObject(
        refusal("NOT_FOUND"),
      );
      expect(await figuresOf(person)).not.toEqual(before);
      for (const { measureId } of measures) await uphold(await appealed(person, measureId));
      expect(await figuresOf(person)).toEqual(before);
      expect((await as(reader).microblog.profilePosts({ handle: person.handle })).posts.map((post) => post.id)).toEqual(
        [id],
      );
      await expect(as(person).microblog.createPost({ body: "回来了。" })).resolves.toBeDefined();
      for (const { measureId } of measures) {
        const items = await rowsOf(
          sql`select corrects is null as first, content->>'outcome' as outcome from ${reportItem} where measure_id = ${measureId}::uuid order by id`,
        );
        expect(items).toEqual([
          { first: true, outcome: null },
          { first: false, outcome: "overturned" },
        ]);
      }
      await drain();
      expect(await noticesOf(person)).toEqual([
        "measure.imposed",
        "measure.imposed",
        "appeal.decided",
        "appeal.decided",
      ]);
    },
  );

  it("gives credit back and corrects the report also where the measure has lapsed meanwhile", async () => {
    const person = await makePerson();
    const before = await figuresOf(person);
    const { measureId } = await impose(person, "suspend-updates", { endsAt: addDays(now(), 1) });
    const appealId = await appealed(person, measureId);
    freezeClock(addDays(now(), 2));
    await endLapsedMeasures.run(now());
    await uphold(appealId);
    expect(await figuresOf(person)).toEqual(before);
    expect(await as(person).moderation.measure({ measureId })).toMatchObject({
      statement: { end: { how: "overturned" } },
    });
  });

  obligation(
    "GRP-07.2-a",
    "leaves the ledger readable to the person: each entry with points, rule, time and measure",
    async () => {
      const person = await makePerson();
      const { measureId } = await impose(person, "suspend-updates", { severity: 2 });
      await uphold(await appealed(person, measureId));
      const { entries } = await as(person).credit.mine({});
      expect(entries).toMatchObject([
        { points: 12, reason: "measure.overturned", rule: "measure.suspend-updates.2", measureId, handler: "appeals" },
        { points: -12, reason: "measure.imposed", rule: "measure.suspend-updates.2", measureId, handler: "officer" },
      ]);
      expect(await as(person).moderation.myStanding({})).toMatchObject({ points: 60, level: 2 });
      expect((await as(await makePerson()).credit.mine({})).entries).toEqual([]);
    },
  );

  it("of a refused appeal changes nothing", async () => {
    const person = await makePerson();
    const { measureId } = await impose(person, "suspend-updates");
    const appealId = await appealed(person, measureId);
    await as(await specialist()).moderation.decideAppeal({ appealId, outcome: "refused", reason: "事实清楚" });
    await expect(as(person).microblog.createPost({ body: "还在" })).rejects.toMatchObject(refusal("SUSPENDED"));
    expect(await as(person).moderation.measure({ measureId })).toMatchObject({
      appeal: { state: "refused", decisionReason: "事实清楚" },
    });
  });
});

async function uphold(appealId: AppealId): Promise<void> {
  await as(await specialist()).moderation.decideAppeal({ appealId, outcome: "upheld", reason: "证据不足，予以恢复。" });
}

async function rowsOf<T extends object>(query: ReturnType<typeof sql>): Promise<T[]> {
  return inTransaction((tx) => tx.rows<T>(query));
}

async function figuresOf(person: Person) {
  return {
    stats: await rowsOf(sql`select * from ${accountStats} where account_id = ${person.accountId}::uuid`),
    credit: await rowsOf(
      sql`select credit_points, credit_level from ${principal} where id = ${person.principalId}::uuid`,
    ),
  };
}

async function noticesOf(person: Person): Promise<string[]> {
  const rows = await rowsOf<{ kind: string }>(
    sql`select kind from ${notification} where account_id = ${person.accountId}::uuid order by id`,
  );
  return rows.map(({ kind }) => kind);
}
