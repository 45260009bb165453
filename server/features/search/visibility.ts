// The relations that searches select from, cut to what the viewer may see.
import { type SQL, sql } from "drizzle-orm";
import type { ReadScope } from "@/server/core/read-scope";
import type { SoughtWords } from "@/server/shared/sought-words";
import { visibleAccounts } from "@/server/trust/visibility/contents";

/** Accounts by name or number. The index finds names by pairs of characters; the runs make it exact. */
export function foundAccounts(scope: ReadScope, { text, runs }: SoughtWords): SQL {
  const exact = runs.map((run) => sql`and strpos(lower(a.nickname), lower(${run})) > 0`);
  return sql`(select a.* from ${visibleAccounts(scope)} a
    where (search_terms(a.nickname) @@ search_query(${text}) ${sql.join(exact, sql` `)}) or a.handle = ${text})`;
}
