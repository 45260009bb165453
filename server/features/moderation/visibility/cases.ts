// What staff may read of cases. The queue holds no content; content comes with a claim, or for an officer who said why.
import { type SQL, sql } from "drizzle-orm";
import { event } from "@/db/schema/core";
import { decision, moderationCase, report } from "@/db/schema/moderation";
import { reviewDecision } from "@/db/schema/trust/review";
import { subjectState } from "@/db/schema/trust/visibility";
import type { Rows } from "@/server/core/database";
import type { ReadScope } from "@/server/core/read-scope";
import { addMinutes } from "@/server/shared/time";

/** All cases, for the queue: a query with staff access alone may use it. */
export function deskCases(): SQL {
  return sql`(select c.* from ${moderationCase} c)`;
}

/** How long an officer may read a case after having said why. */
const readingMinutes = 30;

/** Cases whose content this member of staff may read: those they hold a claim on, and those into which they looked as an officer, on record, a short while ago. */
export function openedCases(scope: ReadScope): SQL {
  const viewer = sql`${scope.viewerId}::uuid`;
  return sql`(select c.*, (select s.state from ${subjectState} s where s.root_id = c.root_id and s.kind = c.subject_kind and s.id = c.subject_id) as state_word
    from ${moderationCase} c where
    (c.claimed_by = ${viewer} and c.claimed_until > ${scope.now}::timestamptz)
    or exists (select from ${event} e where e.subject_id = c.id::text and e.kind = 'case.read' and e.actor_id = ${viewer}::text
      and e.at > ${addMinutes(scope.now, -readingMinutes)}::timestamptz))`;
}

/** What hangs on a case already found readable. */
export const caseParts = {
  reports: sql`(select r.* from ${report} r)`,
  decisions: sql`(select d.* from ${decision} d)`,
  reviews: sql`(select d.* from ${reviewDecision} d)`,
  cases: sql`(select c.* from ${moderationCase} c)`,
  edits: sql`(select e.id, e.subject_id, e.payload, e.at from ${event} e where e.kind in ('post.edited', 'comment.edited', 'profile.changed'))`,
};

export interface CaseTarget {
  id: string;
  state: "open" | "escalated" | "decided";
  accountId: string | null;
  principalId: string | null;
  claimedBy: string | null;
  claimedUntil: Date | null;
  reporterPrincipals: string[];
}

/** A case as gates see it. */
export async function findCase(through: Rows, id: string): Promise<CaseTarget | null> {
  const [row] = await through.rows<CaseTarget>(sql`
    select c.id, c.state, c.account_id as "accountId", c.principal_id as "principalId", c.claimed_by as "claimedBy",
      c.claimed_until as "claimedUntil",
      array(select distinct r.reporter_principal_id::text from ${report} r
        where r.case_id = c.id and r.reporter_principal_id is not null) as "reporterPrincipals"
    from ${moderationCase} c where c.id = ${id}::uuid`);
  return row ?? null;
}
