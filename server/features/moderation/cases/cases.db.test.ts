import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { decision } from "@/db/schema/moderation";
import { measure, reportItem } from "@/db/schema/trust/measures";
import { subjectState } from "@/db/schema/trust/visibility";
import { reader, statementCount } from "@/server/core/database";
import { caseOf, deskWork, heldBy, heldPost, reportedPost } from "@/server/testing/cases";
import { obligation } from "@/server/testing/obligation";
import { as, contextAs, makePerson, type Person, useWorld } from "@/server/testing/world";
import { seedRules } from "@/server/trust/review/seed-rules";

useWorld();

let reviewer: Person;
let officer: Person;
beforeAll(async () => {
  await seedRules();
  reviewer = await makePerson({ posts: ["reviewer"] });
  officer = await makePerson({ posts: ["officer"] });
});

describe("a case", () => {
  it("is claimed by one of two who try at once; the other learns until when", async () => {
    const { caseId } = await reportedPost();
    const colleague = await makePerson({ posts: ["reviewer"] });
    const tries = await Promise.allSettled(
      [reviewer, colleague].map((person) => as(person).moderation.claimCase({ caseId })),
    );
    expect(tries.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = tries.find((one) => one.status === "rejected");
    expect(lost?.reason).toMatchObject({
      cause: { reason: "CLAIMED_BY_OTHER", params: { until: expect.any(String) } },
    });
    const [winner, loser] = tries[0]?.status === "fulfilled" ? [reviewer, colleague] : [colleague, reviewer];
    const before = await deskWork();
    const input = { caseId, outcome: "dismiss", reason: "无", feedback: "无违规" } as const;
    await expect(as(loser).moderation.decideCase(input)).rejects.toMatchObject({
      cause: { reason: "CLAIMED_BY_OTHER" },
    });
    await expect(as(loser).moderation.caseDetail({ caseId })).rejects.toMatchObject({
      cause: { reason: "CLAIMED_BY_OTHER" },
    });
    expect(await deskWork()).toEqual(before);
    const both = await Promise.allSettled([1, 2].map(() => as(winner).moderation.decideCase(input)));
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    await expect(as(winner).moderation.decideCase(input)).rejects.toMatchObject({ cause: { reason: "ALREADY_DONE" } });
  });

  it("can be put back and taken by a colleague", async () => {
    const { caseId } = await reportedPost();
    const colleague = await makePerson({ posts: ["reviewer"] });
    await as(reviewer).moderation.claimCase({ caseId });
    await as(reviewer).moderation.releaseClaim({ caseId });
    await as(colleague).moderation.claimCase({ caseId });
    expect((await as(colleague).moderation.queue({ mine: true })).cases.map(({ id }) => id)).toEqual([caseId]);
  });

  it("is no work of people without post, training or second factor", async () => {
    const { caseId } = await reportedPost();
    const before = await deskWork();
    const nobodysStaff = await makePerson();
    const untrained = await makePerson({ posts: ["reviewer"], trained: false });
    const noFactor = (person: Person) => {
      const { session } = contextAs(person);
      return as(person, { session: session && { ...session, secondFactorAt: null } });
    };
    const input = { caseId, outcome: "dismiss", reason: "无", feedback: "无" } as const;
    for (const [caller, reason] of [
      [as(nobodysStaff), "ROLE_REQUIRED"],
      // A second factor would help nobody who holds no post.
      [noFactor(nobodysStaff), "ROLE_REQUIRED"],
      [as(untrained), "TRAINING_REQUIRED"],
      [noFactor(untrained), "SECOND_FACTOR_REQUIRED"],
      [noFactor(reviewer), "SECOND_FACTOR_REQUIRED"],
      [as(null), "SIGN_IN_REQUIRED"],
    ] as const) {
      await expect(caller.moderation.claimCase({ caseId })).rejects.toMatchObject({ cause: { reason } });
      await expect(caller.moderation.decideCase(input)).rejects.toMatchObject({ cause: { reason } });
      if (reason !== "TRAINING_REQUIRED") {
        await expect(caller.moderation.queue({})).rejects.toMatchObject({ cause: { reason } });
        await expect(caller.moderation.caseDetail({ caseId })).rejects.toMatchObject({ cause: { reason } });
      }
    }
    expect(await deskWork()).toEqual(before);
  });

  it("is not decided by whom it is about or who reported in it", async () => {
    const { caseId } = await reportedPost(reviewer);
    const other = await makePerson({ posts: ["reviewer"] });
    const { id } = await as(other).microblog.createPost({ body: "我自己的帖子" });
    await as(null).moderation.report({ subject: { kind: "post", id }, reason: "spam" });
    for (const [person, about] of [
      [reviewer, caseId],
      [other, await caseOf(id)],
    ] as const) {
      await expect(as(person).moderation.claimCase({ caseId: about })).rejects.toMatchObject({
        cause: { reason: "CONFLICT_OF_INTEREST" },
      });
    }
  });

  it("feeds back all its reports at once, and needs words for them", async () => {
    const { id, caseId, receipt } = await reportedPost();
    const second = await makePerson();
    const more = await as(second).moderation.report({ subject: { kind: "post", id }, reason: "spam" });
    await as(reviewer).moderation.claimCase({ caseId });
    const decide = (feedback?: string) =>
      as(reviewer).moderation.decideCase({
        caseId,
        outcome: "measure",
        rule: heldBy,
        reason: "诈骗信息",
        measures: [{ kind: "remove-content", days: null }],
        departureReason: "初次，且已删除",
        ...(feedback ? { feedback } : {}),
      });
    await expect(decide()).rejects.toMatchObject({ cause: { params: { fields: [{ path: "feedback" }] } } });
    await decide("内容已移除。");
    for (const number of [receipt, more.receipt])
      expect(await as(null).moderation.reportStatus({ receipt: number })).toMatchObject({ outcome: "upheld" });
    expect(await as(second).microblog.getPost({ postId: id })).toMatchObject({ is: "removed" });
  });
});

describe("measures from the desk", () => {
  obligation("IM-08.2-a", "follow the proposed step, or depart from it with a reason that is kept", async () => {
    const { caseId } = await reportedPost();
    await as(officer).moderation.claimCase({ caseId });
    const { proposal } = await as(officer).moderation.caseDetail({ caseId });
    expect(proposal).toMatchObject({ step: "suspended-updates", kinds: ["suspend-updates"] });
    const input = {
      caseId,
      outcome: "measure",
      rule: heldBy,
      reason: "诈骗信息",
      feedback: "已处置。",
      measures: [{ kind: "warn", days: 7, demand: "停止发布此类信息" }],
    } as const;
    const before = await deskWork();
    await expect(as(officer).moderation.decideCase({ ...input, measures: [...input.measures] })).rejects.toMatchObject({
      cause: { reason: "INPUT_INVALID", params: { fields: [{ path: "departureReason", problem: "empty" }] } },
    });
    expect(await deskWork()).toEqual(before);
    await as(officer).moderation.decideCase({
      ...input,
      measures: [...input.measures],
      departureReason: "首次，影响轻微",
    });
    const [stored] = await reader.rows(
      sql`select proposed_step as step, departure_reason as because from ${decision} where case_id = ${caseId}::uuid`,
    );
    expect(stored).toEqual({ step: "suspended-updates", because: "首次，影响轻微" });
  });

  obligation(
    "IM-08.2-a",
    "beyond warning and removal are an officer's; the measured person is held to them",
    async () => {
      const { author, caseId } = await reportedPost();
      const measures = [{ kind: "suspend-updates" as const, days: 30 }];
      const input = {
        caseId,
        outcome: "measure" as const,
        rule: heldBy,
        reason: "诈骗信息",
        feedback: "已处置。",
        measures,
      };
      await as(reviewer).moderation.claimCase({ caseId });
      await expect(as(reviewer).moderation.decideCase(input)).rejects.toMatchObject({
        cause: { reason: "OFFICER_REQUIRED" },
      });
      await as(reviewer).moderation.decideCase({ caseId, outcome: "escalate", reason: "需要负责人决定" });
      await expect(as(reviewer).moderation.claimCase({ caseId })).rejects.toMatchObject({
        cause: { reason: "OFFICER_REQUIRED" },
      });
      await as(officer).moderation.claimCase({ caseId });
      await as(officer).moderation.decideCase(input);
      await expect(as(author).microblog.createPost({ body: "再发一条" })).rejects.toMatchObject({
        cause: { reason: "SUSPENDED", params: { measure: "suspend-updates", until: expect.any(String) } },
      });
    },
  );

  obligation(
    "MB-12.2-b",
    "keep what was removed where ordinary staff cannot read it; an officer's look is on record",
    async () => {
      const { caseId } = await reportedPost();
      await as(reviewer).moderation.claimCase({ caseId });
      await as(reviewer).moderation.decideCase({
        caseId,
        outcome: "measure",
        rule: heldBy,
        reason: "诈骗信息",
        feedback: "已移除。",
        measures: [{ kind: "remove-content", days: null }],
        departureReason: "移除即可",
      });
      await expect(as(reviewer).moderation.caseDetail({ caseId })).rejects.toMatchObject({
        cause: { reason: "CLAIMED_BY_OTHER" },
      });
      await expect(as(reviewer).moderation.readCase({ caseId, purpose: "想看看" })).rejects.toMatchObject({
        cause: { reason: "OFFICER_REQUIRED" },
      });
      await expect(as(officer).moderation.caseDetail({ caseId })).rejects.toMatchObject({
        cause: { reason: "CLAIMED_BY_OTHER" },
      });
      await as(officer).moderation.readCase({ caseId, purpose: "核对报送内容" });
      const detail = await as(officer).moderation.caseDetail({ caseId });
      expect(detail.item?.texts[0]?.text).toBe("看起来普通的帖子");
      const looks = await reader.rows<{ actor: string; purpose: string }>(sql`
      select actor_id as actor, payload->>'purpose' as purpose from event where kind = 'case.read' and subject_id = ${caseId}`);
      expect(looks).toEqual([{ actor: officer.accountId, purpose: "核对报送内容" }]);
      const [gap] = await reader.rows(sql`
      select (select count(*)::int from ${subjectState} s where s.state = 'removed'
        and not exists (select from ${measure} m join ${reportItem} i on i.measure_id = m.id where m.id = s.measure_id)) as removals`);
      expect(gap).toEqual({ removals: 0 });
    },
  );
});

describe("the queue", () => {
  it("and a case take at most twelve statements each", async () => {
    const { caseId } = await heldPost();
    await as(reviewer).moderation.claimCase({ caseId });
    const { moderation } = as(reviewer);
    for (const ask of [moderation.queue, moderation.queueCounts, () => moderation.caseDetail({ caseId })]) {
      const before = statementCount.run;
      await ask({});
      expect(statementCount.run - before).toBeLessThanOrEqual(12);
    }
  });

  it("comes in whole pages, gravest first, filtered, and shows no content", async () => {
    await reportedPost();
    const { caseId } = await heldPost();
    const page = await as(reviewer).moderation.queue({});
    const keys = page.cases.map(({ severity, dueAt }) => [-severity, dueAt]);
    expect(keys).toEqual(
      [...keys].sort((a, b) => (a[0] === b[0] ? (String(a[1]) < String(b[1]) ? -1 : 1) : Number(a[0]) - Number(b[0]))),
    );
    expect(JSON.stringify(page)).not.toContain("银行卡的人");
    const onlyHeld = await as(reviewer).moderation.queue({ source: "held", kind: "post" });
    expect(onlyHeld.cases.every(({ source }) => source === "held")).toBe(true);
    expect(onlyHeld.cases.map(({ id }) => id)).toContain(caseId);
    const counts = await as(reviewer).moderation.queueCounts({});
    expect(counts.undecided).toBeGreaterThanOrEqual(2);
  });
});
