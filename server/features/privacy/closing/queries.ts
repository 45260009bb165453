// What closing one's account would do, and the closing that stands.
import { sql } from "drizzle-orm";
import { policies } from "@/db/policies";
import { type Term, termOf } from "@/server/core/own-data/erase";
import { query } from "@/server/pipeline/query";
import { addDays, addMonths } from "@/server/shared/time";
import { standingFor } from "@/server/trust/policy/facts";
import { recentlyConfirmed } from "@/server/trust/policy/gates";
import { isIndexed } from "@/server/trust/standing/closing";
import {
  type ClosingView,
  closingDays,
  type DataFate,
  dataFates,
  type FateView,
  heldMonths,
  nothingInput,
} from "../contract";
import { ownClosing } from "../visibility/closing";

/** The closing of one's own account, if one stands; else what one asked for now would do, table by table as the data policies declare it. */
export const closing = query({
  access: "signed-in",
  obligations: ["MB-07.2-a"],
  input: nothingInput,
  async run({ scope, viewerId, request }): Promise<ClosingView> {
    const [[standing], facts] = await Promise.all([
      scope.rows<{ requestedAt: Date; dueAt: Date }>(sql`
        select c.requested_at as "requestedAt", c.due_at as "dueAt" from ${ownClosing(viewerId)} c`),
      standingFor(request, "close", scope.now),
    ]);
    const dueAt = standing?.dueAt ?? addDays(scope.now, closingDays);
    return {
      standing: standing ? { requestedAt: standing.requestedAt.toISOString(), dueAt: dueAt.toISOString() } : null,
      dueAt: dueAt.toISOString(),
      purgeAt: addMonths(dueAt, heldMonths).toISOString(),
      fates,
      isConfirmed: recentlyConfirmed.check(facts, undefined) === null,
    };
  },
});

/** Whether one's account may stand in feeds, the sitemap and search engines. */
export const indexing = query({
  access: "signed-in",
  obligations: [],
  input: nothingInput,
  async run({ scope, viewerId }): Promise<{ isIndexed: boolean }> {
    const [row] = await scope.rows<{ isIndexed: boolean }>(
      sql`select ${isIndexed(sql`${viewerId}::uuid`)} as "isIndexed"`,
    );
    return { isIndexed: row?.isIndexed ?? false };
  },
});

const fateOfTerm: Readonly<Record<Term, DataFate>> = { closing: "deleted", purge: "held", age: "aged", never: "kept" };

/** Tables about somebody, by what becomes of them. */
const fates: FateView[] = dataFates.map((fate) => ({
  fate,
  tables: Object.entries(policies).flatMap(([name, policy]) =>
    policy.whose !== "none" && fateOfTerm[termOf(policy)] === fate ? [name] : [],
  ),
}));
