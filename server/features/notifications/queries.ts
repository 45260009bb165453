// What a person reads of their notices.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/server/pipeline/query";
import { briefsOf } from "@/server/trust/authors/brief";
import { mostUnreadCounted, type NoticePage, noticesInput, noticesPerPage } from "./contract";
import { type NoticeRow, noticesOf } from "./views";
import { ownNotices, visibleTexts } from "./visibility";

/** The viewer's notices, newest first, the same doings joined within the page. */
export const list = query({
  access: "signed-in",
  obligations: [],
  input: noticesInput,
  async run({ input, scope }): Promise<NoticePage> {
    const older = input.before ? sql`where n.id < ${input.before}::uuid` : sql``;
    const rows = await scope.rows<NoticeRow>(sql`
      select n.id, n.kind, n.actor_id as "actorId", n.subject_kind as "subjectKind", n.subject_id as "subjectId", n.root_id as "rootId",
        n.params, n.created_at as "createdAt", n.read_at as "readAt",
        (select t.body from ${visibleTexts(scope)} t where t.kind = n.subject_kind and t.id = n.subject_id) as excerpt
      from (select n.* from ${ownNotices(scope)} n ${older} order by n.id desc limit ${noticesPerPage}::int) n order by n.id desc`);
    const authors = await briefsOf(
      scope,
      rows.flatMap((row) => row.actorId ?? []),
    );
    return {
      notices: noticesOf(rows, authors),
      next: rows.length === noticesPerPage ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});

/** How many of the viewer's notices are unread, counted up to 99. */
export const unread = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<{ count: number }> {
    const [row] = await scope.rows<{ count: number }>(sql`
      select count(*)::int as count from (
        select 1 from ${ownNotices(scope)} n where n.read_at is null limit ${mostUnreadCounted}::int) u`);
    return { count: row?.count ?? 0 };
  },
});
