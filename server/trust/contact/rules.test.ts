import { describe, expect, it } from "vitest";
import { circles } from "@/server/shared/contact";
import { type ContactRules, contactRefused } from "@/server/trust/contact/rules";

const now = new Date("2026-05-10T00:00:00Z");
const old = "2020-01-01T00:00:00Z";

function rules(over: Partial<ContactRules> & { reply?: ContactRules["circles"]["reply"] }): ContactRules {
  const { reply = "everyone", ...rest } = over;
  return {
    name: "小林",
    circles: { reply, mention: "everyone", quote: "everyone", message: "everyone" },
    minAgeDays: 0,
    protectedUntil: null,
    follows: false,
    isFollowed: false,
    since: old,
    ...rest,
  };
}

/** Which of stranger, follower, followed and mutual may reply. */
function whoMay(over: Parameters<typeof rules>[0]): string[] {
  const standings = {
    stranger: [false, false],
    follower: [false, true],
    followed: [true, false],
    mutual: [true, true],
  };
  return Object.entries(standings).flatMap(([name, [follows = false, isFollowed = false]]) =>
    contactRefused(rules({ ...over, follows, isFollowed }), "reply", now) ? [] : [name],
  );
}

describe("who may reach a person", () => {
  it("follows the circle that is set for this way of reaching them", () => {
    expect(circles.map((reply) => whoMay({ reply }))).toEqual([
      ["stranger", "follower", "followed", "mutual"],
      ["followed", "mutual"],
      ["mutual"],
      [],
    ]);
    expect(contactRefused(rules({ reply: "nobody" }), "mention", now)).toBeNull();
  });

  it("is narrowed by protection mode until the instant at which it ends, and never widened", () => {
    const protectedUntil = "2026-05-10T00:00:01Z";
    expect(circles.map((reply) => whoMay({ reply, protectedUntil }))).toEqual([
      ["followed", "mutual"],
      ["followed", "mutual"],
      ["mutual"],
      [],
    ]);
    expect(whoMay({ protectedUntil: now.toISOString() })).toHaveLength(4);
    expect(contactRefused(rules({ protectedUntil }), "reply", now)).toMatchObject({
      who: "protected",
      until: "2026-05-10T00:00:01.000Z",
    });
    expect(contactRefused(rules({ reply: "nobody", protectedUntil }), "reply", now)).toMatchObject({
      who: "nobody",
      until: null,
    });
  });

  it("asks accounts that the person does not follow for their age", () => {
    const since = "2026-05-09T00:00:00Z";
    expect(whoMay({ minAgeDays: 7, since })).toEqual(["followed", "mutual"]);
    expect(whoMay({ minAgeDays: 7 })).toHaveLength(4);
    expect(contactRefused(rules({ minAgeDays: 7, since }), "reply", now)).toMatchObject({
      who: "older",
      days: 7,
      until: "2026-05-16T00:00:00.000Z",
    });
  });
});
