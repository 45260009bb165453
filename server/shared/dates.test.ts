import fc from "fast-check";
import { expect, test } from "vitest";
import { distanceOf, formatDate, formatInstant } from "@/server/shared/dates";
import { timeZone } from "@/server/shared/i18n";

test("an instant is shown by the wall clock of Shanghai in both languages", () => {
  expect(formatInstant("2025-03-03T18:05:00Z", "zh-CN")).toBe("2025年3月4日 02:05");
  expect(formatInstant("2025-03-03T18:05:00Z", "en")).toBe("4 Mar 2025, 02:05");
});

test("midnight is 00, not 24", () => {
  expect(formatInstant("2024-12-31T16:00:00Z", "en")).toBe("1 Jan 2025, 00:00");
  expect(formatDate("2024-12-31T15:59:59Z", "zh-CN")).toBe("2024年12月31日");
});

test("it is the wall clock that the zone's own rules give, at any instant from 1992 on", () => {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1992-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
      (instant) => {
        const [, year, month, day, hour, minute] =
          /(\d+)-0?(\d+)-0?(\d+) (\d+):(\d+)/.exec(clock.format(instant)) ?? [];
        expect(formatInstant(instant, "zh-CN")).toBe(`${year}年${month}月${day}日 ${hour}:${minute}`);
      },
    ),
  );
});

test("distances use the largest unit that fits, in both directions", () => {
  const now = new Date("2025-03-04T12:00:00Z");
  expect(distanceOf("2025-03-04T11:59:30Z", now)).toEqual({ unit: "now" });
  expect(distanceOf("2025-03-04T11:01:00Z", now)).toEqual({ unit: "minutes", count: 59, past: true });
  expect(distanceOf("2025-03-03T12:00:00Z", now)).toEqual({ unit: "days", count: 1, past: true });
  expect(distanceOf("2025-03-04T14:30:00Z", now)).toEqual({ unit: "hours", count: 2, past: false });
  expect(distanceOf("2025-02-25T12:00:00Z", now)).toEqual({ unit: "date" });
});
