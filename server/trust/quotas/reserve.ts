// Reserves quotas: per principal and day inside the writing transaction, per address before anything else.
import { sql } from "drizzle-orm";
import { rateWindow } from "@/db/schema/core";
import { quotaUse } from "@/db/schema/trust/quotas";
import { networkOf } from "@/server/core/client-address";
import { writeAlone } from "@/server/core/database";
import type { Beside } from "@/server/core/event-log";
import { indexOf } from "@/server/core/sealed/vault";
import type { Act } from "@/server/shared/acts";
import { AppError } from "@/server/shared/errors";
import { nextShanghaiDay, shanghaiDay } from "@/server/shared/time";
import type { AccountFacts } from "@/server/trust/policy/facts";
import { addressLimits, dailyLimit } from "@/server/trust/quotas/limits";

/**
 * The refusal that one more such act of the principal would get today, or null: CREDIT_TOO_LOW where the level allows none at all, RATE_LIMITED/QUOTA_EXCEEDED at the
 * limit. Read under the principal's lock it is the answer; before, a forecast.
 */
export function quotaRefusal(account: AccountFacts, act: Act, now: Date): AppError | null {
  const limit = dailyLimit(act, account);
  if (limit === null || account.used < limit) return null;
  return limit === 0 ? levelTooLow(account, act) : limitReached(act, limit, now);
}

/** Counts one act of the principal for today, or refuses QUOTA_EXCEEDED; the row lock makes two tries at the last place take turns. Null for acts without a limit. */
export function quotaReserved(account: AccountFacts, act: Act, now: Date): Beside | null {
  const limit = dailyLimit(act, account);
  if (limit === null) return null;
  const change = sql`
    insert into ${quotaUse} as q (principal_id, quota, window_at, used)
    values (${account.principalId}::uuid, ${act}, ${shanghaiDay(now)}::timestamptz, 1)
    on conflict (principal_id, quota, window_at) do update set used = q.used + 1 where q.used < ${limit}::int
    returning 1`;
  return { change, refusal: limitReached(act, limit, now) };
}

function levelTooLow(account: AccountFacts, act: Act): AppError<"CREDIT_TOO_LOW"> {
  let required = account.creditLevel;
  while (dailyLimit(act, { ...account, creditLevel: required }) === 0 && required < 4) required += 1;
  return new AppError("FORBIDDEN", "CREDIT_TOO_LOW", { level: account.creditLevel, required });
}

function limitReached(quota: Act, limit: number, now: Date): AppError<"QUOTA_EXCEEDED"> {
  return new AppError("RATE_LIMITED", "QUOTA_EXCEEDED", { quota, limit, until: nextShanghaiDay(now).toISOString() });
}

/**
 * Counts one try under a key in a window that starts at a multiple of `minutes`; committed at once, so that a refused try counts too. Refuses
 * RATE_LIMITED/TOO_MANY beyond `count`.
 */
export async function countTry(key: string, count: number, minutes: number, now: Date): Promise<void> {
  const windowMs = minutes * 60_000;
  const startsAt = new Date(Math.floor(now.getTime() / windowMs) * windowMs);
  const [row] = await writeAlone<{ used: number }>(sql`
    insert into ${rateWindow} as r (key, starts_at, used) values (${key}, ${startsAt}::timestamptz, 1)
    on conflict (key, starts_at) do update set used = r.used + 1 returning used`);
  if (row && row.used > count) {
    throw new AppError("RATE_LIMITED", "TOO_MANY", { until: new Date(startsAt.getTime() + windowMs).toISOString() });
  }
}

/** The limit per network on what needs no sign-in: an IPv4 address, or the 64 bits that one subscriber has of IPv6. */
export async function countAddress(act: Act, address: string, now: Date): Promise<void> {
  const limit = (addressLimits as Partial<Record<Act, { count: number; minutes: number }>>)[act]; // widened: most acts have no row
  if (limit)
    await countTry(`address:${act}:${indexOf("address", networkOf(address))}`, limit.count, limit.minutes, now);
}
