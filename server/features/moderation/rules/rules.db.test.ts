import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reviewRule } from "@/db/schema/trust/review";
import { reader } from "@/server/core/database";
import { startHub, stopHub } from "@/server/core/live-hub";
import { inWriteTx } from "@/server/core/write-tx";
import { bottomLines } from "@/server/shared/bottom-lines";
import { obligation } from "@/server/testing/obligation";
import { as, makePerson, type Person, useWorld } from "@/server/testing/world";
import { defaultRules } from "@/server/trust/review/default-rules";
import { seedRules } from "@/server/trust/review/seed-rules";
import type { RuleDraft } from "../contract/rules";

useWorld();

let officer: Person;
let author: Person;
beforeAll(async () => {
  await startHub();
  await seedRules();
  officer = await makePerson({ posts: ["officer"] });
  author = await makePerson();
  for (const body of ["今天去了湖边", "蓝色的猫头鹰飞过", "又见蓝色的猫头鹰", "晚饭吃面"])
    await as(author).microblog.createPost({ body });
});
afterAll(stopHub);

function draft(id: string, terms: string[]): RuleDraft {
  return {
    id,
    title: { "zh-CN": "试验规则", en: "Trial rule" },
    category: "spam",
    class: "harmful",
    bottomLine: "public-order",
    action: "hold",
    matcher: { kind: "terms", terms, homophones: false, allow: [] },
    appliesTo: "everything",
    reasonDetail: "term",
  };
}

async function replayed(id: string, version: number) {
  for (;;) {
    const fold = await as(officer).moderation.replayRule({ id, version });
    if (fold.isDone) return fold;
  }
}

/** Rows of every table that may be read, but the records of the command itself. */
async function rowCounts() {
  const tables = await reader.rows<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('event', 'outbox', 'network_log')
      and has_table_privilege(format('%I.%I', schemaname, tablename), 'select') order by tablename`);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await reader.rows<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(name)}`);
    counts[name] = row?.n ?? -1;
  }
  return counts;
}

describe("a rule", () => {
  it("is replayed with the same result each time, and a replay writes nothing but its result", async () => {
    const { id, version } = await as(officer).moderation.saveRuleDraft(draft("owls", ["猫头鹰"]));
    const before = await rowCounts();
    const first = await replayed(id, version);
    expect(first).toMatchObject({
      isDone: true,
      newlyHit: 2,
      outcomes: [
        { from: "pass", to: "hold", count: 2 },
        { from: "pass", to: "pass", count: 2 },
      ],
    });
    const second = await replayed(id, version);
    expect(second.hash).toBe(first.hash);
    expect(first.sample.map(({ excerpt }) => excerpt)).toEqual(["猫头鹰", "猫头鹰"]);
    expect(await rowCounts()).toEqual(before);
    expect((await as(author).microblog.createPost({ body: "猫头鹰还没有规则" })).held).toBe(false);
  });

  it("is not switched on before this very version was replayed, by command or by hand", async () => {
    const { id, version } = await as(officer).moderation.saveRuleDraft(draft("herons", ["苍鹭"]));
    await expect(as(officer).moderation.switchRuleOn({ id, version })).rejects.toMatchObject({
      cause: { reason: "REPLAY_REQUIRED" },
    });
    await expect(
      inWriteTx((tx) => tx.rows(sql`update ${reviewRule} set state = 'on' where id = ${id}`)),
    ).rejects.toMatchObject({ code: "23514" });
    await replayed(id, version);
    const next = await as(officer).moderation.saveRuleDraft(draft("herons", ["苍鹭", "白鹭"]));
    await expect(as(officer).moderation.switchRuleOn(next)).rejects.toMatchObject({
      cause: { reason: "REPLAY_REQUIRED" },
    });
    expect((await as(author).microblog.createPost({ body: "苍鹭" })).held).toBe(false);
  });

  it("judges from the moment it is switched on, and no longer once it is off", async () => {
    const { id, version } = await as(officer).moderation.saveRuleDraft(draft("cranes", ["丹顶鹤"]));
    await replayed(id, version);
    const post = async () => (await as(author).microblog.createPost({ body: "丹顶鹤来了" })).held;
    expect(await post()).toBe(false);
    await as(officer).moderation.switchRuleOn({ id, version });
    await expect.poll(post).toBe(true);
    await as(officer).moderation.switchRuleOff({ id });
    await expect.poll(post).toBe(false);
  });

  it("shows where it hits while it is tried", async () => {
    const { id, version } = await as(officer).moderation.saveRuleDraft(draft("ducks", ["绿头鸭"]));
    const text = "看,绿 头 鸭!";
    const [hit] = await as(officer).moderation.tryRule({ id, version, text });
    expect(text.slice(hit?.start, hit?.end)).toBe("绿 头 鸭");
  });

  it("is refused where the engine cannot use it, and to everyone but officers", async () => {
    const broken = {
      ...draft("broken", ["x"]),
      matcher: { kind: "pattern" as const, pattern: "(a+)+$", over: "normalised" as const },
    };
    await expect(as(officer).moderation.saveRuleDraft(broken)).rejects.toMatchObject({
      cause: { reason: "INPUT_INVALID" },
    });
    const reviewer = await makePerson({ posts: ["reviewer"] });
    await expect(as(reviewer).moderation.saveRuleDraft(draft("mine", ["鸟"]))).rejects.toMatchObject({
      cause: { reason: "OFFICER_REQUIRED" },
    });
    await expect(as(reviewer).moderation.rules({})).rejects.toMatchObject({ cause: { reason: "ROLE_REQUIRED" } });
    expect(await reader.rows(sql`select 1 from ${reviewRule} where id in ('broken', 'mine')`)).toEqual([]);
  });

  obligation(["PUB-06.2-a", "IM-06.2-a"], "is public with version and bottom line, without its terms", async () => {
    const rules = await as(null).moderation.publicRules({});
    for (const rule of defaultRules) {
      expect(rules).toContainEqual(
        expect.objectContaining({ id: rule.id, version: 1, bottomLine: rule.bottomLine, until: null }),
      );
      expect(bottomLines).toContain(rule.bottomLine);
    }
    expect(rules.find(({ id }) => id === "cranes")).toMatchObject({ until: expect.any(String) });
    expect(rules.some(({ id }) => id === "ducks")).toBe(false);
    expect(JSON.stringify(rules)).not.toContain("稳赚不赔");
  });

  it("comes with a new installation once", async () => {
    expect(await seedRules()).toBe(0);
    expect((await as(officer).moderation.rules({})).filter(({ on }) => on === 1).length).toBe(defaultRules.length);
  });
});
