// Work that recurs: what timed ends, re-check dates and retention need. One process at a time runs each job.
import { sql } from "drizzle-orm";
import { job } from "@/db/schema/core";
import { now } from "@/server/core/clock";
import { isDatabaseAway } from "@/server/core/database";
import { log } from "@/server/core/log";
import { inWriteTx, type WriteTx } from "@/server/core/write-tx";

export interface Job {
  /** How often, in minutes. A job that was missed runs once, not as often as it was missed. */
  everyMinutes: number;
  /** Runs to its end; it must bear to run twice. */
  run(now: Date): Promise<void>;
}
export type Jobs = Readonly<Record<string, Job>>;

/**
 * Runs one due job if there is any. Answers its name, or null. The job's row stays locked until it ends, however long it takes, so no other process begins it; a
 * process that dies lets go of it, and the job is due as before. A failure is recorded and tried again at the next turn.
 */
export async function runDueJob(jobs: Jobs): Promise<string | null> {
  const names = sql.param(Object.keys(jobs));
  await inWriteTx((tx) =>
    tx.rows(sql`
      insert into ${job} (name, next_at) select unnest(${names}::text[]), ${tx.now}::timestamptz on conflict (name) do nothing`),
  );
  return inWriteTx(async (tx) => {
    const [row] = await tx.rows<{ name: string }>(sql`
      select name from ${job} where name = any(${names}::text[]) and next_at <= ${tx.now}::timestamptz order by next_at limit 1 for update skip locked`);
    const definition = row && jobs[row.name];
    if (!row || !definition) return null;
    let failure: string | null = null;
    try {
      await definition.run(tx.now);
    } catch (error) {
      failure = error instanceof Error ? error.message.slice(0, 500) : "unknown";
      log.warn({ job: row.name, err: error }, "job failed");
    }
    await tx.rows(sql`
      update ${job} set last_started_at = ${tx.now}::timestamptz, last_ended_at = ${now()}::timestamptz, last_error = ${failure},
        next_at = ${tx.now}::timestamptz + make_interval(mins => ${definition.everyMinutes}::int) where name = ${row.name}`);
    return row.name;
  });
}

/** Makes a job due at once, because there is work for it; one that is running is left alone and comes back at its own time. May run twice. */
export async function hasten(tx: WriteTx, name: string): Promise<void> {
  await tx.rows(sql`
    update ${job} set next_at = least(next_at, ${tx.now}::timestamptz)
    where name = (select name from ${job} where name = ${name} for update skip locked)`);
}

/** Looks for due jobs every ten seconds. The returned function waits for the one in hand. */
export function startJobs(jobs: Jobs): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> | null = null;
  const turn = async (): Promise<void> => {
    try {
      while (!stopped && (await runDueJob(jobs)));
    } catch (error) {
      if (!isDatabaseAway(error)) log.warn({ err: error }, "jobs unreachable");
    }
    running = null;
  };
  const timer = setInterval(() => {
    running ??= turn();
  }, 10_000);
  running = turn();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await running;
  };
}
