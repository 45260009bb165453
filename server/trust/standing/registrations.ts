// Which accounts were registered together: from one device, one network or by one phone.
import { type SQL, sql } from "drizzle-orm";
import { account, registrationAttempt } from "@/db/schema/accounts";

/**
 * The accounts registered within a day of this one from its device, its network or by its phone, itself included, as a relation: id, principal_id, handle, nickname,
 * avatar_id, registered_at, same_device, same_network, same_phone. Empty for an account that did not register itself.
 */
export function registeredTogether(accountId: string): SQL {
  return sql`(
    select distinct on (a.id) a.id, a.principal_id, a.handle, a.nickname, a.avatar_id, r.at as registered_at,
      coalesce(r.device_index = o.device_index, false) as same_device, r.network_index = o.network_index as same_network,
      r.phone_index = o.phone_index as same_phone
    from ${registrationAttempt} o
    join ${registrationAttempt} r on r.outcome = 'registered' and r.at between o.at - interval '1 day' and o.at + interval '1 day'
      and (r.device_index = o.device_index or r.network_index = o.network_index or r.phone_index = o.phone_index)
    join ${account} a on a.id = r.account_id
    where o.account_id = ${accountId}::uuid and o.outcome = 'registered'
    order by a.id, r.at)`;
}
