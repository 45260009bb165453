// Every call stays within a dozen statements, whatever it answers; what does not is named with its number. Transactions count with their begin and commit.
import { beforeAll, expect, it } from "vitest";
import { appRouter } from "@/server/api/root";
import { statementCount } from "@/server/core/database";
import { proceduresOf } from "@/server/pipeline/control-matrix";
import { type LeakWorld, leakWorld } from "@/server/testing/leak-world";
import { call, samples } from "@/server/testing/samples";
import { as, drain, useWorld } from "@/server/testing/world";

const most = 12;

/** What takes more, and how much at most: one that takes more still, or that no longer needs to stand here, fails. */
const above: Readonly<Record<string, number>> = {
  "accounts.addPasskey": 13,
  "accounts.changeBio": 14,
  "accounts.confirmTotp": 13,
  "accounts.rename": 15,
  "accounts.requestCode": 16,
  "accounts.secondFactor": 14,
  "accounts.signUp": 28,
  "comments.createComment": 13,
  "identity.check": 25,
  "identity.openSealed": 15,
  "identity.recheck": 21,
  "identity.settle": 24,
  "identity.submit": 14,
  "moderation.decideCase": 16,
  "moderation.liftMeasure": 15,
  "moderation.replayRule": 55,
};

useWorld();
let world: LeakWorld;
beforeAll(async () => {
  world = await leakWorld();
  await drain();
});

/** Statements of one call, with the look-up of the session that a request adds. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const before = statementCount.run;
  await work().catch(() => undefined); // a refusal counts like an answer
  return statementCount.run - before + 1;
}

it(`no call takes more than ${most} statements but for those that are named`, async () => {
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
      for (const viewer of [null, world.author, ...Object.values(world.viewers)])
        await count(path, () => call(as(viewer), path, input));
  }
  const listed = [...worst].sort((a, b) => b[1] - a[1]);
  const told = `statements per call:\n${listed.map(([path, statements]) => `${statements} ${path}`).join("\n")}`;
  expect(
    listed.filter(([path, statements]) => statements > (above[path] ?? most)),
    told,
  ).toEqual([]);
  expect(
    Object.keys(above).filter((path) => (worst.get(path) ?? 0) <= most),
    told,
  ).toEqual([]);
}, 120_000);
