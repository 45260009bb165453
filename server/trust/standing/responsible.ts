// Who answers for an organisation's comments (MB Article 10): since when a verified organisation has nobody, and by when it must have named somebody.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { commentKeeper, keeperPower } from "@/db/schema/comments";
import { verifiedMark } from "@/db/schema/trust/marks";
import { measure } from "@/db/schema/trust/measures";
import { principal } from "@/db/schema/trust/standing";
import type { Beside } from "@/server/core/event-log";
import type { AccountId } from "@/server/shared/ids";
import type { ResponsibleDueView } from "@/server/shared/responsible";
import { inForceAt } from "@/server/trust/measures/in-force";
import { marksInForce } from "@/server/trust/standing/marks";
import { dueAfter } from "@/server/trust/standing/time-limits";

/** By when an organisation that has had no responsible person since `since` must have named one. */
export function responsibleDue(since: Date): Date {
  return dueAfter("responsiblePerson", since);
}

/** Pure: the same as it is told; null where nothing is missing. */
export function responsibleDueOf(since: Date | null, now: Date): ResponsibleDueView | null {
  if (!since) return null;
  const due = responsibleDue(since);
  return { since: since.toISOString(), due: due.toISOString(), isOver: due <= now };
}

/**
 * Since when the organisation with this id, its mark in force, has had no responsible person, as an expression. Null where somebody is named, for every other account, and where the platform
 * took from it the right to have keepers at all: nobody is asked for what they may not do.
 */
export function responsibleMissingSince(accountId: SQL, at: Date): SQL {
  return sql`(select rm.responsible_missing_since from ${marksInForce(at)} rm where rm.account_id = ${accountId} and not exists (
    select from ${keeperPower} rp where rp.owner_id = rm.account_id and rp.power = 'keepers' and rp.standing = 'taken'))`;
}

/** What a mark of this class that is given at `at` says of it, as an expression: an organisation without anybody has the whole time from then on. */
export function missingFrom(accountId: SQL, markClass: SQL, at: Date): SQL {
  return sql`(case when ${markClass} in ('organisation', 'organisation-abroad') and not exists (
    select from ${commentKeeper} rk where rk.owner_id = ${accountId} and rk.is_responsible and rk.accepted_at is not null) then ${at}::timestamptz end)`;
}

/** A condition: this account is open, and proven to be a person, who can answer for something. */
export function canBeResponsible(accountId: SQL, at: Date): SQL {
  return sql`exists (
    select from ${account} ra join ${principal} rp on rp.id = ra.principal_id
    where ra.id = ${accountId} and ra.closed_at is null and rp.kind = 'person' and rp.identity_state = 'passed'
      and (rp.recheck_at is null or rp.recheck_at > ${at}::timestamptz) and not exists (
        select from ${measure} rm where ((rm.account_id = ra.id and rm.kind = 'close-account') or (rm.principal_id = rp.id and rm.kind = 'blacklist'))
          and ${inForceAt("rm", at)}))`;
}

/** The change that says that the organisation has somebody now. */
export function responsibleFound(ownerId: AccountId): Beside {
  return {
    change: sql`update ${verifiedMark} set responsible_missing_since = null where account_id = ${ownerId}::uuid`,
  };
}

/** The change that says that the organisation has nobody any more, and gives it the whole time from `at` on. */
export function responsibleGone(ownerId: AccountId, at: Date): Beside {
  const change = sql`
    update ${verifiedMark} set responsible_missing_since = ${at}::timestamptz
    where account_id = ${ownerId}::uuid and class in ('organisation', 'organisation-abroad')`;
  return { change };
}
