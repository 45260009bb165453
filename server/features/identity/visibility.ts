// The relations that this domain's queries may select from. None of them has a column that holds a clear or sealed value.
import { type SQL, sql } from "drizzle-orm";
import { event } from "@/db/schema/core";
import { identityOpening, identityVerification, principal, staffPost } from "@/db/schema/trust/standing";
import type { ReadScope } from "@/server/core/read-scope";
import type { PrincipalId } from "@/server/shared/ids";
import { unusualAccess } from "@/server/trust/standing/access";

const masked = sql`v.id, v.account_id, v.principal_id, v.method, v.state, v.refusal, v.name_masked, v.number_masked, v.submitted_at, v.decided_at,
  v.asked_at, v.recheck_at, v.recheck_asked_at`;

/** The viewer's own tries. */
export function ownTries(scope: ReadScope): SQL {
  return sql`(select ${masked} from ${identityVerification} v where v.account_id = ${scope.viewerId}::uuid)`;
}

/** A principal as its own people see it. */
export function principalOf(principalId: PrincipalId): SQL {
  return sql`(select p.kind, p.identity_state, p.identity_method, p.verified_at, p.recheck_at from ${principal} p where p.id = ${principalId}::uuid)`;
}

/** Requests to open an identity, for those who hold a post that deals with them. */
export function openingsFor(scope: ReadScope): SQL {
  return sql`(select o.* from ${identityOpening} o where exists (
    select from ${staffPost} s where s.account_id = ${scope.viewerId}::uuid and s.post in ('privacy', 'compliance', 'officer')
      and s.since <= ${scope.now}::timestamptz and (s.until is null or s.until > ${scope.now}::timestamptz)))`;
}

/** The newest verification of each principal as staff see it without opening: masked. */
export const maskedOfPrincipals: SQL = sql`(
  select distinct on (v.principal_id) ${masked} from ${identityVerification} v order by v.principal_id, (v.state = 'refused'), (v.state = 'pending'), v.id desc)`;

/** Alerts of unusual access of the last thirty days. */
export function recentAlerts(scope: ReadScope): SQL {
  return sql`(select e.id, e.at, e.payload from ${event} e
    where e.kind = ${unusualAccess.kind} and e.at > ${scope.now}::timestamptz - interval '30 days')`;
}

/** What waits for the provider or falls due, for the jobs. */
export const dueVerifications = {
  /** Waits, and nobody asked for the last half minute. */
  waiting: (now: Date) =>
    sql`(select v.id, v.asked_at from ${identityVerification} v
      where v.state = 'pending' and v.submitted_at < ${addSeconds(now, -10)}::timestamptz
        and (v.asked_at is null or v.asked_at < ${addSeconds(now, -30)}::timestamptz))`,
  /** Passed, its date comes by then, and the owner has not been told. */
  toAnnounce: (until: Date) =>
    sql`(select v.id, v.asked_at from ${identityVerification} v
      where v.state = 'passed' and v.recheck_asked_at is null and v.recheck_at <= ${until}::timestamptz)`,
  /** Passed, and its date comes by then or has passed. */
  toRecheck: (until: Date) =>
    sql`(select v.id, v.asked_at from ${identityVerification} v where v.state = 'passed' and v.recheck_at <= ${until}::timestamptz)`,
};

function addSeconds(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1_000);
}
