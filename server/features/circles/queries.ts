// What people read of their own circles.
import { sql } from "drizzle-orm";
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import { type BriefRow, briefOf, briefRow } from "@/server/trust/authors/brief";
import { type CircleMembers, type CircleView, type OwnCircleView, oneCircleInput, ownCirclesInput } from "./contract";
import { ownCircles, ownMembers } from "./visibility";

/** The viewer's circles, oldest first; with an account, whether it is in each. */
export const mine = query({
  access: "signed-in",
  obligations: [],
  input: ownCirclesInput,
  run: ({ input: { accountId = null }, scope }): Promise<OwnCircleView[]> =>
    scope.rows<OwnCircleView>(sql`
      select c.id, c.name, c.members,
        exists (select from ${ownMembers(scope)} m where m.circle_id = c.id and m.account_id = ${accountId}::uuid) as "hasAccount"
      from ${ownCircles(scope)} c order by c.id`),
});

/** One of the viewer's circles with who is in it, newest first; NOT_FOUND for anybody else's. */
export const members = query({
  access: "signed-in",
  obligations: [],
  input: oneCircleInput,
  async run({ input, scope }): Promise<CircleMembers> {
    const [row] = await scope.rows<CircleView & { accounts: BriefRow[] }>(sql`
      select c.id, c.name, c.members, (
        select coalesce(json_agg(${briefRow(sql`m.account_id`)} order by m.added_at desc), '[]') from ${ownMembers(scope)} m where m.circle_id = c.id) as accounts
      from ${ownCircles(scope)} c where c.id = ${input.circleId}::uuid`);
    if (!row) throw notFound();
    return { ...row, accounts: row.accounts.map(briefOf) };
  },
});
