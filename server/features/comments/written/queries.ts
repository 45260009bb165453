// What people read of an account's comments apart from the posts they stand under.
import { sql } from "drizzle-orm";
import { query } from "@/server/pipeline/query";
import { nobody } from "@/server/shared/account-brief";
import { notFound } from "@/server/shared/errors";
import { excerptOf } from "@/server/shared/excerpt";
import type { AccountId } from "@/server/shared/ids";
import { type BriefRow, briefOf, briefRow } from "@/server/trust/authors/brief";
import { visibleAccounts, visibleComments } from "@/server/trust/visibility/contents";
import { commentColumns } from "../columns";
import { type WrittenPage, writtenInput, writtenPerPage } from "../contract/written";
import { type CommentRow, commentViewOf } from "../views";
import { commentsBy, quotedPost } from "../visibility/written";

interface WrittenRow extends CommentRow {
  postAuthor: BriefRow | null;
  words: string | null;
}

/**
 * What an account wrote under posts, newest first, each where the viewer may see the comment and the post; NOT_FOUND where the account is not there or not for this viewer. Two
 * statements.
 */
export const written = query({
  access: "anyone",
  obligations: ["MB-12.1-a"],
  input: writtenInput,
  async run({ input, scope }): Promise<WrittenPage> {
    const [author] = await scope.rows<{ id: AccountId }>(sql`
      select a.id from ${visibleAccounts(scope)} a where a.handle = ${input.handle}`);
    if (!author) throw notFound();
    const post = quotedPost(scope, sql`c.root_id`);
    const answered = sql`(select ${briefRow(sql`a.author_id`)} from ${visibleComments(scope)} a where a.root_id = c.root_id and a.id = c.reply_to_id limit 1)`;
    const rows = await scope.rows<WrittenRow>(sql`
      select ${commentColumns(scope)}, case when c.reply_to_id is not null then ${answered} end as answered,
        ${briefRow(post.authorId)} as "postAuthor", ${post.words} as words
      from ${commentsBy(scope, author.id, input.before ?? null, writtenPerPage)} c order by c.id desc`);
    return {
      written: rows.map((row) => ({
        comment: commentViewOf(row, scope.viewerId),
        post: {
          author: row.postAuthor ? briefOf(row.postAuthor) : nobody,
          excerpt: excerptOf(row.words ?? "") || null,
        },
      })),
      next: rows.length === writtenPerPage ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});
