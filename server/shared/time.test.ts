import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, addMinutes, addMonths, nextShanghaiDay, shanghaiDay } from "@/server/shared/time";

const instant = fc.date({
  min: new Date("1992-01-01T00:00:00Z"),
  max: new Date("2199-12-31T23:59:59Z"),
  noInvalidDate: true,
});
const months = fc.integer({ min: 0, max: 240 });

const inShanghai = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
/** The wall clock of Shanghai, as the platform's own calendar tells it. */
function wallClock(at: Date): Record<string, number> {
  return Object.fromEntries(inShanghai.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
}

it("a day in Shanghai begins at its midnight, holds its instant and ends where the next begins", () => {
  fc.assert(
    fc.property(instant, (at) => {
      const [start, end] = [shanghaiDay(at), nextShanghaiDay(at)];
      expect(wallClock(start)).toMatchObject({ hour: 0, minute: 0, second: 0, day: wallClock(at).day });
      expect(start.getTime()).toBeLessThanOrEqual(at.getTime());
      expect(end.getTime()).toBeGreaterThan(at.getTime());
      expect(shanghaiDay(end)).toEqual(end);
      expect(shanghaiDay(new Date(end.getTime() - 1))).toEqual(start);
    }),
  );
});

it("so many months later the calendar says so many months later, at the same time of day", () => {
  fc.assert(
    fc.property(instant, months, (at, count) => {
      const [before, after] = [wallClock(at), wallClock(addMonths(at, count))];
      const monthOf = ({ year = 0, month = 0 }) => year * 12 + month;
      expect(monthOf(after)).toBe(monthOf(before) + count);
      expect([after.hour, after.minute, after.second]).toEqual([before.hour, before.minute, before.second]);
      // The same day, or the last one of a month that has no such day.
      expect(after.day).toBeLessThanOrEqual(before.day ?? 0);
      if (after.day !== before.day) expect(wallClock(addDays(addMonths(at, count), 1)).day).toBe(1);
    }),
  );
});

it("a later instant has the later day, months and minutes", () => {
  fc.assert(
    fc.property(instant, instant, months, (a, b, count) => {
      const [early, late] = a <= b ? [a, b] : [b, a];
      expect(shanghaiDay(early) <= shanghaiDay(late)).toBe(true);
      expect(addMonths(early, count) <= addMonths(late, count)).toBe(true);
      expect(addMinutes(early, count) <= addMinutes(late, count)).toBe(true);
    }),
  );
});

it.each([
  ["2026-08-31T12:00:00+08:00", 6, "2027-02-28T12:00:00+08:00"],
  ["2027-08-31T12:00:00+08:00", 6, "2028-02-29T12:00:00+08:00"],
  ["2026-08-31T00:30:00+08:00", 6, "2027-02-28T00:30:00+08:00"],
  ["2026-12-31T23:59:59+08:00", 2, "2027-02-28T23:59:59+08:00"],
])("%s and %i months are %s", (from, count, to) => {
  expect(addMonths(new Date(from), count)).toEqual(new Date(to));
});
