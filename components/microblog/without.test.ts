import { expect, it } from "vitest";
import { without } from "@/components/microblog/without";
import type { PostView } from "@/server/features/microblog/contract";

const by = (id: string, author: string, source?: PostView, isRepost = false) =>
  ({ id, author: { id: author }, isRepost, source: source ? { is: "post", post: source } : null }) as PostView; // what the list looks at

const mutedOne = by("1", "muted");
const posts = [mutedOne, by("2", "friend"), by("3", "friend", mutedOne, true), by("4", "friend", mutedOne)];
const left = (id: string) => without(posts, id).map((post) => post.id);

it("takes one post out of a list", () => {
  expect(left("2")).toEqual(["1", "3", "4"]);
});

it("takes out what somebody wrote, and what others pass on or quote of it", () => {
  expect(left("muted")).toEqual(["2"]);
});
