// The desk's list of wishes that the platform look.
import { sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { query } from "@/server/pipeline/query";
import type { KeeperRole } from "@/server/shared/sections";
import { type BriefRow, briefOf, briefRow } from "@/server/trust/authors/brief";
import { type LookPage, type LookView, looksInput, looksPerPage } from "../contract/looks";
import { deskLooks } from "../visibility/looks";

interface Row {
  id: string;
  state: LookView["state"];
  author: BriefRow | null;
  owner: BriefRow | null;
  act: LookView["act"];
  because: string;
  role: KeeperRole;
  askedAt: Date;
  dueAt: Date;
  decidedAt: Date | null;
  answer: string | null;
}

/** Wishes that wait, the first due first; or answered ones, the latest first. Without any content. */
export const looks = query({
  access: { staff: ["reviewer", "officer"] },
  obligations: ["MB-10.2-b"],
  input: looksInput,
  async run({ input, scope }): Promise<LookPage> {
    const isOpen = input.state === "open";
    const past = !input.after
      ? sql`true`
      : isOpen
        ? sql`w.id > ${input.after}::uuid`
        : sql`w.id < ${input.after}::uuid`;
    const rows = await scope.rows<Row>(sql`
      select w.id, w.state, ${briefRow(sql`w.asked_by`)} as author, ${briefRow(sql`w.owner_id`)} as owner, w.act, w.hidden_because as because, w.by_role as role,
        w.asked_at as "askedAt", w.due_at as "dueAt", w.decided_at as "decidedAt", w.reason as answer
      from ${deskLooks} w where ${isOpen ? sql`w.state = 'open'` : sql`w.state <> 'open'`} and ${past}
      order by w.id ${isOpen ? sql`asc` : sql`desc`} ${atMost(looksPerPage)}`);
    return {
      looks: rows.flatMap((row) => viewOf(row, scope.now)),
      next: rows.length === looksPerPage ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});

function viewOf({ author, owner, because, askedAt, dueAt, decidedAt, ...row }: Row, now: Date): LookView[] {
  if (!author || !owner) return [];
  return [
    {
      ...row,
      author: briefOf(author),
      owner: briefOf(owner),
      reason: because,
      askedAt: askedAt.toISOString(),
      dueAt: dueAt.toISOString(),
      isOverdue: row.state === "open" && dueAt < now,
      decidedAt: decidedAt?.toISOString() ?? null,
    },
  ];
}
