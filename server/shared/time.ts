// Calendar rules in Asia/Shanghai (UTC+8 without daylight saving since 1991); "six months" is calendar arithmetic, not 180 days.

const shanghaiMs = 8 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** The start of the day in Asia/Shanghai that holds this instant. */
export function shanghaiDay(at: Date): Date {
  return new Date(Math.floor((at.getTime() + shanghaiMs) / dayMs) * dayMs - shanghaiMs);
}

/** The start of a calendar day ("2026-01-31") in Asia/Shanghai. */
export function dayInShanghai(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - shanghaiMs);
}

/** The start of the next day in Asia/Shanghai. */
export function nextShanghaiDay(at: Date): Date {
  return new Date(shanghaiDay(at).getTime() + dayMs);
}

/** The same wall-clock time in Asia/Shanghai some calendar months away; the 31st falls back to the month's last day. */
export function addMonths(at: Date, months: number): Date {
  const local = new Date(at.getTime() + shanghaiMs);
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months);
  const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, last));
  return new Date(local.getTime() - shanghaiMs);
}

export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * dayMs);
}

export function addMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
