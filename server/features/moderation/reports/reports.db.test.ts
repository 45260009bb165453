import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { moderationCase, report } from "@/db/schema/moderation";
import { notification } from "@/db/schema/notifications";
import { escalateLateCases } from "@/server/api/case-jobs";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { bottomLines } from "@/server/shared/bottom-lines";
import { obligation } from "@/server/testing/obligation";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { seedRules } from "@/server/trust/review/seed-rules";
import { dueAfter } from "@/server/trust/standing/time-limits";
import { reportReasons } from "../contract/reports";
import { reportReasonMeanings } from "../report-reasons";

useWorld();

let author: Person;
let reviewer: Person;
beforeAll(async () => {
  await seedRules();
  author = await makePerson();
  reviewer = await makePerson({ posts: ["reviewer"] });
});

async function post(body = "一条普通的帖子") {
  const { id } = await as(author).microblog.createPost({ body });
  return id;
}

async function caseOf(subjectId: string) {
  const [row] = await reader.rows<{ caseId: string; reports: number; state: string; severity: number }>(sql`
    select id as "caseId", reports, state, severity from ${moderationCase} where subject_id = ${subjectId}::uuid order by id desc limit 1`);
  if (!row) throw new Error("no case");
  return row as typeof row & { caseId: Parameters<ReturnType<typeof as>["moderation"]["claimCase"]>[0]["caseId"] };
}

describe("an impersonation", () => {
  it("names whose name or face is used, an account or somebody who is not here, and the desk reads it", async () => {
    const real = await makePerson();
    const subject = { kind: "account" as const, id: (await makePerson()).accountId };
    const { moderation } = as(await makePerson());
    const given = { subject, reason: "impersonation" as const, details: "头像和名字都是我的" };
    const refused = { cause: { reason: "INPUT_INVALID" } };
    await expect(
      moderation.report({ ...given, impersonated: { kind: "account", handle: "00000000" } }),
    ).rejects.toMatchObject(refused);
    await expect(moderation.report(given)).rejects.toThrow();
    await expect(
      moderation.report({ subject, reason: "spam", impersonated: { kind: "outside", name: "城南小学" } }),
    ).rejects.toThrow();
    expect(await reader.rows(sql`select 1 from ${moderationCase} where subject_id = ${subject.id}::uuid`)).toEqual([]);
    await moderation.report({ ...given, impersonated: { kind: "account", handle: real.handle } });
    await as(null).moderation.report({ ...given, impersonated: { kind: "outside", name: "城南小学" } });
    const { caseId } = await caseOf(subject.id);
    await as(reviewer).moderation.claimCase({ caseId });
    expect((await as(reviewer).moderation.caseDetail({ caseId })).reports).toMatchObject([
      { reason: "impersonation", impersonated: { account: { handle: real.handle }, name: null } },
      { reason: "impersonation", impersonated: { account: null, name: "城南小学" } },
    ]);
  });
});

describe("the fast route", () => {
  it("has online violence and what concerns minors looked at and answered within hours, also where a slower report came first, and by anyone", async () => {
    const id = await post();
    const subject = { kind: "post" as const, id };
    await as(null).moderation.report({ subject, reason: "spam" });
    for (const reason of ["online-violence", "minors"] as const) {
      const { acceptedAt, dueAt } = await as(null).moderation.report({ subject, reason, details: "我是孩子的监护人" });
      expect(dueAt).toBe(dueAfter("fastFeedback", new Date(acceptedAt)).toISOString());
    }
    const { caseId, severity } = await caseOf(id);
    expect(severity).toBe(4);
    const due = async () => {
      const { cases } = await as(reviewer).moderation.queue({});
      return cases.find((each) => each.id === caseId)?.dueAt ?? "";
    };
    const [first] = await reader.rows<{ at: Date }>(
      sql`select min(accepted_at) as at from ${report} where case_id = ${caseId}::uuid and reason = 'online-violence'`,
    );
    const at = first?.at ?? new Date(0);
    expect(await due()).toBe(dueAfter("fastAssessment", at).toISOString());
    await as(reviewer).moderation.claimCase({ caseId });
    expect(await due()).toBe(dueAfter("fastFeedback", at).toISOString());
  });
});

describe("reports", () => {
  obligation(
    ["MB-14.1-a", "PUB-20.2-a", "PUB-20.2-b"],
    "anyone reports without signing in, follows the receipt, and learns the result with its reason",
    async () => {
      const id = await post();
      const { receipt, acceptedAt, dueAt } = await as(null).moderation.report({
        subject: { kind: "post", id },
        reason: "spam",
        details: "同样的内容发了很多遍",
        contact: "someone@example.org",
      });
      expect(receipt).toMatch(/^R-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
      expect(dueAt).toBe(dueAfter("reportFeedback", new Date(acceptedAt)).toISOString());
      expect(
        await as(null).moderation.reportStatus({ receipt: receipt.toLowerCase().replaceAll("-", " ") }),
      ).toMatchObject({
        state: "accepted",
        feedback: null,
        isOverdue: false,
      });
      const [stored] = await reader.rows<{ contact: string }>(
        sql`select contact_sealed as contact from ${report} where receipt = ${receipt}`,
      );
      expect(stored?.contact).not.toContain("someone");

      const { caseId } = await caseOf(id);
      await as(reviewer).moderation.claimCase({ caseId });
      const assessed = await as(null).moderation.reportStatus({ receipt });
      expect(assessed.state).toBe("assessed");
      expect(assessed.assessedAt).not.toBeNull();
      await as(reviewer).moderation.decideCase({
        caseId,
        outcome: "dismiss",
        reason: "没有发现重复发布",
        feedback: "核查后没有发现违规，感谢你的举报。",
      });
      const status = await as(null).moderation.reportStatus({ receipt });
      expect(status).toMatchObject({
        state: "fed-back",
        outcome: "not-upheld",
        feedback: "核查后没有发现违规，感谢你的举报。",
      });
      expect(status.handledAt).not.toBeNull();
      expect(status.fedBackAt).not.toBeNull();
      expect(JSON.stringify(status)).not.toContain("someone");
    },
  );

  obligation(
    "PUB-20.2-b",
    "the desk's case is due by the promised assessment, and once claimed by the feedback",
    async () => {
      const id = await post();
      const { acceptedAt, dueAt } = await as(null).moderation.report({ subject: { kind: "post", id }, reason: "spam" });
      const { caseId } = await caseOf(id);
      const due = async () => {
        const { cases } = await as(reviewer).moderation.queue({});
        return cases.find((each) => each.id === caseId)?.dueAt;
      };
      expect(await due()).toBe(dueAfter("reportAssessment", new Date(acceptedAt)).toISOString());
      await as(reviewer).moderation.claimCase({ caseId });
      expect(await due()).toBe(dueAt);
    },
  );

  obligation("PUB-20.2-b", "a signed-in reporter is told of the result and finds it among their reports", async () => {
    const reporter = await makePerson();
    const id = await post();
    const { receipt } = await as(reporter).moderation.report({ subject: { kind: "post", id }, reason: "vulgar" });
    const { caseId } = await caseOf(id);
    await as(reviewer).moderation.claimCase({ caseId });
    await as(reviewer).moderation.decideCase({ caseId, outcome: "dismiss", reason: "不违规", feedback: "没有违规。" });
    await drain();
    const notices = await reader.rows<{ params: { receipt: string } }>(
      sql`select params from ${notification} where account_id = ${reporter.accountId}::uuid and kind = 'report.fed-back'`,
    );
    expect(notices.map(({ params }) => params.receipt)).toEqual([receipt]);
    expect((await as(reporter).moderation.myReports({})).reports).toMatchObject([{ receipt, state: "fed-back" }]);
  });

  obligation("PUB-20.2-b", "the database itself refuses to close a report without feedback", async () => {
    const id = await post();
    const { receipt } = await as(null).moderation.report({ subject: { kind: "post", id }, reason: "other" });
    for (const set of [
      sql`state = 'fed-back'`,
      sql`state = 'fed-back', assessed_at = now(), assessed_by = ${reviewer.accountId}::uuid, handled_at = now(), handled_by = ${reviewer.accountId}::uuid, fed_back_at = now(), outcome = 'upheld', feedback = ' '`,
      sql`state = 'handled'`,
      sql`state = 'assessed'`,
    ]) {
      await expect(
        inWriteTx((tx) => tx.rows(sql`update ${report} set ${set} where receipt = ${receipt}`)),
      ).rejects.toMatchObject({ code: "23514" });
    }
    expect(await as(null).moderation.reportStatus({ receipt })).toMatchObject({ state: "accepted" });
  });

  obligation(
    "PUB-20.2-b",
    "past its published time a report turns overdue and its case is escalated, once",
    async () => {
      const id = await post();
      const { receipt, dueAt } = await as(null).moderation.report({ subject: { kind: "post", id }, reason: "other" });
      freezeClock(new Date(new Date(dueAt).getTime() + 1_000));
      try {
        expect((await as(null).moderation.reportStatus({ receipt })).isOverdue).toBe(true);
        await escalateLateCases.run(now());
        await escalateLateCases.run(now());
        const found = await caseOf(id);
        expect(found).toMatchObject({ state: "escalated", severity: 3 });
        await expect(as(reviewer).moderation.claimCase({ caseId: found.caseId })).rejects.toMatchObject({
          cause: { reason: "OFFICER_REQUIRED" },
        });
        const queue = await as(reviewer).moderation.queue({ overdue: true });
        expect(queue.cases).toContainEqual(expect.objectContaining({ id: found.caseId, isOverdue: true }));
      } finally {
        freezeClock(null);
      }
    },
  );

  it("of one subject join one case, also when they arrive at once", async () => {
    const id = await post();
    const people = await Promise.all([makePerson(), makePerson(), makePerson(), makePerson()]);
    await Promise.all(
      people.map((person, at) =>
        as(person).moderation.report({ subject: { kind: "post", id }, reason: at === 2 ? "fraud" : "spam" }),
      ),
    );
    const cases = await reader.rows(sql`select 1 from ${moderationCase} where subject_id = ${id}::uuid`);
    expect(cases).toHaveLength(1);
    expect(await caseOf(id)).toMatchObject({ reports: 4, severity: 3 });
  });

  it("are refused twice for the same thing by the same person, and for what the person cannot see", async () => {
    const reporter = await makePerson();
    const id = await post();
    const subject = { kind: "post", id } as const;
    await as(reporter).moderation.report({ subject, reason: "spam" });
    await expect(as(reporter).moderation.report({ subject, reason: "fraud" })).rejects.toMatchObject({
      cause: { reason: "ALREADY_DONE" },
    });
    const { id: own } = await as(author).microblog.createPost({ body: "只给自己", audience: "self" });
    await expect(
      as(reporter).moderation.report({ subject: { kind: "post", id: own }, reason: "spam" }),
    ).rejects.toMatchObject({ cause: { reason: "NOT_FOUND" } });
    expect(await reader.rows(sql`select 1 from ${report} where subject_id = ${own}::uuid`)).toEqual([]);
  });

  it("of a comment and of a profile are taken as well, by address too", async () => {
    const id = await post();
    const commenter = await makePerson();
    const { id: commentId } = await as(commenter).comments.createComment({ postId: id, body: "一条评论" });
    const found = await as(null).moderation.findReportable({ address: `https://guiju.example/p/${id}#c-${commentId}` });
    expect(found).toMatchObject({ kind: "comment", id: commentId, excerpt: "一条评论" });
    const profile = await as(null).moderation.findReportable({ address: `/u/${commenter.handle}` });
    expect(profile).toMatchObject({ kind: "account", id: commenter.accountId });
    await as(null).moderation.report({ subject: { kind: "comment", id: commentId }, reason: "harassment" });
    await as(null).moderation.report({ subject: { kind: "account", id: commenter.accountId }, reason: "privacy" });
    expect((await caseOf(commentId)).reports).toBe(1);
    expect((await caseOf(commenter.accountId)).reports).toBe(1);
  });

  it("are looked up by a receipt alone that passes its check sign", async () => {
    await expect(as(null).moderation.reportStatus({ receipt: "R-2222-2223" })).rejects.toMatchObject({
      cause: { reason: "INPUT_INVALID" },
    });
    await expect(as(null).moderation.reportStatus({ receipt: "R-2222-2222" })).rejects.toMatchObject({
      cause: { reason: "NOT_FOUND" },
    });
  });

  obligation("IM-06.2-a", "every reason names one of the seven lines", async () => {
    const { reasons } = await as(null).moderation.publishedLimits({});
    expect(reasons.map(({ reason }) => reason)).toEqual([...reportReasons]);
    for (const { reason, bottomLine } of reasons) {
      expect(bottomLines).toContain(bottomLine);
      expect(bottomLine).toBe(reportReasonMeanings[reason].bottomLine);
    }
  });
});
