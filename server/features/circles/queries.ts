// What people read of their own circles.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import { type BriefRow, briefOf, briefRow } from "@/server/trust/authors/brief";
import { type CircleMembers, type CircleView, oneCircleInput } from "./contract";
import { ownCircles, ownMembers } from "./visibility";

/** The viewer's circles, oldest first. */
export const mine = query({
  access: "signed-in",
  obligations: [],
  input: z.object({}),
  run: ({ scope }): Promise<CircleView[]> =>
    scope.rows<CircleView>(sql`select c.id, c.name, c.members from ${ownCircles(scope)} c order by c.id`),
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
