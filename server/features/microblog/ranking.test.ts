import { describe, expect, it } from "vitest";
import { rankRules } from "@/server/shared/home-ranking";
import { newId, type PostId } from "@/server/shared/ids";
import { type Candidate, ranked } from "./ranking";

function candidate(over: Partial<Candidate> = {}): Candidate {
  const id = newId<PostId>();
  const plain = { points: 0, people: 0, likedBy: 0, times: 0, isMutual: false, mayRise: true };
  return { id, shownId: id, hours: 1, ...plain, ...over };
}

const why = (over: Partial<Candidate>) => ranked([candidate(over)])[0]?.why;

describe("the ranking of home", () => {
  it("is by time where nothing lifts anything, the newest first", () => {
    const [old, young] = [candidate({ hours: 20 }), candidate({ hours: 2 })];
    expect(ranked([old, young])).toEqual([
      { id: young.id, why: { by: "newest", count: 0 } },
      { id: old.id, why: { by: "newest", count: 0 } },
    ]);
  });

  it("lifts what verified people react to, and fades with the hours", () => {
    const [lively, plain] = [candidate({ hours: 3, points: 12, people: 6 }), candidate({ hours: 2 })];
    expect(ranked([plain, lively]).map(({ id }) => id)).toEqual([lively.id, plain.id]);
    const faded = candidate({ hours: 40, points: 12, people: 6 });
    expect(ranked([plain, faded]).map(({ id }) => id)).toEqual([plain.id, faded.id]);
  });

  it("says the lift that raised a post most", () => {
    const { often, liked } = rankRules;
    expect(why({ isMutual: true })).toEqual({ by: "mutual", count: 0 });
    expect(why({ isMutual: true, likedBy: liked.people })).toEqual({ by: "liked", count: liked.people });
    expect(why({ points: 3, people: 3, likedBy: liked.people })?.by).toBe("liked");
    expect(why({ isMutual: true, likedBy: 3, times: often.times })).toEqual({ by: "often", count: often.times });
    expect(why({ points: 1, people: 1, times: often.times })?.by).toBe("often");
    expect(why({ points: 60, people: 20, times: often.times })).toEqual({ by: "lively", count: 20 });
  });

  it("neither counts nor tells of fewer than it says", () => {
    const { often, liked } = rankRules;
    expect(why({ likedBy: liked.people - 1, times: often.times - 1 })?.by).toBe("newest");
  });

  it("leaves what may not rise to its time", () => {
    const [kept, plain] = [
      candidate({ hours: 3, points: 150, people: 50, likedBy: 9, times: 9, isMutual: true, mayRise: false }),
      candidate({ hours: 2 }),
    ];
    expect(ranked([kept, plain])).toEqual([
      { id: plain.id, why: { by: "newest", count: 0 } },
      { id: kept.id, why: { by: "newest", count: 0 } },
    ]);
  });

  it("shows one post once, where it stands best", () => {
    const post = candidate({ hours: 9 });
    const repost = candidate({ hours: 1, shownId: post.id });
    expect(ranked([post, repost]).map(({ id }) => id)).toEqual([repost.id]);
  });
});
