// What may be read of keepers: by those who keep an account's comments, and of invitations by whom they are for.
import { type SQL, sql } from "drizzle-orm";
import { commentKeeper } from "@/db/schema/comments";
import type { Rows } from "@/server/core/database";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId } from "@/server/shared/ids";
import { keptAccounts } from "@/server/trust/sections";
import { responsibleMissingSince } from "@/server/trust/standing/responsible";

/** The keepers of an account and those invited, for whoever keeps it. */
export function keepersOfAccount(scope: ReadScope, ownerId: AccountId): SQL {
  return sql`(select k.* from ${commentKeeper} k where k.owner_id = ${ownerId}::uuid
    and exists (select from ${keptAccounts(scope)} v where v.id = k.owner_id))`;
}

/** Invitations that wait for the viewer. */
export function ownInvitations(scope: ReadScope): SQL {
  return sql`(select k.* from ${commentKeeper} k where k.keeper_id = ${scope.viewerId}::uuid and k.accepted_at is null)`;
}

/** Since when this verified organisation has had no responsible person; null where somebody is named, and for every other account. For what it is told itself. */
export async function missingSince(through: Rows, ownerId: AccountId, at: Date): Promise<Date | null> {
  const [row] = await through.rows<{ since: Date | null }>(sql`
    select ${responsibleMissingSince(sql`${ownerId}::uuid`, at)} as since`);
  return row?.since ?? null;
}
