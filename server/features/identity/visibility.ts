// The relations that this domain's queries may select from. None of them has a column that holds a clear or sealed value.
import { type SQL, sql } from "drizzle-orm";
import { event } from "@/db/schema/core";
import { identityOpening, identityVerification, principal } from "@/db/schema/trust/standing";
import type { ReadScope } from "@/server/core/read-scope";
import { unusualAccess } from "@/server/shared/access";
import type { AccountId } from "@/server/shared/ids";
import { openAccounts, principalBehind } from "@/server/trust/standing/principals";

const masked = sql`v.id, v.account_id, v.principal_id, v.method, v.state, v.refusal, v.name_masked, v.number_masked, v.submitted_at, v.decided_at,
  v.asked_at, v.recheck_at, v.recheck_asked_at`;

/** The viewer's own tries. */
export function ownTries(viewerId: AccountId): SQL {
  return sql`(select ${masked} from ${identityVerification} v where v.account_id = ${viewerId}::uuid)`;
}

/** The viewer's own principal, with the number of its open accounts. */
export function ownPrincipal(viewerId: AccountId): SQL {
  return sql`(select p.kind, p.identity_state, p.identity_method, p.verified_at, p.recheck_at, ${openAccounts(sql`p.id`)} as accounts
    from ${principal} p where p.id = ${principalBehind(viewerId)})`;
}

/** Requests to open an identity: for queries and commands that ask for a post of the staff. */
export const openingRequests: SQL = sql`(select o.* from ${identityOpening} o)`;

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
