// The relations of this domain, each already cut to what the viewer may see.
import { type SQL, sql } from "drizzle-orm";
import { complianceAssessment } from "@/db/schema/compliance";
import { event } from "@/db/schema/core";
import { measure, measureEnd } from "@/db/schema/trust/measures";
import { recordHead } from "@/db/schema/trust/records";
import { creditEntry, staffPost } from "@/db/schema/trust/standing";
import type { ReadScope } from "@/server/core/read-scope";

/** Assessments: public, with the name of whoever signs them. */
export function publicAssessments(): SQL {
  return sql`(select a.* from ${complianceAssessment} a)`;
}

/** The newest signed head of each chain: public, so that anybody can keep a copy. */
export function latestHeads(): SQL {
  return sql`(select distinct on (h.chain) h.* from ${recordHead} h order by h.chain, h.seq desc)`;
}

/** Rows of the log that are about the viewer: what they did, and what was done to them (`chain, id, what, at`). */
export function ownRecords(scope: ReadScope): SQL {
  const viewer = scope.viewerId;
  return sql`(
    select 'event' as chain, e.id, e.kind as what, e.at from ${event} e where e.actor_id = ${viewer}::text
    union all
    select 'measure', m.id, m.kind, m.imposed_at from ${measure} m where m.account_id = ${viewer}::uuid
    union all
    select 'measure_end', x.measure_id, x.how, x.at from ${measureEnd} x join ${measure} m on m.id = x.measure_id where m.account_id = ${viewer}::uuid
    union all
    select 'credit_entry', c.id, c.rule, c.at from ${creditEntry} c where c.account_id = ${viewer}::uuid)`;
}

/** One row when the viewer holds a post that assesses compliance. */
export function assessorPost(scope: ReadScope): SQL {
  return sql`(select from ${staffPost} s where s.account_id = ${scope.viewerId}::uuid and s.post in ('compliance', 'officer')
    and s.since <= ${scope.now}::timestamptz and (s.until is null or s.until > ${scope.now}::timestamptz))`;
}
