// Work that recurs: what timed ends, re-check dates and retention need. One process at a time runs each job.
import { sql } from "drizzle-orm";
import { job } from "@/db/schema/core";
import { log } from "@/server/core/log";
import { inWriteTx } from "@/server/core/write-tx";

export interface Job {
  /** How often, in minutes. A job that was missed runs once, not as often as it was missed. */
  everyMinutes: number;
  /** Runs to its end; it must bear to run twice. */
  run(now: Date): Promise<void>;
}
export type Jobs = Readonly<Record<string, Job>>;

/** Runs one due job if there is any. Answers its name, or null. A failure is recorded and tried again at the next turn. */
export async function runDueJob(jobs: Jobs): Promise<string | null> {
  const taken = await inWriteTx(async (tx) => {
    const names = Object.keys(jobs);
    await tx.rows(sql`
      insert into ${job} (name, next_at) select unnest(${sql.param(names)}::text[]), ${tx.now}::timestamptz on conflict (name) do nothing`);
    const [row] = await tx.rows<{ name: string }>(sql`
      select name from ${job} where name = any(${sql.param(names)}::text[]) and next_at <= ${tx.now}::timestamptz order by next_at limit 1 for update skip locked`);
    const definition = row && jobs[row.name];
    if (!row || !definition) return null;
    await tx.rows(sql`
      update ${job} set last_started_at = ${tx.now}::timestamptz, last_error = null,
        next_at = ${tx.now}::timestamptz + make_interval(mins => ${definition.everyMinutes}::int) where name = ${row.name}`);
    return { name: row.name, definition, at: tx.now };
  });
  if (!taken) return null;
  let failure: string | null = null;
  try {
    await taken.definition.run(taken.at);
  } catch (error) {
    failure = error instanceof Error ? error.message.slice(0, 500) : "unknown";
    log.warn({ job: taken.name, err: error }, "job failed");
  }
  await inWriteTx((tx) =>
    tx.rows(
      sql`update ${job} set last_ended_at = ${tx.now}::timestamptz, last_error = ${failure} where name = ${taken.name}`,
    ),
  );
  return taken.name;
}

/** Looks for due jobs every ten seconds. The returned function waits for the one in hand. */
export function startJobs(jobs: Jobs): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> | null = null;
  const turn = async (): Promise<void> => {
    try {
      while (!stopped && (await runDueJob(jobs)));
    } catch (error) {
      log.warn({ err: error }, "jobs unreachable");
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
