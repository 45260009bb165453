import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { job } from "@/db/schema/core";
import { freezeClock, now } from "@/server/core/clock";
import { closeDatabase, openDatabase, reader } from "@/server/core/database";
import { type Jobs, runDueJob, startJobs } from "@/server/core/jobs";
import { inWriteTx } from "@/server/core/write-tx";
import { addMinutes } from "@/server/shared/time";
import { useDatabase } from "@/server/testing/database";

const database = useDatabase();
beforeAll(() => openDatabase({ url: database.url, poolSize: 8 }));
beforeEach(async () => {
  freezeClock(null);
  await inWriteTx((tx) => tx.rows(sql`delete from ${job}`));
});
afterAll(async () => {
  freezeClock(null);
  await closeDatabase();
});

const stored = async () =>
  (
    await reader.rows<{ name: string; lastError: string | null; nextAt: Date; lastEndedAt: Date | null }>(
      sql`select name, last_error as "lastError", next_at as "nextAt", last_ended_at as "lastEndedAt" from ${job} order by name`,
    )
  )[0];

/** A job that goes on until it is let go, and knows how often it ran and with how many of itself at once. */
function slowJob() {
  let letGo = (): void => undefined;
  const seen = { runs: 0, most: 0, inside: 0 };
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const run = async () => {
    seen.runs += 1;
    seen.inside += 1;
    seen.most = Math.max(seen.most, seen.inside);
    await free;
    seen.inside -= 1;
  };
  return { seen, letGo, jobs: { slow: { everyMinutes: 5, run } } satisfies Jobs };
}

it("a due job is run by one process, however many look for it at once", async () => {
  const { seen, letGo, jobs } = slowJob();
  const looking = Array.from({ length: 5 }, () => runDueJob(jobs));
  await expect.poll(() => seen.runs).toBe(1);
  letGo();
  expect((await Promise.all(looking)).filter((name) => name === "slow")).toHaveLength(1);
  expect(await runDueJob(jobs)).toBeNull();
});

it("a job that takes longer than its turn is not begun a second time beside itself", async () => {
  const { seen, letGo, jobs } = slowJob();
  const first = runDueJob(jobs);
  await expect.poll(() => seen.runs).toBe(1);
  freezeClock(addMinutes(now(), 11));
  expect(await runDueJob(jobs)).toBeNull();
  letGo();
  expect(await first).toBe("slow");
  expect(await runDueJob(jobs)).toBe("slow");
  expect(seen).toMatchObject({ runs: 2, most: 1 });
});

it("a job that was missed many times runs once", async () => {
  let runs = 0;
  const run = async () => {
    runs += 1;
  };
  const jobs: Jobs = { late: { everyMinutes: 5, run } };
  await runDueJob(jobs);
  freezeClock(addMinutes(now(), 500));
  expect(await runDueJob(jobs)).toBe("late");
  expect(await runDueJob(jobs)).toBeNull();
  expect(runs).toBe(2);
});

it("a failure is recorded, hinders no other job, and is tried again at the next turn", async () => {
  let runs = 0;
  const jobs: Jobs = {
    broken: {
      everyMinutes: 5,
      run: async () => {
        runs += 1;
        if (runs === 1) throw new Error("the wheel came off");
      },
    },
    whole: { everyMinutes: 5, run: async () => undefined },
  };
  expect([await runDueJob(jobs), await runDueJob(jobs)].sort()).toEqual(["broken", "whole"]);
  expect(await stored()).toMatchObject({ name: "broken", lastError: "the wheel came off" });
  freezeClock(addMinutes(now(), 5));
  expect([await runDueJob(jobs), await runDueJob(jobs)].sort()).toEqual(["broken", "whole"]);
  expect(await stored()).toMatchObject({ name: "broken", lastError: null });
});

it("a job whose process dies is due as before", async () => {
  const { seen, letGo, jobs } = slowJob();
  const dying = runDueJob(jobs).catch((error: unknown) => error);
  await expect.poll(() => seen.runs).toBe(1);
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
  );
  await owner.end();
  letGo();
  expect(await dying).toMatchObject({ reason: "DATABASE_AWAY" });
  expect(await runDueJob(jobs)).toBe("slow");
});

it("the runner waits for the job in hand before it stops", async () => {
  const { seen, letGo, jobs } = slowJob();
  const stop = startJobs(jobs);
  await expect.poll(() => seen.runs).toBe(1);
  let stopped = false;
  const stopping = stop().then(() => {
    stopped = true;
  });
  expect(stopped).toBe(false);
  letGo();
  await stopping;
  expect((await stored())?.lastEndedAt).not.toBeNull();
});
