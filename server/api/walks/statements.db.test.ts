// Every call stays within a dozen statements as its sample makes it, and so does every page; what takes more is named with its number. Transactions count with their begin and commit.
import { beforeAll, expect, it } from "vitest";
import { appRouter } from "@/server/api/root";
import { statementCount } from "@/server/core/database";
import { proceduresOf } from "@/server/pipeline/control-matrix";
import { staffPosts } from "@/server/shared/staff";
import { subjectRef } from "@/server/shared/subject";
import { type LeakWorld, leakWorld } from "@/server/testing/leak-world";
import { impose } from "@/server/testing/measures";
import { pagesWithCalls } from "@/server/testing/pages";
import { call, samples } from "@/server/testing/samples";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { seedRules } from "@/server/trust/review/seed-rules";

const most = 12;

/** What takes more, and how much at most. */
const more: Readonly<Record<string, number>> = {
  // One page is two: the queue and, beside it, everything that a decision on the open case needs, each asked by its own query.
  "app/desk/queue/page.tsx": 22,
  // A decision with a measure reads and locks what each kind holds, one after the other.
  "rejecting a held post": 22,
};

useWorld();
let world: LeakWorld;
let staff: Person;
beforeAll(async () => {
  await seedRules();
  world = await leakWorld();
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
  for (const { page, calls } of pagesWithCalls()) {
    for (const viewer of viewers()) {
      const asks = as(viewer, { page: {} });
      let sum = 1; // the session
      for (const path of calls) {
        const taken = [0];
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

it("what is taken back stays within them as well; what is imposed takes more", async () => {
  const taken = new Map<string, number>();
  const author = await makePerson();
  await as(author).microblog.createPost({ body: "收购银行卡的人别来找我" });
  await drain();
  const waiting = (await as(staff).moderation.queue({ source: "held" })).cases.find(
    ({ author: { id } }) => id === author.accountId,
  );
  if (!waiting) throw new Error("the held post has no case");
  await as(staff).moderation.claimCase({ caseId: waiting.id });
  const rule = { id: "fraud-account-trade", version: 1 };
  const reject = { caseId: waiting.id, outcome: "reject" as const, reason: "买卖银行卡违法", rule };
  taken.set("rejecting a held post", await statementsOf(() => as(staff).moderation.decideCase(reject)));

  for (const kind of ["remove-content", "close-account", "suspend-updates", "blacklist"] as const) {
    const [person, decider] = [await makePerson(), await makePerson({ posts: ["officer", "appeals"] })];
    const post = await as(person).microblog.createPost({ body: "看起来普通的帖子" });
    const on = kind === "remove-content" ? { subject: subjectRef("post", post.id) } : {};
    const reason = "复核后认为证据不足";
    const { measureId } = await impose(person, kind, on);
    taken.set(`lifting ${kind}`, await statementsOf(() => as(decider).moderation.liftMeasure({ measureId, reason })));
    const again = await impose(person, kind, on);
    const grounds = "图片是我自己拍的";
    const appeal = await as(person).moderation.appealMeasure({ measureId: again.measureId, grounds });
    const upheld = { appealId: appeal.id, outcome: "upheld" as const, reason };
    taken.set(`upholding ${kind}`, await statementsOf(() => as(decider).moderation.decideAppeal(upheld)));
  }
  expect([...taken.values()].every((statements) => statements > 8)).toBe(true); // none was refused
  expect(above(taken)).toEqual([]);
}, 120_000);

/** What took more than it may, the most first. */
function above(taken: ReadonlyMap<string, number>): string[] {
  return [...taken]
    .filter(([name, statements]) => statements > (more[name] ?? most))
    .sort((a, b) => b[1] - a[1])
    .map(([name, statements]) => `${statements} ${name}`);
}
