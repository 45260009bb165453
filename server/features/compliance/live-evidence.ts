// Runs the saved queries: all that count events in one statement, all that look for violations in another.
import { type SQL, sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { now } from "@/server/core/clock";
import { type Rows, reader } from "@/server/core/database";
import type { ObligationId } from "@/server/shared/obligation-ids";
import { mostCounted } from "@/server/shared/obligation-words";
import type { LiveEvidence } from "./contract";
import { evidence } from "./evidence/evidence";
import type { Evidence, EvidenceBook } from "./evidence/kinds";
import { kept } from "./kept";

const keptSeconds = 15;

type ReadEvidence = ReadonlyMap<ObligationId, LiveEvidence>;

/** What the saved queries find now. Two statements, however many obligations. */
export async function readEvidence(through: Rows, book: EvidenceBook, at: Date): Promise<ReadEvidence> {
  const entries = Object.entries(book) as [ObligationId, Evidence][]; // the keys of a book are ids
  const kinds = new Set(entries.flatMap(([, entry]) => (entry.is === "events" ? entry.kinds : [])));
  const queries = new Map(entries.flatMap(([id, entry]) => (entry.is === "violations" ? [[id, entry.sql]] : [])));
  const [events, violations] = await Promise.all([countEvents(through, [...kinds]), countViolations(through, queries)]);
  const found = (id: ObligationId, entry: Evidence): Pick<LiveEvidence, "count" | "latestAt"> => {
    if (entry.is === "violations") return { count: violations.get(id) ?? 0, latestAt: null };
    const rows = entry.kinds.flatMap((kind) => events.get(kind) ?? []);
    const latest = rows.map((row) => row.latest.toISOString()).sort();
    const sum = rows.reduce((total, row) => total + row.count, 0);
    return { count: Math.min(sum, mostCounted), latestAt: latest.at(-1) ?? null };
  };
  return new Map(
    entries.map(([id, entry]) => [
      id,
      { is: entry.is, says: entry.says, ...found(id, entry), checkedAt: at.toISOString() },
    ]),
  );
}

/** The evidence of the register, at most some seconds old. */
export const evidenceNow = kept(keptSeconds, () => readEvidence(reader, evidence, now()));

async function countEvents(through: Rows, kinds: readonly string[]) {
  const rows = await through.rows<{ kind: string; count: number; latest: Date }>(sql`
    select k.kind, c.count, l.at as latest from unnest(${sql.param([...kinds])}::text[]) k(kind)
    cross join lateral (select e.at from event e where e.kind = k.kind order by e.id desc limit 1) l
    cross join lateral (
      select count(*)::int as count from (select 1 from event e where e.kind = k.kind ${atMost(mostCounted)}) counted) c`);
  return new Map(rows.map((row) => [row.kind, row]));
}

async function countViolations(through: Rows, queries: ReadonlyMap<string, string>) {
  const counts: SQL[] = Array.from(
    queries,
    ([id, text]) =>
      sql`select ${id}::text as id, (select count(*)::int from (select 1 from (${sql.raw(text)}) q ${atMost(mostCounted)}) counted) as count`,
  );
  if (counts.length === 0) return new Map<string, number>();
  const rows = await through.rows<{ id: string; count: number }>(sql.join(counts, sql` union all `));
  return new Map(rows.map((row) => [row.id, row.count]));
}
