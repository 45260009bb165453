import { expect, it } from "vitest";
import { hourMs, nextTryAt } from "@/server/features/accounts/registration";

const now = new Date("2025-06-15T04:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

it("allows so many per window, and says when the next may come", () => {
  expect(nextTryAt([], 2, hourMs, now)).toBeNull();
  expect(nextTryAt([ago(10)], 2, hourMs, now)).toBeNull();
  expect(nextTryAt([ago(10), ago(1_000)], 2, hourMs, now)).toEqual(new Date(now.getTime() + hourMs - 1_000));
  expect(nextTryAt([ago(10), ago(hourMs)], 2, hourMs, now)).toBeNull();
});
