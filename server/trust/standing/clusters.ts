// Which accounts hang together: registered from one device, network or phone, or proven with one identity document.
import { type SQL, sql } from "drizzle-orm";
import { account, accountStats, registrationAttempt } from "@/db/schema/accounts";
import { measure } from "@/db/schema/trust/measures";
import { identityVerification, principal } from "@/db/schema/trust/standing";
import type { Rows } from "@/server/core/database";
import type { AccountId } from "@/server/shared/ids";
import { inForceAt } from "@/server/trust/measures/in-force";

/**
 * The accounts registered within a day of this one from its device, its network or by its phone, and those that used a document that this one used, itself included, as a
 * relation: id, principal_id, handle, nickname, avatar_id, registered_at, identity_state, credit_level, posts, measures (in force at `at`), same_device, same_network,
 * same_phone, same_document. Empty for an account that neither registered itself nor showed a document.
 */
export function clusteredWith(accountId: string, at: Date): SQL {
  return sql`(
    select a.id, a.principal_id, a.handle, a.nickname, a.avatar_id, a.created_at as registered_at, p.identity_state, p.credit_level,
      (select s.posts from ${accountStats} s where s.account_id = a.id) as posts,
      (select count(*)::int from ${measure} m where m.account_id = a.id and ${inForceAt("m", at)}) as measures,
      bool_or(c.same_device) as same_device, bool_or(c.same_network) as same_network,
      bool_or(c.same_phone) or coalesce(a.phone_index = (select o.phone_index from ${account} o where o.id = ${accountId}::uuid), false) as same_phone,
      bool_or(c.same_document) as same_document
    from (
      select r.account_id as id, coalesce(r.device_index = o.device_index, false) as same_device, r.network_index = o.network_index as same_network,
        r.phone_index = o.phone_index as same_phone, false as same_document
      from ${registrationAttempt} o
      join ${registrationAttempt} r on r.outcome = 'registered' and r.at between o.at - interval '1 day' and o.at + interval '1 day'
        and (r.device_index = o.device_index or r.network_index = o.network_index or r.phone_index = o.phone_index)
      where o.account_id = ${accountId}::uuid and o.outcome = 'registered'
      union all
      select d.id, false, false, false, true from ${usedDocumentOf(accountId)} d) c
    join ${account} a on a.id = c.id join ${principal} p on p.id = a.principal_id
    group by a.id, p.id)`;
}

/** Accounts that used a document which this one used and a provider confirmed, itself included, as a relation: id. */
function usedDocumentOf(accountId: string): SQL {
  return sql`(
    select distinct r.account_id as id from ${identityVerification} o join ${identityVerification} r on r.identity_index = o.identity_index
    where o.account_id = ${accountId}::uuid)`;
}

/** The accounts that used this one's document, itself included and first, then the newest; with how many phones they have between them. */
export async function usersOfDocument(
  through: Rows,
  accountId: AccountId,
): Promise<{ accounts: AccountId[]; phones: number }> {
  const [found] = await through.rows<{ accounts: AccountId[]; phones: number }>(sql`
    select coalesce(array_agg(a.id order by a.id <> ${accountId}::uuid, a.created_at desc, a.id), '{}') as accounts,
      count(distinct a.phone_index)::int as phones
    from ${usedDocumentOf(accountId)} d join ${account} a on a.id = d.id`);
  return found ?? { accounts: [], phones: 0 };
}
