// What a person reads of their notices.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import { query } from "@/server/pipeline/query";
import { type NoticeGroup, noticeGroups, peopleGroups } from "@/server/shared/notices";
import { briefsOf } from "@/server/trust/authors/brief";
import {
  mostUnreadCounted,
  type NoticePage,
  type NoticeSettings,
  type NoticeView,
  noticesInput,
  noticesPerPage,
} from "./contract";
import { pushInUse } from "./push/port";
import { type NoticeRow, noticesOf } from "./views";
import { fromFollowed, isPushed, ofGroup, ownNotices, ownSettings, textOf } from "./visibility";

/** The viewer's notices, all or of one group, newest first, the same doings joined within the page. */
export const list = query({
  access: "signed-in",
  obligations: [],
  input: noticesInput,
  async run({ input, scope }): Promise<NoticePage> {
    const older = input.before ? sql`and n.id < ${input.before}::uuid` : sql``;
    const grouped = input.group ? sql`and ${ofGroup(input.group)}` : sql``;
    const followed = input.fromFollowed ? sql`and ${fromFollowed(scope)}` : sql``;
    const rows = await scope.rows<NoticeRow>(noticeRows(scope, sql`true ${older} ${grouped} ${followed}`));
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

/** Rows of the viewer's notices `n` for which this holds, newest first, at most a page of them. */
function noticeRows(scope: ReadScope, wanted: SQL): SQL {
  return sql`
    select n.id, n.kind, n.actor_id as "actorId", n.subject_kind as "subjectKind", n.subject_id as "subjectId", n.root_id as "rootId",
      n.params, n.created_at as "createdAt", n.read_at as "readAt", ${textOf(scope, "n")} as excerpt
    from (select n.* from ${ownNotices(scope)} n where ${wanted} order by n.id desc ${atMost(noticesPerPage)}) n order by n.id desc`;
}

/** Of these notices, what may still be pushed: unread, of a group that the person wants pushed, and with its text still there where it is about one. */
export async function pushable(scope: ReadScope, ids: readonly string[]): Promise<NoticeView[]> {
  const wanted = sql`n.id = any(${sql.param([...ids])}::uuid[]) and n.read_at is null and ${isPushed(scope)}`;
  const rows = await scope.rows<NoticeRow>(noticeRows(scope, wanted));
  const there = rows.filter(
    ({ subjectKind, excerpt }) => excerpt !== null || (subjectKind !== "post" && subjectKind !== "comment"),
  );
  const authors = await briefsOf(
    scope,
    there.flatMap((row) => row.actorId ?? []),
  );
  return noticesOf(there, authors);
}

/** The key that a browser subscribes to pushes with; null where this installation sends none. */
export const pushKey = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  run: async () => ({ publicKey: pushInUse()?.publicKey ?? null }),
});

/** How many of the viewer's notices are unread, counted up to 99. */
export const unread = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<{ count: number }> {
    const [row] = await scope.rows<{ count: number }>(sql`
      select count(*)::int as count from (
        select 1 from ${ownNotices(scope)} n where n.read_at is null ${atMost(mostUnreadCounted)}) u`);
    return { count: row?.count ?? 0 };
  },
});

/** What of each group the viewer wants to see and wants pushed; at first everything is shown and nothing pushed. */
export const settings = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  async run({ scope }): Promise<NoticeSettings> {
    const rows = await scope.rows<{ kind: NoticeGroup; shown: boolean; pushed: boolean }>(sql`
      select s.kind, s.shown, s.pushed from ${ownSettings(scope)} s`);
    const of = (group: NoticeGroup) => rows.find(({ kind }) => kind === group) ?? { shown: true, pushed: false };
    return {
      shown: Object.fromEntries(peopleGroups.map((group) => [group, of(group).shown])) as NoticeSettings["shown"], // every group is there
      pushed: Object.fromEntries(noticeGroups.map((group) => [group, of(group).pushed])) as NoticeSettings["pushed"], // every group is there
    };
  },
});
