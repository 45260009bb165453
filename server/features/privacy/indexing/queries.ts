// Who lets feeds, the sitemap and search engines in.
import { sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { query } from "@/server/pipeline/query";
import { indexedAmongInput, nothingInput, type SitemapView } from "../contract";
import { indexedAccounts, indexedPosts } from "../visibility/indexing";

/** Those of these accounts that let themselves be found, and that the viewer can see. */
export const indexedAmong = query({
  access: "anyone",
  obligations: [],
  input: indexedAmongInput,
  async run({ input, scope }): Promise<string[]> {
    const rows = await scope.rows<{ id: string }>(sql`
      select i.id from ${indexedAccounts(scope)} i where i.id = any(${sql.param(input.accountIds)}::uuid[])`);
    return rows.map(({ id }) => id);
  },
});

const mostOfEach = 10_000;

/** The newest public posts and accounts that let themselves be found; what is older is found through their profiles. Two statements. */
export const sitemap = query({
  access: "anyone",
  obligations: [],
  input: nothingInput,
  async run({ scope }): Promise<SitemapView> {
    const [posts, accounts] = await Promise.all([
      scope.rows<{ id: string; at: Date }>(sql`
        select i.id, i.at from ${indexedPosts(scope)} i order by i.id desc ${atMost(mostOfEach)}`),
      scope.rows<{ handle: string }>(sql`
        select i.handle from ${indexedAccounts(scope)} i order by i.id desc ${atMost(mostOfEach)}`),
    ]);
    return {
      posts: posts.map(({ id, at }) => ({ id, at: at.toISOString() })),
      handles: accounts.map(({ handle }) => handle),
    };
  },
});
