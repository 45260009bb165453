import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { post } from "@/db/schema/microblog";
import { appRouter } from "@/server/api/root";
import { type ReadScope, readScope } from "@/server/core/read-scope";
import { proceduresOf } from "@/server/pipeline/control-matrix";
import { query } from "@/server/pipeline/query";
import { router, t } from "@/server/pipeline/trpc";
import { leaksOf } from "@/server/testing/leak-check";
import { type LeakWorld, leakWorld, secretsOf } from "@/server/testing/leak-world";
import { call, samples } from "@/server/testing/samples";
import { as, contextAs, drain, useWorld } from "@/server/testing/world";
import { visiblePosts } from "@/server/trust/visibility/contents";

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

  it.each(queries)("%s", async (path) => {
    const inputs = samples.queries[path]?.(world) ?? [];
    expect(await leaksOf(world, (viewer, input) => call(as(viewer), path, input), inputs)).toEqual([]);
  });

  it("and an author is shown their own", async () => {
    const { author, posts } = world;
    const answer = JSON.stringify(await as(author).microblog.getPost({ postId: posts.held ?? "" }));
    expect(answer).toContain(secretsOf(world, "stranger").heldPost);
  });
});

describe("a query that forgot", () => {
  /** The leaks of a query planted beside the real ones. */
  function leaksOfPlanted(select: (scope: ReadScope) => Promise<unknown>): Promise<string[]> {
    const planted = query({
      access: "anyone",
      obligations: [],
      input: z.object({}),
      run: ({ scope }) => select(scope),
    });
    const callerAs = t.createCallerFactory(router({ planted }));
    return leaksOf(world, (viewer) => callerAs(contextAs(viewer)).planted({}), [{}]);
  }

  it("nothing leaks nothing", async () => {
    const honest = (scope: ReadScope) => scope.rows(sql`select p.body from ${visiblePosts(scope)} p`);
    expect(await leaksOfPlanted(honest)).toEqual([]);
  });

  it("visibility altogether is seen at once", async () => {
    const leaks = await leaksOfPlanted((scope) => scope.rows(sql`select p.body from ${post} p`));
    for (const item of ["followersPost", "selfPost", "heldPost", "removedPost", "deletedPost", "closedPost"])
      expect(leaks).toContain(`${item} to anonymous`);
    expect(leaks).toContain("publicPost to blocked");
  });

  it("who asks, and answers everybody as nobody, is seen by the blocked", async () => {
    const asNobody = (scope: ReadScope) =>
      scope.rows(sql`select p.body from ${visiblePosts(readScope(null, scope.now))} p`);
    expect(await leaksOfPlanted(asNobody)).toEqual(["publicPost to blocked", "publicPost to blocker"]);
  });

  it("what was held, removed or deleted is seen", async () => {
    const byAudience = (scope: ReadScope) => scope.rows(sql`select p.body from ${post} p where p.audience = 'public'`);
    expect(await leaksOfPlanted(byAudience)).toEqual(
      expect.arrayContaining(["deletedPost to stranger", "heldPost to stranger", "removedPost to follower"]),
    );
  });

  it("that refusals are read too is seen", async () => {
    const inWords = async (scope: ReadScope) => {
      const rows = await scope.rows<{ body: string }>(sql`select p.body from ${post} p where p.audience = 'self'`);
      throw new Error(`You may not see: ${rows.map((row) => row.body).join()}`);
    };
    expect(await leaksOfPlanted(inWords)).toContain("selfPost to stranger");
  });
});
