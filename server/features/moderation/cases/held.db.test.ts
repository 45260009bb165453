// What waits for review, from the gate to the decision.
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { moderationCase } from "@/db/schema/moderation";
import { measure, reportItem } from "@/db/schema/trust/measures";
import { subjectState } from "@/db/schema/trust/visibility";
import { reader } from "@/server/core/database";
import type { CaseId } from "@/server/shared/ids";
import { ruleAnchor } from "@/server/shared/rule-words";
import { deskWork, heldBy, heldPost, heldText } from "@/server/testing/cases";
import { obligation } from "@/server/testing/obligation";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { seedRules } from "@/server/trust/review/seed-rules";

useWorld();

let reviewer: Person;
beforeAll(async () => {
  await seedRules();
  reviewer = await makePerson({ posts: ["reviewer"] });
});

describe("a held post", () => {
  obligation(
    "MB-12.1-a",
    "is nobody's but its author's until a reviewer approves it, then it is read and counted",
    async () => {
      const { author, id, caseId } = await heldPost();
      const other = await makePerson();
      await expect(as(other).microblog.getPost({ postId: id })).rejects.toMatchObject({
        cause: { reason: "NOT_FOUND" },
      });
      expect((await as(null).microblog.profilePosts({ handle: author.handle })).posts).toEqual([]);
      expect(await as(author).microblog.getPost({ postId: id })).toMatchObject({ post: { state: { word: "held" } } });

      await as(reviewer).moderation.claimCase({ caseId });
      const detail = await as(reviewer).moderation.caseDetail({ caseId });
      const [hit] = detail.item?.hits ?? [];
      expect(heldText.slice(hit?.start, hit?.end)).toBe("收购银行卡");
      expect(detail.isHeld).toBe(true);
      await as(reviewer).moderation.decideCase({ caseId, outcome: "approve", reason: "不是交易，是拒绝" });

      expect(await as(other).microblog.getPost({ postId: id })).toMatchObject({
        is: "post",
        post: { body: heldText, state: null },
      });
      expect((await as(other).relations.profile({ handle: author.handle })).posts).toBe(1);
    },
  );

  obligation(
    ["MB-12.1-a", "PUB-06.2-a"],
    "that is rejected is never read by others; its author reads why, with rule and appeal",
    async () => {
      const { author, id, caseId } = await heldPost();
      const other = await makePerson();
      await as(reviewer).moderation.claimCase({ caseId });
      await as(reviewer).moderation.decideCase({ caseId, outcome: "reject", rule: heldBy, reason: "买卖银行卡违法" });

      await expect(as(other).microblog.getPost({ postId: id })).rejects.toMatchObject({
        cause: { reason: "NOT_FOUND" },
      });
      const own = await as(author).microblog.getPost({ postId: id });
      if (own.is !== "post" || !own.post.state?.measureId) throw new Error("the author sees no reason");
      expect(own.post.state.word).toBe("refused");
      const statement = await as(author).moderation.measure({ measureId: own.post.state.measureId as never });
      expect(JSON.stringify(statement)).toContain("买卖银行卡违法");
      expect(statement.statement.rule.address).toBe(`/rules#${ruleAnchor(heldBy)}`);
      const published = await as(null).moderation.publicRules({});
      expect(published).toContainEqual(expect.objectContaining({ ...heldBy, title: statement.statement.rule.title }));
      const [stored] = await reader.rows<{ rule: string; line: string; items: number }>(sql`
      select m.rule_id as rule, m.bottom_line as line, (select count(*)::int from ${reportItem} i where i.measure_id = m.id) as items
      from ${measure} m where m.case_id = ${caseId}::uuid`);
      expect(stored).toEqual({ rule: heldBy.id, line: "laws", items: 1 });
    },
  );

  it("is not decided without a rule, nor as something it is not", async () => {
    const { caseId } = await heldPost();
    await as(reviewer).moderation.claimCase({ caseId });
    const before = await deskWork();
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
    await expect(decide({ rule: heldBy, seen: "2020-01-01T00:00:00.000Z" })).rejects.toMatchObject({
      cause: { reason: "CHANGED_MEANWHILE" },
    });
    expect(await deskWork()).toEqual(before);
  });
});

describe("a held edit", () => {
  obligation("MB-12.1-a", "leaves readers the old text until it is approved; a rejected one never shows", async () => {
    const author = await makePerson();
    const reader_ = await makePerson();
    const { id } = await as(author).microblog.createPost({ body: "旧的文字" });
    await as(author).microblog.editPost({ postId: id, body: heldText });
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
    await as(reviewer).moderation.claimCase({ caseId: waiting.id });
    const { revisions } = await as(reviewer).moderation.caseDetail({ caseId: waiting.id });
    expect(revisions.map(({ text }) => text)).toContain(heldText);
    await as(reviewer).moderation.decideCase({
      caseId: waiting.id,
      outcome: "reject",
      rule: heldBy,
      reason: "违法交易",
    });
    expect(await text()).toBe("旧的文字");

    await as(author).microblog.editPost({ postId: id, body: `${heldText}。` });
    await drain();
    const [again] = await reader.rows<{ id: CaseId }>(
      sql`select id from ${moderationCase} where root_id = ${id}::uuid and subject_kind = 'post-revision' and state = 'open'`,
    );
    if (!again) throw new Error("no second case");
    await as(reviewer).moderation.claimCase({ caseId: again.id });
    await as(reviewer).moderation.decideCase({ caseId: again.id, outcome: "approve", reason: "可以" });
    expect(await text()).toBe(`${heldText}。`);
  });
});

describe("prohibited text", () => {
  obligation("MB-12.1-a", "is refused and leaves neither content nor state nor case behind", async () => {
    const tables = () =>
      reader.rows(sql`select (select count(*) from post) as posts, (select count(*) from post_revision) as revisions,
        (select count(*) from ${subjectState}) as states, (select count(*) from ${moderationCase}) as cases`);
    const author = await makePerson();
    const before = await tables();
    await expect(as(author).microblog.createPost({ body: "稳赚不赔的项目" })).rejects.toMatchObject({
      cause: { reason: "CONTENT_PROHIBITED" },
    });
    await drain();
    expect(await tables()).toEqual(before);
  });
});
