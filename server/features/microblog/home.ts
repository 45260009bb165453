// The home timeline: newest first from everyone the viewer follows and the viewer, without whom and what the viewer mutes.
import { type SQL, sql } from "drizzle-orm";
import type { ReadScope } from "@/server/core/read-scope";
import { viewerStatement } from "@/server/core/statement";
import { query } from "@/server/pipeline/query";
import type { PostId } from "@/server/shared/ids";
import { mutedText } from "@/server/trust/visibility/mutes";
import { homeInput, newerInput, type PostPage } from "./contract";
import { type ListedRow, postsStatement, unmutedPage } from "./listing";
import { bodyOf, homeAuthors, homePostsOf, newestInHome } from "./visibility";

/** Smaller and larger than any id. */
const beforeAll = "00000000-0000-0000-0000-000000000000";
const afterAll = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** How many of the newest posts of all are walked before the viewer's authors are asked one by one: as much work as asking about a hundred authors. */
const walked = sql.raw("2000");
/** Readers of fewer authors are served sooner by asking each. */
const fewAuthors = sql.raw("50");

/** Whole pages, keyset on the id. */
export const home = query({
  access: "signed-in",
  obligations: [],
  input: homeInput,
  run: ({ input: { before = null, limit }, scope }) => newestFirst(scope, { before, limit }),
});

/** A page of home by time alone. */
export function newestFirst(
  scope: ReadScope,
  { before, limit }: { before: PostId | null; limit: number },
): Promise<PostPage> {
  return unmutedPage(scope, { before, limit }, (before) => pageOf(limit)(scope, before ?? afterAll));
}

/** How many posts of others came to the viewer's home after the newest one on screen, or at all where the screen is empty; counted up to 99. */
export const homeNewer = query({
  access: "signed-in",
  obligations: [],
  input: newerInput,
  async run({ input, scope }): Promise<{ count: number }> {
    const [row] = await scope.rows<{ count: number }>(sql`
      select count(*)::int as count from (
        select 1 from ${homeAuthors(scope)} h cross join lateral (
          select p.id from ${homePostsOf(scope, sql`h.author_id`)} p where p.id > ${input.after ?? beforeAll}::uuid limit 20) n
        where h.author_id <> ${scope.viewerId}::uuid and not ${mutedText(scope, "home", bodyOf(scope, sql`n.id`))}
        limit 99) c`);
    return { count: row?.count ?? 0 };
  },
});

const pages = new Map<number, ReturnType<typeof homePage>>();

/** The statements of pages of this length, of which there are few: with the length in their text they are planned once, and not anew for each reader. */
function pageOf(limit: number): ReturnType<typeof homePage> {
  const known = pages.get(limit) ?? homePage(limit);
  pages.set(limit, known);
  return known;
}

/**
 * Rows of a home page. Who follows many has a page of them among the newest posts of all: these are walked backwards along one index. Where that does not fill the page, and for
 * who follows few, each author is asked. Nothing is kept per reader, so that a removal, a block or an end of following holds in the next read.
 */
function homePage(limit: number): (scope: ReadScope, before: string) => Promise<ListedRow[]> {
  const page = sql.raw(String(limit));
  const statementOf = (skeleton: (scope: ReadScope, before: SQL, limit: SQL) => SQL) =>
    viewerStatement<{ before: string }>((scope, { before }) =>
      postsStatement(scope, skeleton(scope, sql`${before}::uuid`, page), "home"),
    );
  const [walk, ask] = [statementOf(walkOfNewest), statementOf(newestOfEach)];
  return async (scope, before) => {
    const rows = await scope.rows<ListedRow>(walk(scope, { before }));
    return rows.length === limit ? rows : await scope.rows<ListedRow>(ask(scope, { before }));
  };
}

/** Ids of a page among the newest posts of all; of none for who follows few. */
function walkOfNewest(scope: ReadScope, before: SQL, limit: SQL): SQL {
  const most = sql`(select case when count(*) < ${fewAuthors} then 0 else ${walked} end from authors)`;
  const newest = newestInHome(scope, { authors: sql`select author_id from authors`, before, most });
  return sql`(
    with authors as materialized ${homeAuthors(scope)}
    select n.id from ${newest} n order by n.id desc limit ${limit})`;
}

/**
 * Ids of a page in two steps that read little: the newest post of each author names the few authors who can be on the page at all, and only theirs are walked further. (A page of
 * n holds posts of at most n authors, and those are the n whose newest posts are newest.)
 */
function newestOfEach(scope: ReadScope, before: SQL, limit: SQL): SQL {
  const postsOfAuthor = sql`${homePostsOf(scope, sql`h.author_id`)} p where p.id < ${before} order by p.id desc`;
  return sql`(
    select p.id from (
      select h.author_id from ${homeAuthors(scope)} h cross join lateral (select p.id from ${postsOfAuthor} limit 1) newest
      order by newest.id desc limit ${limit}
    ) h cross join lateral (select p.id from ${postsOfAuthor} limit ${limit}) p
    order by p.id desc limit ${limit})`;
}
