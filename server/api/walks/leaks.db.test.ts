import { beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "@/server/api/root";
import { proceduresOf } from "@/server/pipeline/control-matrix";
import { type LeakWorld, leakWorld, secretsOf } from "@/server/testing/leak-world";
import { call, samples } from "@/server/testing/samples";
import { as, drain, useWorld } from "@/server/testing/world";

useWorld();
let world: LeakWorld;
beforeAll(async () => {
  world = await leakWorld();
  await drain();
});

const queries = proceduresOf(appRouter).flatMap(({ path, card }) => (card?.type === "query" ? [path] : []));

describe("no query shows what its viewer may not see", () => {
  it("and every query has a sample input", () => {
    for (const path of queries)
      expect(samples.queries[path], `add inputs for ${path} in server/testing/samples`).toBeDefined();
  });

  for (const path of queries) {
    it(path, async () => {
      for (const [name, viewer] of Object.entries(world.viewers)) {
        for (const input of samples.queries[path]?.(world) ?? []) {
          const answer = await call(as(viewer), path, input).then(
            (view) => JSON.stringify(view),
            (error: Error) => JSON.stringify({ message: error.message, cause: String(error.cause) }),
          );
          for (const [item, secret] of Object.entries(secretsOf(world, name))) {
            expect(answer, `${path} shows ${item} to ${name}`).not.toContain(secret);
          }
        }
      }
    });
  }

  it("and a query that forgot visibility would be seen: an author is shown their own", async () => {
    const { author, posts } = world;
    const answer = JSON.stringify(await as(author).microblog.getPost({ postId: posts.held ?? "" }));
    expect(answer).toContain(secretsOf(world, "stranger").heldPost);
  });
});
