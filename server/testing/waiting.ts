// For races: tells when so many transactions of this test's database wait for a lock that somebody else holds.
import pg from "pg";
import { expect } from "vitest";

/** Resolves once `count` sessions of the database at `url` wait for a lock. */
export async function untilWaiting(url: string, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const waiting = async () => {
      const { rows } = await owner.query<{ count: number }>(
        "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      return rows[0]?.count ?? 0;
    };
    await expect.poll(waiting).toBe(count);
  } finally {
    await owner.end();
  }
}
