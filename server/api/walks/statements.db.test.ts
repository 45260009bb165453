// Every call stays within a dozen statements, whatever it answers, and so does every page but for the one that is named. Transactions count with their begin and commit.
import { beforeAll, expect, it } from "vitest";
import { appRouter } from "@/server/api/root";
import { statementCount } from "@/server/core/database";
import { proceduresOf } from "@/server/pipeline/control-matrix";
import { staffPosts } from "@/server/shared/staff";
import { type LeakWorld, leakWorld } from "@/server/testing/leak-world";
import { pagesWithCalls } from "@/server/testing/pages";
import { call, samples } from "@/server/testing/samples";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";

const most = 12;

/** One page is two: the queue and, beside it, everything that a decision on the open case needs, each asked by its own query. */
const more: Readonly<Record<string, number>> = { "app/desk/queue/page.tsx": 22 };

useWorld();
let world: LeakWorld;
let staff: Person;
beforeAll(async () => {
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

/** What took more than it may, the most first. */
function above(taken: ReadonlyMap<string, number>): string[] {
  return [...taken]
    .filter(([name, statements]) => statements > (more[name] ?? most))
    .sort((a, b) => b[1] - a[1])
    .map(([name, statements]) => `${statements} ${name}`);
}
