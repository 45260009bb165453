// Every call stays within a dozen statements as its sample makes it, and so does every page. Transactions count with their begin and commit.
import { beforeAll, expect, it } from "vitest";
import { appRouter } from "@/server/api/root";
import { statementCount } from "@/server/core/database";
import type { DecideCaseInput } from "@/server/features/moderation/contract/cases";
import { proceduresOf } from "@/server/pipeline/control-matrix";
import type { CaseId, MeasureId } from "@/server/shared/ids";
import { measureKinds } from "@/server/shared/measure-kinds";
import { staffPosts } from "@/server/shared/staff";
import { subjectRef } from "@/server/shared/subject";
import { freshNumber, prove } from "@/server/testing/identity";
import { type LeakWorld, leakWorld } from "@/server/testing/leak-world";
import { giveMark } from "@/server/testing/marks";
import { impose } from "@/server/testing/measures";
import { pagesWithCalls } from "@/server/testing/pages";
import { call, samples } from "@/server/testing/samples";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { measureModules } from "@/server/trust/measures/kinds";
import { seedRules } from "@/server/trust/review/seed-rules";

const most = 12;

useWorld();
let world: LeakWorld;
let staff: Person;
beforeAll(async () => {
  await seedRules();
  world = await leakWorld();
  await as(await makePerson()).microblog.createPost({ body: "收购银行卡的人别来找我" }); // a case that names a rule
  await drain();
  staff = await makePerson({ posts: [...staffPosts] });
  await as(staff).moderation.claimCase({ caseId: world.report.caseId });
});

/** Statements of one call, with the look-up of the session that a request adds. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const before = statementCount.run;
  await work().catch(() => undefined); // a refusal counts like an answer
  return statementCount.run - before + 1;
}

const viewers = () => [null, world.author, staff, ...Object.values(world.viewers)];

it(`no call takes more than ${most} statements`, async () => {
  const worst = new Map<string, number>();
  const count = async (path: string, work: () => Promise<unknown>) =>
    worst.set(path, Math.max(worst.get(path) ?? 0, await statementsOf(work)));
  for (const { path, card } of proceduresOf(appRouter)) {
    if (card?.type === "command") {
      const sample = await samples.commands[path]?.();
      if (sample) await count(path, () => call(as(sample.actor, sample.over), path, sample.input));
      continue;
    }
    for (const input of samples.queries[path]?.(world) ?? [])
      for (const viewer of viewers()) await count(path, () => call(as(viewer), path, input));
  }
  expect(above(worst)).toEqual([]);
}, 120_000);

it(`no page takes more than ${most} statements, with the layouts around it`, async () => {
  const worst = new Map<string, number>();
  for (const { page, calls, forVisitors } of pagesWithCalls()) {
    for (const viewer of viewers()) {
      const asks = as(viewer, { page: {} });
      let sum = 1; // the session
      for (const paths of viewer ? calls : forVisitors) {
        const taken = [0];
        for (const path of paths)
          for (const input of samples.queries[path]?.(world) ?? [])
            taken.push((await statementsOf(() => call(asks, path, input))) - 1);
        sum += Math.max(...taken);
      }
      worst.set(page, Math.max(worst.get(page) ?? 0, sum));
    }
  }
  expect(worst.size).toBeGreaterThan(40);
  expect(above(worst)).toEqual([]);
}, 120_000);

const newcomer = () => makePerson({ identity: "none" });
const rule = { id: "fraud-account-trade", version: 1 };
const reason = "买卖银行卡违法";
const choice = { days: 7, functions: ["post" as const], demand: "请删除", label: "disputed" as const };
/** What each kind is imposed with; `remove-content` comes with every rejection, and has no end. */
const choices = measureKinds.map((kind) => ({
  ...choice,
  kind,
  ...(measureModules[kind].timed ? {} : { days: null }),
}));

/** Decides the undecided case of this author and counts what the decision takes. */
async function decisionTakes(handler: Person, author: Person, input: Omit<DecideCaseInput, "caseId">): Promise<number> {
  await drain();
  const { cases } = await as(handler).moderation.queue({});
  const caseId = cases.find((waiting) => waiting.author.id === author.accountId)?.id as CaseId; // an id the server gave
  await as(handler).moderation.claimCase({ caseId });
  return statementsOf(() => as(handler).moderation.decideCase({ ...input, caseId }));
}

it("what is imposed stays within them, each kind and all at once", async () => {
  const taken = new Map<string, number>();
  const officer = await makePerson({ posts: ["officer"] });
  const each = choices.map((one) => [one.kind, [one]] as const);
  for (const [name, measures] of [...each, ["everything", choices] as const]) {
    for (const outcome of ["reject", "measure"] as const) {
      const author = await makePerson();
      await giveMark(author);
      const body = outcome === "reject" ? "收购银行卡的人别来找我" : "看起来普通的帖子";
      const { id } = await as(author).microblog.createPost({ body });
      if (outcome === "measure")
        await as(await makePerson()).moderation.report({ subject: { kind: "post", id }, reason: "fraud" });
      const words = { rule, reason, feedback: "已处理", departureReason: "情节严重" };
      const takes = await decisionTakes(officer, author, { ...words, outcome, measures: [...measures] });
      taken.set(`${outcome}: ${name}`, takes);
    }
  }
  for (const outcome of ["approve", "reject"] as const) {
    const author = await makePerson();
    await as(author).accounts.rename({ nickname: `待审${outcome}!!!!!!` });
    taken.set(`${outcome} a name`, await decisionTakes(officer, author, { outcome, rule, reason, measures: [] }));
  }
  expectWithin(taken);
}, 120_000);

it("what is imposed on a whole cluster stays within them", async () => {
  const officer = await makePerson({ posts: ["officer"] });
  const number = freshNumber();
  const [first, second, third] = [await newcomer(), await newcomer(), await newcomer()];
  await prove(first, number);
  await prove(second, number);
  await prove(third, number).catch(() => undefined); // one too many, which is what opens the case
  const measures = choices.filter(({ kind }) => measureModules[kind].on !== "content");
  for (const one of [first, second, third]) await giveMark(one);
  const input = { outcome: "measure" as const, rule, reason, departureReason: "批量注册", measures };
  const takes = await decisionTakes(officer, third, { ...input, members: [first.accountId, second.accountId] });
  expectWithin(new Map([["a cluster", takes]]));
}, 120_000);

it("what is taken back stays within them", async () => {
  const taken = new Map<string, number>();
  const decider = await makePerson({ posts: ["officer", "appeals"] });
  let renamed = 0;
  const takeBack = async (name: string, made: () => Promise<{ person: Person; measureId: MeasureId }>) => {
    const lifted = { measureId: (await made()).measureId, reason: "复核后认为证据不足" };
    taken.set(`lifting ${name}`, await statementsOf(() => as(decider).moderation.liftMeasure(lifted)));
    const { person, measureId } = await made();
    const appeal = await as(person).moderation.appealMeasure({ measureId, grounds: "图片是我自己拍的" });
    const upheld = { appealId: appeal.id, outcome: "upheld" as const, reason: "复核后认为证据不足" };
    taken.set(`upholding ${name}`, await statementsOf(() => as(decider).moderation.decideAppeal(upheld)));
  };
  for (const kind of measureKinds)
    await takeBack(kind, async () => {
      const person = await makePerson();
      const post = await as(person).microblog.createPost({ body: "看起来普通的帖子" });
      const on = measureModules[kind].on === "content" ? { subject: subjectRef("post", post.id) } : {};
      return { person, measureId: (await impose(person, kind, on)).measureId };
    });
  await takeBack("the refusal of a name", async () => {
    const person = await makePerson();
    renamed += 1; // a refused name stays its owner's
    await as(person).accounts.rename({ nickname: `改名${renamed}!!!!!!` });
    await decisionTakes(await makePerson({ posts: ["reviewer"] }), person, { outcome: "reject", rule, reason });
    const [measure] = (await as(person).moderation.myStanding({})).inForce;
    return { person, measureId: measure?.id as MeasureId }; // an id the server gave
  });
  expectWithin(taken);
}, 120_000);

it("a proof that joins an existing principal stays within them", async () => {
  const number = freshNumber();
  const [first, second] = [await newcomer(), await newcomer()];
  await prove(first, number);
  await as(second).identity.submit({ method: "person", name: "王小明", number });
  const takes = await statementsOf(() => as(second).identity.check({}));
  expect(await as(second).identity.mine({})).toMatchObject({ state: "passed", accounts: 2 });
  expectWithin(new Map([["joining", takes]]));
}, 120_000);

/** None was refused, and none took more than it may. */
function expectWithin(taken: ReadonlyMap<string, number>): void {
  expect([...taken].filter(([, statements]) => statements <= 8)).toEqual([]);
  expect(above(taken)).toEqual([]);
}

/** What took more than it may, the most first. */
function above(taken: ReadonlyMap<string, number>): string[] {
  return [...taken]
    .filter(([, statements]) => statements > most)
    .sort((a, b) => b[1] - a[1])
    .map(([name, statements]) => `${statements} ${name}`);
}
