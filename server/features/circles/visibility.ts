// The relations that this domain's queries may select from.
import { type SQL, sql } from "drizzle-orm";
import { circle, circleMember } from "@/db/schema/circles";
import type { ReadScope } from "@/server/core/read-scope";

/** The viewer's own circles with the number of people in each. */
export function ownCircles(scope: ReadScope): SQL {
  return sql`(select c.id, c.name, c.owner_id, (select count(*)::int from ${circleMember} m where m.circle_id = c.id) as members
    from ${circle} c where c.owner_id = ${scope.viewerId}::uuid)`;
}

/** Who is in the viewer's own circles. */
export function ownMembers(scope: ReadScope): SQL {
  return sql`(select m.circle_id, m.account_id, m.added_at from ${circleMember} m
    join ${circle} c on c.id = m.circle_id and c.owner_id = ${scope.viewerId}::uuid)`;
}
