import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { jobs } from "@/server/api/jobs";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { startHub, stopHub } from "@/server/core/live-hub";
import { inWriteTx } from "@/server/core/write-tx";
import type { CaseId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { addDays, nextShanghaiDay, shanghaiDay } from "@/server/shared/time";
import { publishedRule } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";
import type { RuleDraft } from "../contract/rules";

useWorld();
let officer: Person;
let reviewer: Person;
beforeAll(async () => {
  await startHub();
  officer = await makePerson({ posts: ["officer"] });
  reviewer = await makePerson({ posts: ["reviewer"] });
});
afterEach(() => freezeClock(null));
afterAll(stopHub);

const draft = (id: string, term: string): RuleDraft => ({
  id,
  title: { "zh-CN": "试验规则", en: "Trial rule" },
  category: "spam",
  class: "harmful",
  bottomLine: "public-order",
  action: "hold",
  matcher: { kind: "terms", terms: [term], homophones: false, allow: [] },
  appliesTo: "everything",
  reasonDetail: "term",
});

/** Writes a rule, replays it and switches it on. */
async function switchOn(id: string, term: string): Promise<number> {
  const { version } = await as(officer).moderation.saveRuleDraft(draft(id, term));
  while (!(await as(officer).moderation.replayRule({ id, version })).isDone);
  await as(officer).moderation.switchRuleOn({ id, version });
  await drain();
  return version;
}

const caseOf = async (subjectId: string): Promise<CaseId> => {
  const [row] = await reader.rows<{ id: CaseId }>(
    sql`select id from moderation_case where subject_id = ${subjectId}::uuid`,
  );
  if (!row) throw new Error("no case was opened");
  return row.id;
};
const idsOf = async (source: "patrol" | "authority") => {
  const rows = await reader.rows<{ id: string }>(sql`
    select subject_id as id from moderation_case where source = ${source} order by id`);
  return rows.map(({ id }) => id);
};
const post = async (person: Person, body: string) => (await as(person).microblog.createPost({ body })).id;

describe("patrol", () => {
  obligation(
    "PUB-19.1-a",
    "runs a new rule over what is published, and opens a case for each thing it finds",
    async () => {
      const author = await makePerson();
      const [found, removed, deleted] = [
        await post(author, "紫色的长颈鹿来了"),
        await post(author, "又见紫色的长颈鹿"),
        await post(author, "紫色的长颈鹿走了"),
      ];
      await post(author, "今天天气不错");
      const comment = await as(author).comments.createComment({ postId: found, body: "我也见过紫色的长颈鹿" });
      await inWriteTx((tx) => setState(tx, subjectRef("post", removed), "removed"));
      await as(author).microblog.deletePost({ postId: deleted });
      await switchOn("trial-giraffe", "紫色的长颈鹿");
      expect(await idsOf("patrol")).toEqual([]);
      await jobs.patrol?.run(now());
      await jobs.patrol?.run(now());
      expect((await idsOf("patrol")).sort()).toEqual([found, comment.id].sort());
      const { runs } = await as(officer).moderation.patrol({});
      expect(runs[0]).toMatchObject({ ruleId: "trial-giraffe", found: 2 });
      expect(runs[0]?.endedAt).not.toBeNull();
      // What it found stays in sight until a person decides, and a report of it joins the case.
      expect(await as(null).microblog.getPost({ postId: found })).toMatchObject({ is: "post" });
      await as(await makePerson()).moderation.report({ subject: { kind: "post", id: found }, reason: "spam" });
      expect(await idsOf("patrol")).toHaveLength(2);
    },
  );

  obligation("PUB-19.1-a", "records source and time to action, for the desk and for everybody", async () => {
    const author = await makePerson();
    const id = await post(author, "绿色的斑马路过");
    await switchOn("trial-zebra", "绿色的斑马");
    await jobs.patrol?.run(now());
    const caseId = await caseOf(id);
    const { cases: waiting } = await as(reviewer).moderation.queue({ source: "patrol" });
    expect(waiting.find((one) => one.id === caseId)).toMatchObject({ source: "patrol" });
    freezeClock(new Date(now().getTime() + 2 * 3_600_000));
    await as(reviewer).moderation.claimCase({ caseId });
    const rule = await publishedRule();
    await as(reviewer).moderation.decideCase({
      caseId,
      outcome: "measure",
      measures: [{ kind: "remove-content", days: null, functions: [], perDay: 0, demand: "" }],
      rule,
      bottomLine: "public-order",
      reason: "巡查发现",
      feedback: "",
      departureReason: "逐级处理",
      members: [],
    });
    await drain();
    expect(await as(null).microblog.getPost({ postId: id })).toMatchObject({ is: "removed" });
    const [measure] = (await as(author).moderation.myStanding({})).inForce;
    expect((await as(author).moderation.measure({ measureId: measure?.id ?? "" })).statement.found).toMatchObject({
      by: "patrol",
      machine: false,
    });
    const { discoveries } = await as(officer).moderation.patrol({});
    const byPatrol = discoveries.find(({ by }) => by === "patrol");
    expect(byPatrol?.acted).toBe(1);
    expect(byPatrol?.hoursFromFinding).toBeCloseTo(2, 0);
    const shown = (await as(null).compliance.transparency({ days: 30 })).discoveries;
    expect(shown.find(({ by }) => by === "patrol")).toMatchObject({ acted: 1 });
  });

  obligation(
    "PUB-19.1-a",
    "samples by level and reach: watched accounts far more than others, and the widest reach first",
    async () => {
      freezeClock(addDays(shanghaiDay(now()), 10));
      const watched = await makePerson();
      const ordinary = await makePerson();
      await inWriteTx(async (tx) => {
        await tx.rows(sql`
        insert into account_tier (account_id, class, level, inputs, since)
        values (${watched.accountId}::uuid, 'personal', 1, '{}', ${tx.now}::timestamptz)`);
      });
      const of: Record<string, string[]> = { watched: [], ordinary: [] };
      for (let count = 0; count < 10; count += 1) {
        of.watched?.push(await post(watched, `观察 ${count}`));
        of.ordinary?.push(await post(ordinary, `普通 ${count}`));
      }
      await inWriteTx((tx) => tx.rows(sql`delete from subject_state where kind = 'post' and state = 'held'`));
      await inWriteTx((tx) => tx.rows(sql`delete from moderation_case where source = 'held'`));
      const widest = of.watched?.[6] ?? "";
      await as(ordinary).microblog.likePost({ postId: widest });
      const before = new Set(await idsOf("patrol"));
      freezeClock(nextShanghaiDay(now()));
      await jobs["sample-published"]?.run(now());
      await jobs["sample-published"]?.run(now());
      const taken = (await idsOf("patrol")).filter((id) => !before.has(id));
      expect(taken.filter((id) => of.watched?.includes(id)).length).toBeGreaterThanOrEqual(2);
      expect(taken.filter((id) => of.ordinary?.includes(id))).toHaveLength(1);
      expect(taken).toContain(widest);
      const { samples } = await as(officer).moderation.patrol({});
      expect(samples.find(({ opened }) => opened > 0)?.levels.map(({ level }) => level)).toEqual([1, 2]);
    },
  );

  obligation("PUB-19.1-a", "keeps what an authority points out apart, with the number of its notice", async () => {
    const author = await makePerson();
    const id = await post(author, "监管部门指出的一条");
    const notice = { subject: { kind: "post", id }, reference: "网信通知〔2026〕12 号" } as const;
    await expect(as(reviewer).moderation.openAuthorityCase(notice)).rejects.toMatchObject({
      cause: { reason: "OFFICER_REQUIRED" },
    });
    expect(await idsOf("authority")).toEqual([]);
    const { number } = await as(officer).moderation.openAuthorityCase(notice);
    expect((await as(officer).moderation.openAuthorityCase(notice)).number).toBe(number);
    expect(await idsOf("authority")).toEqual([id]);
    await expect(
      as(officer).moderation.openAuthorityCase({ ...notice, subject: { kind: "post", id: author.accountId } }),
    ).rejects.toMatchObject({ cause: { reason: "NOT_FOUND" } });
  });

  it("ends the walk of a rule that was switched off meanwhile, and is the desk's alone", async () => {
    await switchOn("trial-short", "不存在的词语");
    await as(officer).moderation.switchRuleOff({ id: "trial-short" });
    await jobs.patrol?.run(now());
    const { runs } = await as(officer).moderation.patrol({});
    expect(runs[0]).toMatchObject({ ruleId: "trial-short", looked: 0, found: 0 });
    expect(runs[0]?.endedAt).not.toBeNull();
    await expect(as(await makePerson()).moderation.patrol({})).rejects.toMatchObject({
      cause: { reason: "ROLE_REQUIRED" },
    });
  });
});
