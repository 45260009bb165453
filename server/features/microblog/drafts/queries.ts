// Drafts as their owner reads them, with what they quote as it stands now.
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { ReadScope } from "@/server/core/read-scope";
import { query } from "@/server/pipeline/query";
import { emptyContent } from "@/server/shared/draft-content";
import { notFound } from "@/server/shared/errors";
import type { PostView, SourceView } from "../contract";
import { type DraftView, oneDraftInput } from "../contract/drafts";
import { postsIn } from "../listing";
import { type DraftRow, ownDrafts } from "../visibility/drafts";

/** One's own drafts: first what is scheduled, soonest first, then the rest, newest first. */
export const drafts = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  run: async ({ scope }): Promise<DraftView[]> => viewsOf(scope, await rowsOf(scope)),
});

/** One of them; NOT_FOUND for another's, and for one that was published or deleted. */
export const draft = query({
  access: "signed-in",
  obligations: [],
  input: oneDraftInput,
  async run({ input, scope }): Promise<DraftView> {
    const found = (await rowsOf(scope)).filter(({ id }) => id === input.draftId);
    const [view] = await viewsOf(scope, found);
    if (!view) throw notFound();
    return view;
  },
});

function rowsOf(scope: ReadScope): Promise<DraftRow[]> {
  return scope.rows(sql`
    select d.id, d.content, d.updated_at as "updatedAt", d.publish_at as "publishAt", d.refusal
    from ${ownDrafts(scope)} d order by d.publish_at nulls last, d.updated_at desc, d.id desc`);
}

async function viewsOf(scope: ReadScope, rows: readonly DraftRow[]): Promise<DraftView[]> {
  const named = rows.flatMap(({ content }) => content.quoteOf ?? []);
  const quoted =
    named.length === 0 ? [] : await postsIn(scope, sql`(select unnest(${sql.param(named)}::uuid[]) as id)`);
  // As in every quote, what is held back or removed is gone for its own author as well.
  const shown = new Map(quoted.filter(({ state }) => state === null).map((post) => [post.id, post]));
  return rows.map(({ updatedAt, publishAt, ...row }) => {
    const content = { ...emptyContent, ...row.content }; // drafts of before quotes could be kept name none
    return {
      ...row,
      content,
      quoted: content.quoteOf === null ? null : sourceOf(shown.get(content.quoteOf)),
      updatedAt: updatedAt.toISOString(),
      publishAt: publishAt?.toISOString() ?? null,
    };
  });
}

function sourceOf(post: PostView | undefined): SourceView {
  return post ? { is: "post", post } : { is: "gone" };
}
