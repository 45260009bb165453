// The desk's queue, which shows nothing of the content.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { atMost } from "@/server/core/at-most";
import { query } from "@/server/pipeline/query";
import { briefRow } from "@/server/trust/authors/brief";
import { withTitles } from "@/server/trust/review/citable-rules";
import { type QueueCounts, type QueuePage, queueInput } from "../contract/cases";
import { caseParts, deskCases } from "../visibility/cases";
import { caseRowOf, type QueueRow } from "./views";

const pageSize = 30;
export const desk = { staff: ["reviewer", "officer"] } as const;

/** What every case shows, for a relation `c` of cases. */
export const caseColumns = sql`c.id, c.number, c.source, c.subject_kind as "subjectKind", c.subject_id as "subjectId", c.root_id as "rootId", c.account_id as "accountId",
  c.principal_id as "principalId", c.severity, c.state, c.reports, ${withTitles(sql`c.rules`)} as rules, c.opened_at as "openedAt", c.due_at as "dueAt", c.claimed_by as "claimedBy",
  c.claimed_until as "claimedUntil", ${briefRow(sql`c.account_id`)} as author, ${briefRow(sql`c.claimed_by`)} as claimer,
  array(select distinct r.reason from ${caseParts.reports} r where r.case_id = c.id order by r.reason) as reasons`;

/** Gravest first, then what falls due first; whole pages by keyset. Shows nothing of the content: that comes with a claim. */
export const queue = query({
  access: desk,
  obligations: ["PUB-20.2-b", "MB-14.1-a"],
  input: queueInput,
  async run({ input, scope, viewerId }): Promise<QueuePage> {
    const wanted: SQL[] = [input.state === "undecided" ? sql`c.state <> 'decided'` : sql`c.state = ${input.state}`];
    if (input.source) wanted.push(sql`c.source = ${input.source}`);
    if (input.kind) wanted.push(sql`c.subject_kind = ${input.kind}`);
    if (input.severity) wanted.push(sql`c.severity = ${input.severity}::int`);
    if (input.mine) wanted.push(sql`c.claimed_by = ${viewerId}::uuid and c.claimed_until > ${scope.now}::timestamptz`);
    if (input.overdue) wanted.push(sql`c.state <> 'decided' and c.due_at < ${scope.now}::timestamptz`);
    const from = cursorOf(input.after);
    if (from)
      wanted.push(
        sql`(-c.severity, c.due_at, c.id) > (${-from.severity}::int, ${from.dueAt}::timestamptz, ${from.id}::uuid)`,
      );
    const rows = await scope.rows<QueueRow>(sql`
      select ${caseColumns} from (
        select c.* from ${deskCases()} c where ${sql.join(wanted, sql` and `)} order by c.severity desc, c.due_at, c.id ${atMost(pageSize)}
      ) c order by c.severity desc, c.due_at, c.id`);
    const last = rows.length === pageSize ? rows.at(-1) : undefined;
    return {
      cases: rows.map((row) => caseRowOf(row, viewerId, scope.now)),
      next: last ? `${last.severity}_${last.dueAt.toISOString()}_${last.id}` : null,
    };
  },
});

/** How many cases wait, by the tabs of the queue. */
export const queueCounts = query({
  access: desk,
  obligations: [],
  input: z.object({}),
  async run({ scope, viewerId }): Promise<QueueCounts> {
    const now = sql`${scope.now}::timestamptz`;
    const [row] = await scope.rows<QueueCounts>(sql`
      select count(*)::int as undecided, count(*) filter (where c.source = 'held')::int as held, count(*) filter (where c.source = 'report')::int as report,
        count(*) filter (where c.state = 'escalated')::int as escalated, count(*) filter (where c.due_at < ${now})::int as overdue,
        count(*) filter (where c.claimed_by = ${viewerId}::uuid and c.claimed_until > ${now})::int as mine
      from ${deskCases()} c where c.state <> 'decided'`);
    return row ?? { undecided: 0, held: 0, report: 0, escalated: 0, overdue: 0, mine: 0 };
  },
});

/** Severity, due time and id of the last row of the page before; a cursor that was tampered with begins at the start. */
function cursorOf(after: string | undefined): { severity: number; dueAt: string; id: string } | null {
  const parts = /^([1-4])_(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f-]{36})$/.exec(after ?? "");
  return parts?.[1] && parts[2] && parts[3] ? { severity: Number(parts[1]), dueAt: parts[2], id: parts[3] } : null;
}
