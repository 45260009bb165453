// Home in its optional ranking: the posts that home shows, in another order, each with why it stands there. Whoever did not choose it is never shown it.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { ReadScope } from "@/server/core/read-scope";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { query } from "@/server/pipeline/query";
import { AppError } from "@/server/shared/errors";
import { type HomeOrder, rankRules } from "@/server/shared/home-ranking";
import { firstIdAt, type PostId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { addMinutes } from "@/server/shared/time";
import { homeOrdered, orderHomeInput, type RankedPage, rankedHomeInput } from "./contract";
import { newestFirst } from "./home";
import { postsIn } from "./listing";
import { type Candidate, ranked } from "./ranking";
import { homeOrderSet } from "./store/home-order";
import { homeCandidates, ownRanking } from "./visibility/ranking";

/**
 * Home as ranked at one instant, which later pages keep to; what is older than the ranked hours follows newest first. What home would not show, a mute, a block, an audience or a
 * label, is not here either. At most four statements.
 */
export const rankedHome = query({
  access: "signed-in",
  obligations: [],
  input: rankedHomeInput,
  async run({ input: { before, limit }, scope }): Promise<RankedPage> {
    const place = placeOf(before, scope.now);
    if (!("asOf" in place)) return olderPage(scope, place.before, limit);
    const { asOf, skip } = place;
    const candidates = await scope.rows<Candidate>(sql`select c.* from ${homeCandidates(scope, asOf)} c`);
    const order = ranked(candidates);
    const here = order.slice(skip, skip + limit);
    const oldest = firstIdAt<PostId>(addMinutes(asOf, -rankRules.hours * 60));
    if (here.length === 0) return olderPage(scope, oldest, limit);
    const posts = await postsIn(scope, sql`(select unnest(${sql.param(here.map(({ id }) => id))}::uuid[]) as id)`);
    const byId = new Map(posts.map((post) => [post.id, post]));
    return {
      posts: here.flatMap(({ id, why }) => {
        const post = byId.get(id);
        return post ? [{ ...post, why }] : [];
      }),
      next: skip + limit < order.length ? `${asOf.getTime()}.${skip + limit}` : oldest,
      newest:
        candidates
          .map(({ id }) => id)
          .sort()
          .at(-1) ?? null,
    };
  },
});

type Place = { asOf: Date; skip: number } | { before: PostId };

/** Pure. Nobody is shown a ranking of the future. */
function placeOf(before: string | undefined, now: Date): Place {
  if (!before) return { asOf: now, skip: 0 };
  const [asOf = "", skip] = before.split(".");
  if (skip === undefined) return { before: before as PostId }; // the input let nothing but an id through
  return { asOf: new Date(Math.min(Number(asOf), now.getTime())), skip: Number(skip) };
}

async function olderPage(scope: ReadScope, before: PostId, limit: number): Promise<RankedPage> {
  const { posts, next } = await newestFirst(scope, { before, limit });
  const why = { by: "newest" as const, count: 0 };
  return { posts: posts.map((post) => ({ ...post, why })), next, newest: null };
}

/** How the viewer chose to read home; newest first where they chose nothing. */
export const homeOrder = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  async run({ scope, viewerId }): Promise<{ order: HomeOrder }> {
    const [row] = await scope.rows(sql`select from ${ownRanking(viewerId)} r`);
    return { order: row ? "ranked" : "newest" };
  },
});

/** Chooses how one reads home, also while measured. May run twice. */
export const orderHome = command({
  profile: "manageOwn",
  act: "settings",
  on: exempt("one's own home"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: orderHomeInput,
  async run({ input: { order }, actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    return {
      result: { order },
      events: [homeOrdered(subjectRef("account", actor.id), { order })],
      beside: [homeOrderSet(actor.id, order, tx.now)],
    };
  },
});
