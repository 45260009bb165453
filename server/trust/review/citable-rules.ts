// Review rules as decisions cite them: a version that is or was in force.
import { sql } from "drizzle-orm";
import { reviewRule } from "@/db/schema/trust/review";
import type { Rows } from "@/server/core/database";
import type { BottomLine } from "@/server/shared/bottom-lines";
import type { Locale } from "@/server/shared/i18n";
import type { Category } from "@/server/shared/rule-words";

export interface CitableReviewRule {
  id: string;
  version: number;
  titles: Record<Locale, string>;
  bottomLine: BottomLine;
  category: Category;
}

const versions = sql`(
  select id, version, rule->'title' as titles, rule->>'bottomLine' as "bottomLine", rule->>'category' as category, state, switched_on_at
  from ${reviewRule})`;
const columns = sql`r.id, r.version, r.titles, r."bottomLine", r.category`;

/** The rules that are on. */
export function reviewRulesOn(through: Rows): Promise<CitableReviewRule[]> {
  return through.rows<CitableReviewRule>(
    sql`select ${columns} from ${versions} r where r.state = 'on' order by r.category, r.id`,
  );
}

/** Titles of these versions, whatever their state, by `id@version`. */
export async function ruleTitles(
  through: Rows,
  cited: readonly { id: string; version: number }[],
): Promise<Map<string, Record<Locale, string>>> {
  if (cited.length === 0) return new Map();
  const rows = await through.rows<{ key: string; titles: Record<Locale, string> }>(sql`
    select r.id || '@' || r.version as key, r.titles from ${versions} r
    where r.id || '@' || r.version = any(${sql.param(cited.map(({ id, version }) => `${id}@${version}`))}::text[])`);
  return new Map(rows.map((row) => [row.key, row.titles]));
}
