// The names that an account has had.
import { sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { type FormerNamesView, formerNamesInput } from "@/server/features/accounts/contract";
import { formerNamesOf } from "@/server/features/accounts/visibility";
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import { namesPerYear } from "@/server/shared/names";
import { type BriefRow, briefOf, briefRow } from "@/server/trust/authors/brief";
import { visibleAccounts } from "@/server/trust/visibility/contents";

const most = 50;

/** The names that an account gave up, the latest first; NOT_FOUND as for its page. */
export const formerNames = query({
  access: "anyone",
  obligations: ["PUB-08.2-a"],
  input: formerNamesInput,
  async run({ input, scope }): Promise<FormerNamesView> {
    const [row] = await scope.rows<{ account: BriefRow; names: { nickname: string; until: string }[] }>(sql`
      select ${briefRow(sql`a.id`)} as account,
        (select coalesce(json_agg(json_build_object('nickname', f.nickname, 'until', f.until) order by f.id desc), '[]')
         from (select x.id, x.nickname, x.until from ${formerNamesOf(sql`a.id`)} x order by x.id desc ${atMost(most)}) f) as names
      from ${visibleAccounts(scope)} a where a.handle = ${input.handle}`);
    if (!row) throw notFound();
    return {
      account: briefOf(row.account),
      names: row.names.map(({ nickname, until }) => ({ nickname, until: new Date(until).toISOString() })),
      perYear: namesPerYear,
    };
  },
});
