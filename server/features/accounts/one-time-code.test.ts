import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCode, codePolicy, hashCode, makeCode, nextCodeAt } from "@/server/features/accounts/one-time-code";

const key = randomBytes(32);
const sentAt = new Date("2025-06-15T04:00:00Z");
const later = (milliseconds: number) => new Date(sentAt.getTime() + milliseconds);
const context = "enter:+8616000000001";
const issued = (code: string) => ({
  hash: hashCode(key, code, context),
  expiresAt: later(codePolicy.validFor),
  triesLeft: codePolicy.tries as number, // widened: tests lower it
});

describe("a one-time code", () => {
  it("has six digits, leading zeros included", () => {
    const codes = Array.from({ length: 2000 }, makeCode);
    for (const code of codes) expect(code).toMatch(/^\d{6}$/);
    expect(new Set(codes.map((code) => code[0])).size).toBe(10);
    expect(new Set(codes).size).toBeGreaterThan(1900);
  });

  it("is right once typed, also in full width and with spaces", () => {
    const row = issued("012345");
    for (const typed of ["012345", " 012 345 ", "０１２３４５"]) {
      expect(checkCode(key, row, typed, context, later(1))).toEqual({ outcome: "right" });
    }
  });

  it("is wrong for any other text, and says how many tries are left", () => {
    const row = issued("012345");
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{6}$/)), (typed) => {
        if (typed.normalize("NFKC").replace(/\s/g, "") === "012345") return;
        expect(checkCode(key, row, typed, context, later(1))).toEqual({ outcome: "wrong", left: 4 });
      }),
    );
    expect(checkCode(key, { ...row, triesLeft: 1 }, "999999", context, later(1))).toEqual({
      outcome: "wrong",
      left: 0,
    });
  });

  it("opens nothing else: another phone, another purpose, another key", () => {
    const row = issued("012345");
    for (const other of ["enter:+8616000000002", "verify:+8616000000001"]) {
      expect(checkCode(key, row, "012345", other, later(1)).outcome).toBe("wrong");
    }
    expect(checkCode(randomBytes(32), row, "012345", context, later(1)).outcome).toBe("wrong");
  });

  it("ends after ten minutes and after five tries, also for the right digits", () => {
    const row = issued("012345");
    expect(checkCode(key, row, "012345", context, later(599_999)).outcome).toBe("right");
    expect(checkCode(key, row, "012345", context, later(600_000)).outcome).toBe("expired");
    expect(checkCode(key, { ...row, triesLeft: 0 }, "012345", context, later(1)).outcome).toBe("expired");
  });

  it("is stored under a salt of its own", () => {
    expect(hashCode(key, "012345", context)).not.toBe(hashCode(key, "012345", context));
    expect(hashCode(key, "012345", context)).not.toContain("012345");
  });

  it("is wrong, not an error, for a malformed row", () => {
    for (const hash of ["", ".", "a.b", "a"]) {
      expect(checkCode(key, { ...issued("1"), hash }, "", context, later(1)).outcome).toBe("wrong");
    }
  });
});

describe("the next code", () => {
  it("may go at once to a phone that got none, and a minute after the last", () => {
    expect(nextCodeAt([], sentAt)).toBeNull();
    expect(nextCodeAt([sentAt], later(59_999))).toEqual(later(60_000));
    expect(nextCodeAt([sentAt], later(60_000))).toBeNull();
  });

  it("waits for the hour once five were sent", () => {
    const minutes = [0, 2, 4, 6, 8].map((minute) => later(minute * 60_000));
    expect(nextCodeAt(minutes.slice(0, 4), later(600_000))).toBeNull();
    expect(nextCodeAt(minutes, later(600_000))).toEqual(later(3_600_000));
    expect(nextCodeAt(minutes, later(3_600_000))).toBeNull();
  });

  it("never lets more than five go in any hour, whoever asks how often", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 60 }), (pauses) => {
        const sent: Date[] = [];
        let elapsed = 0;
        for (const pause of pauses) {
          elapsed += pause;
          if (nextCodeAt(sent, later(elapsed)) === null) sent.unshift(later(elapsed));
        }
        for (const start of sent) {
          const within = sent.filter((at) => at >= start && at.getTime() < start.getTime() + 3_600_000);
          expect(within.length).toBeLessThanOrEqual(5);
        }
      }),
    );
  });
});
