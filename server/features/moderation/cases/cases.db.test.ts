import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { decision, moderationCase, report } from "@/db/schema/moderation";
import { measure, reportItem } from "@/db/schema/trust/measures";
import { subjectState } from "@/db/schema/trust/visibility";
import { reader, statementCount } from "@/server/core/database";
import type { CaseId, PostId } from "@/server/shared/ids";
import { ruleAnchor } from "@/server/shared/rule-words";
import { obligation } from "@/server/testing/obligation";
import { as, contextAs, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { seedRules } from "@/server/trust/review/seed-rules";

useWorld();

let author: Person;
let reviewer: Person;
let officer: Person;
beforeAll(async () => {
  await seedRules();
  reviewer = await makePerson({ posts: ["reviewer"] });
  officer = await makePerson({ posts: ["officer"] });
});

const held = "收购银行卡的人别来找我";
const rule = { id: "fraud-account-trade", version: 1 };

async function newAuthor() {
  author = await makePerson();
}

async function heldPost(): Promise<{ id: PostId; caseId: CaseId }> {
  await newAuthor();
  const made = await as(author).microblog.createPost({ body: held });
  expect(made.held).toBe(true);
  await drain();
  return { id: made.id, caseId: await caseOf(made.id) };
}

async function reportedPost(reporter: Person | null = null): Promise<{ id: PostId; caseId: CaseId; receipt: string }> {
  await newAuthor();
  const { id } = await as(author).microblog.createPost({ body: "看起来普通的帖子" });
  const { receipt } = await as(reporter).moderation.report({ subject: { kind: "post", id }, reason: "fraud" });
  return { id, caseId: await caseOf(id), receipt };
}

async function caseOf(subjectId: string): Promise<CaseId> {
  const [row] = await reader.rows<{ id: CaseId }>(
    sql`select id from ${moderationCase} where subject_id = ${subjectId}::uuid order by id desc limit 1`,
  );
  if (!row) throw new Error("no case");
  return row.id;
}

async function claim(person: Person, caseId: CaseId) {
  await as(person).moderation.claimCase({ caseId });
}

function counted() {
  return reader.rows<{ n: number }>(sql`
    select count(*)::int as n from ${decision} union all select count(*)::int from ${measure} union all select count(*)::int from ${reportItem}
    union all select count(*)::int from ${moderationCase} where state = 'decided' union all select count(*)::int from ${report} where state = 'fed-back'`);
}

describe("a held post", () => {
  obligation(
    "MB-12.1-a",
    "is nobody's but its author's until a reviewer approves it, then it is read and counted",
    async () => {
      const { id, caseId } = await heldPost();
      const other = await makePerson();
      await expect(as(other).microblog.getPost({ postId: id })).rejects.toMatchObject({
        cause: { reason: "NOT_FOUND" },
      });
      expect((await as(null).microblog.profilePosts({ handle: author.handle })).posts).toEqual([]);
      expect(await as(author).microblog.getPost({ postId: id })).toMatchObject({ post: { state: { word: "held" } } });

      await claim(reviewer, caseId);
      const detail = await as(reviewer).moderation.caseDetail({ caseId });
      const [hit] = detail.item?.hits ?? [];
      expect(held.slice(hit?.start, hit?.end)).toBe("收购银行卡");
      expect(detail.isHeld).toBe(true);
      await as(reviewer).moderation.decideCase({ caseId, outcome: "approve", reason: "不是交易，是拒绝" });

      expect(await as(other).microblog.getPost({ postId: id })).toMatchObject({
        is: "post",
        post: { body: held, state: null },
      });
      expect((await as(other).relations.profile({ handle: author.handle })).posts).toBe(1);
    },
  );

  obligation(
    ["MB-12.1-a", "PUB-06.2-a"],
    "that is rejected is never read by others; its author reads why, with rule and appeal",
    async () => {
      const { id, caseId } = await heldPost();
      const other = await makePerson();
      await claim(reviewer, caseId);
      await as(reviewer).moderation.decideCase({ caseId, outcome: "reject", rule, reason: "买卖银行卡违法" });

      await expect(as(other).microblog.getPost({ postId: id })).rejects.toMatchObject({
        cause: { reason: "NOT_FOUND" },
      });
      const own = await as(author).microblog.getPost({ postId: id });
      if (own.is !== "post" || !own.post.state?.measureId) throw new Error("the author sees no reason");
      expect(own.post.state.word).toBe("refused");
      const statement = await as(author).moderation.measure({ measureId: own.post.state.measureId as never });
      expect(JSON.stringify(statement)).toContain("买卖银行卡违法");
      expect(statement.statement.rule.address).toBe(`/rules#${ruleAnchor(rule)}`);
      const published = await as(null).moderation.publicRules({});
      expect(published).toContainEqual(expect.objectContaining({ ...rule, title: statement.statement.rule.title }));
      const [stored] = await reader.rows<{ rule: string; line: string; items: number }>(sql`
      select m.rule_id as rule, m.bottom_line as line, (select count(*)::int from ${reportItem} i where i.measure_id = m.id) as items
      from ${measure} m where m.case_id = ${caseId}::uuid`);
      expect(stored).toEqual({ rule: rule.id, line: "laws", items: 1 });
    },
  );

  it("is not decided without a rule, nor as something it is not", async () => {
    const { caseId } = await heldPost();
    await claim(reviewer, caseId);
    const before = await counted();
    const decide = (input: object) =>
      as(reviewer).moderation.decideCase({ caseId, reason: "理由", outcome: "reject", ...input });
    for (const [input, path] of [
      [{}, "rule"],
      [{ rule: { id: "no-such-rule", version: 1 } }, "rule"],
      [{ outcome: "dismiss" }, "outcome"],
      [{ outcome: "approve", measures: [{ kind: "warn", days: 7, demand: "改正" }] }, "measures"],
    ] as const) {
      await expect(decide(input)).rejects.toMatchObject({
        cause: { reason: "INPUT_INVALID", params: { fields: [{ path }] } },
      });
    }
    await expect(decide({ rule, seen: "2020-01-01T00:00:00.000Z" })).rejects.toMatchObject({
      cause: { reason: "CHANGED_MEANWHILE" },
    });
    expect(await counted()).toEqual(before);
  });
});

describe("a held edit", () => {
  obligation("MB-12.1-a", "leaves readers the old text until it is approved; a rejected one never shows", async () => {
    await newAuthor();
    const reader_ = await makePerson();
    const { id } = await as(author).microblog.createPost({ body: "旧的文字" });
    await as(author).microblog.editPost({ postId: id, body: held });
    await drain();
    const text = async () => {
      const answer = await as(reader_).microblog.getPost({ postId: id });
      return answer.is === "post" ? answer.post.body : null;
    };
    expect(await text()).toBe("旧的文字");
    const [waiting] = await reader.rows<{ id: CaseId }>(
      sql`select id from ${moderationCase} where root_id = ${id}::uuid and subject_kind = 'post-revision' and state = 'open'`,
    );
    if (!waiting) throw new Error("no case");
    await claim(reviewer, waiting.id);
    const { revisions } = await as(reviewer).moderation.caseDetail({ caseId: waiting.id });
    expect(revisions.map(({ text }) => text)).toContain(held);
    await as(reviewer).moderation.decideCase({ caseId: waiting.id, outcome: "reject", rule, reason: "违法交易" });
    expect(await text()).toBe("旧的文字");

    await as(author).microblog.editPost({ postId: id, body: `${held}。` });
    await drain();
    const [again] = await reader.rows<{ id: CaseId }>(
      sql`select id from ${moderationCase} where root_id = ${id}::uuid and subject_kind = 'post-revision' and state = 'open'`,
    );
    if (!again) throw new Error("no second case");
    await claim(reviewer, again.id);
    await as(reviewer).moderation.decideCase({ caseId: again.id, outcome: "approve", reason: "可以" });
    expect(await text()).toBe(`${held}。`);
  });
});

describe("prohibited text", () => {
  obligation("MB-12.1-a", "is refused and leaves neither content nor state nor case behind", async () => {
    const tables = () =>
      reader.rows(sql`select (select count(*) from post) as posts, (select count(*) from post_revision) as revisions,
        (select count(*) from ${subjectState}) as states, (select count(*) from ${moderationCase}) as cases`);
    await newAuthor();
    const before = await tables();
    await expect(as(author).microblog.createPost({ body: "稳赚不赔的项目" })).rejects.toMatchObject({
      cause: { reason: "CONTENT_PROHIBITED" },
    });
    await drain();
    expect(await tables()).toEqual(before);
  });
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
    const before = await counted();
    const input = { caseId, outcome: "dismiss", reason: "无", feedback: "无违规" } as const;
    await expect(as(loser).moderation.decideCase(input)).rejects.toMatchObject({
      cause: { reason: "CLAIMED_BY_OTHER" },
    });
    await expect(as(loser).moderation.caseDetail({ caseId })).rejects.toMatchObject({
      cause: { reason: "CLAIMED_BY_OTHER" },
    });
    expect(await counted()).toEqual(before);
    const both = await Promise.allSettled([1, 2].map(() => as(winner).moderation.decideCase(input)));
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    await expect(as(winner).moderation.decideCase(input)).rejects.toMatchObject({ cause: { reason: "ALREADY_DONE" } });
  });

  it("can be put back and taken by a colleague", async () => {
    const { caseId } = await reportedPost();
    const colleague = await makePerson({ posts: ["reviewer"] });
    await claim(reviewer, caseId);
    await as(reviewer).moderation.releaseClaim({ caseId });
    await claim(colleague, caseId);
    expect((await as(colleague).moderation.queue({ mine: true })).cases.map(({ id }) => id)).toEqual([caseId]);
  });

  it("is no work of people without post, training or second factor", async () => {
    const { caseId } = await reportedPost();
    const before = await counted();
    const nobodysStaff = await makePerson();
    const untrained = await makePerson({ posts: ["reviewer"], trained: false });
    const noFactor = (person: Person) => {
      const { session } = contextAs(person);
      return as(person, { session: session && { ...session, secondFactorAt: null } });
    };
    const input = { caseId, outcome: "dismiss", reason: "无", feedback: "无" } as const;
    for (const [caller, reason] of [
      [as(nobodysStaff), "ROLE_REQUIRED"],
      [as(untrained), "TRAINING_REQUIRED"],
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
    expect(await counted()).toEqual(before);
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
    await claim(reviewer, caseId);
    const decide = (feedback?: string) =>
      as(reviewer).moderation.decideCase({
        caseId,
        outcome: "measure",
        rule,
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
    await claim(officer, caseId);
    const { proposal } = await as(officer).moderation.caseDetail({ caseId });
    expect(proposal).toMatchObject({ step: "suspended-updates", kinds: ["suspend-updates"] });
    const input = {
      caseId,
      outcome: "measure",
      rule,
      reason: "诈骗信息",
      feedback: "已处置。",
      measures: [{ kind: "warn", days: 7, demand: "停止发布此类信息" }],
    } as const;
    const before = await counted();
    await expect(as(officer).moderation.decideCase({ ...input, measures: [...input.measures] })).rejects.toMatchObject({
      cause: { reason: "INPUT_INVALID", params: { fields: [{ path: "departureReason", problem: "empty" }] } },
    });
    expect(await counted()).toEqual(before);
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
      const { caseId } = await reportedPost();
      const measures = [{ kind: "suspend-updates" as const, days: 30 }];
      const input = { caseId, outcome: "measure" as const, rule, reason: "诈骗信息", feedback: "已处置。", measures };
      await claim(reviewer, caseId);
      await expect(as(reviewer).moderation.decideCase(input)).rejects.toMatchObject({
        cause: { reason: "OFFICER_REQUIRED" },
      });
      await as(reviewer).moderation.decideCase({ caseId, outcome: "escalate", reason: "需要负责人决定" });
      await expect(as(reviewer).moderation.claimCase({ caseId })).rejects.toMatchObject({
        cause: { reason: "OFFICER_REQUIRED" },
      });
      await claim(officer, caseId);
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
      await claim(reviewer, caseId);
      await as(reviewer).moderation.decideCase({
        caseId,
        outcome: "measure",
        rule,
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
    await claim(reviewer, caseId);
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
