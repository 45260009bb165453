// No place that brings posts to people brings one that a label keeps from it: every query there is, whoever asks.
import { beforeAll, describe, expect, it } from "vitest";
import { appRouter } from "@/server/api/root";
import { inWriteTx } from "@/server/core/write-tx";
import { proceduresOf } from "@/server/pipeline/control-matrix";
import { newId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { setLabel } from "@/server/testing/labels";
import { type LeakWorld, leakWorld, markerOfPublicPost } from "@/server/testing/leak-world";
import { call, samples } from "@/server/testing/samples";
import { as, drain, makePerson, useWorld } from "@/server/testing/world";
import { surfaces } from "@/server/trust/labels/surfaces";

useWorld();
let world: LeakWorld;
beforeAll(async () => {
  world = await leakWorld();
  await drain();
});

/** Places where a person goes to see the very post or its author, or keeps what they found there themselves. Everything else is a surface, or shows no posts. */
const gone = [
  "microblog.getPost",
  "microblog.profilePosts",
  "microblog.postHistory",
  "microblog.drafts",
  "bookmarks.mine",
  "moderation.findReportable",
];

const queries = proceduresOf(appRouter).flatMap(({ path, card }) => (card?.type === "query" ? [path] : []));

/** The queries that show the public post of the world to some viewer of it. */
async function showing(): Promise<string[]> {
  const shown = new Set<string>();
  for (const path of queries) {
    for (const viewer of Object.values(world.viewers)) {
      for (const input of samples.queries[path]?.(world) ?? []) {
        const answer = await call(as(viewer), path, input).catch(() => null);
        if (JSON.stringify(answer)?.includes(markerOfPublicPost)) shown.add(path);
      }
    }
  }
  return [...shown];
}

describe("a harmful post", () => {
  it("is shown by no query but those by which one goes to it", async () => {
    const before = await showing();
    for (const path of ["microblog.home", "microblog.newest", "search.posts", "topics.topic"])
      expect(before).toContain(path);
    const officer = await makePerson({ posts: ["officer"] });
    await inWriteTx((tx) =>
      setLabel(tx, {
        subject: subjectRef("post", world.posts.public ?? ""),
        label: "harmful",
        rule: { id: "test", version: 1 },
        reason: "不良信息",
        caseId: newId(),
        setBy: officer.accountId,
      }),
    );
    expect((await showing()).filter((path) => !gone.includes(path))).toEqual([]);
  });

  it("is refused by every surface in the table, and what may affect minors as well", () => {
    for (const refused of Object.values(surfaces))
      expect(refused).toEqual(expect.arrayContaining(["harmful", "minors"]));
  });
});
