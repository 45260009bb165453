// Drafts as their owner reads them.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { ReadScope } from "@/server/core/read-scope";
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import { type DraftView, oneDraftInput } from "../contract/drafts";
import { type DraftRow, ownDrafts } from "../visibility/drafts";

/** One's own drafts: first what is scheduled, soonest first, then the rest, newest first. */
export const drafts = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  run: async ({ scope }): Promise<DraftView[]> => (await rowsOf(scope)).map(viewOf),
});

/** One of them; NOT_FOUND for another's, and for one that was published or deleted. */
export const draft = query({
  access: "signed-in",
  obligations: [],
  input: oneDraftInput,
  async run({ input, scope }): Promise<DraftView> {
    const found = (await rowsOf(scope)).find(({ id }) => id === input.draftId);
    if (!found) throw notFound();
    return viewOf(found);
  },
});

function rowsOf(scope: ReadScope): Promise<DraftRow[]> {
  return scope.rows(sql`
    select d.id, d.content, d.updated_at as "updatedAt", d.publish_at as "publishAt", d.refusal
    from ${ownDrafts(scope)} d order by d.publish_at nulls last, d.updated_at desc, d.id desc`);
}

function viewOf({ updatedAt, publishAt, ...row }: DraftRow): DraftView {
  return { ...row, updatedAt: updatedAt.toISOString(), publishAt: publishAt?.toISOString() ?? null };
}
