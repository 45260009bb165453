import { describe, expect, it } from "vitest";
import type { TierInputs } from "@/server/shared/tiers";
import { obligation } from "@/server/testing/obligation";
import { crossesThreshold, levelRules, tierOf, tierThresholds } from "@/server/trust/standing/tier-table";

const ordinary: TierInputs = { kind: "person", posts: 20, adverts: 0, removed: 0, followers: 10, creditLevel: 2 };
const { knownFollowers, leadingFollowers } = tierThresholds;

describe("class and level", () => {
  obligation("MB-09.1-a", "follow from subject, content, followers and credit, each alone changing them", () => {
    const of = (change: Partial<TierInputs>) => {
      const { class: kind, level } = tierOf({ ...ordinary, ...change });
      return `${kind} ${level}`;
    };
    expect(of({})).toBe("personal 2");
    expect(of({ kind: "unverified" })).toBe("unverified 0");
    expect(of({ kind: "organisation" })).toBe("organisation 2");
    expect(of({ adverts: 9 })).toBe("personal 2");
    expect(of({ adverts: 10 })).toBe("commercial 2");
    expect(of({ posts: 9, adverts: 9 })).toBe("personal 2");
    expect(of({ removed: 1 })).toBe("personal 2");
    expect(of({ removed: 2 })).toBe("personal 1");
    expect(of({ creditLevel: 0 })).toBe("personal 0");
    expect(of({ creditLevel: 1 })).toBe("personal 2");
    expect(of({ followers: knownFollowers - 1 })).toBe("personal 2");
    expect(of({ followers: knownFollowers })).toBe("personal 3");
    expect(of({ followers: knownFollowers, posts: 9 })).toBe("personal 2");
    expect(of({ followers: knownFollowers, creditLevel: 1 })).toBe("personal 1");
    expect(of({ followers: leadingFollowers, posts: 0 })).toBe("personal 4");
    expect(of({ followers: leadingFollowers, removed: 2 })).toBe("personal 1");
  });

  it("have a rule for every level, in order", () => {
    expect(levelRules.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4]);
  });

  it("may change where followers cross a threshold, and not between two", () => {
    expect(crossesThreshold(knownFollowers - 1, knownFollowers)).toBe(true);
    expect(crossesThreshold(leadingFollowers, knownFollowers)).toBe(true);
    expect(crossesThreshold(knownFollowers, leadingFollowers - 1)).toBe(false);
    expect(crossesThreshold(0, 1)).toBe(false);
  });
});
