// Review rules as decisions cite them: a version that is or was in force.
import { type SQL, sql } from "drizzle-orm";
import { reviewRule } from "@/db/schema/trust/review";
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

/** The rules that are on, as a select of CitableReviewRule. */
export const reviewRulesOn = sql`
  select r.id, r.version, r.rule->'title' as titles, r.rule->>'bottomLine' as "bottomLine", r.rule->>'category' as category
  from ${reviewRule} r where r.state = 'on' order by r.rule->>'category', r.id`;

/** A jsonb list of rules by id and version, as an expression: the same with the title of each, null for an unknown one, whatever its state. */
export function withTitles(cited: SQL): SQL {
  return sql`(
    select coalesce(json_agg(json_build_object('id', w.id, 'version', w.version, 'title', r.rule->'title') order by w.place), '[]')
    from rows from (jsonb_to_recordset(${cited}) as (id text, version int)) with ordinality as w(id, version, place)
    left join ${reviewRule} r on r.id = w.id and r.version = w.version)`;
}
