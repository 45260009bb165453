// Principals and the accounts in front of them.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { principal } from "@/db/schema/trust/standing";
import type { Rows } from "@/server/core/database";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { notGone } from "@/server/trust/standing/closing";
import { levelOf, startingPoints } from "@/server/trust/standing/credit";

/**
 * The statement that makes a principal of whom nothing is proven yet, where `condition` holds. Verification turns it into a person or organisation, or joins its accounts to
 * the one that is there already.
 */
export function principalMade(tx: WriteTx, id: PrincipalId, condition: SQL): SQL {
  return sql`
    insert into ${principal} (id, kind, identity_state, credit_points, credit_level, created_at)
    select ${id}::uuid, 'unverified', 'none', ${startingPoints}::int, ${levelOf(startingPoints)}::int, ${tx.now}::timestamptz where ${condition}`;
}

/** The principal behind an account, as an expression. From the account's row and not from a session, which can be older than a joining. */
export function principalBehind(accountId: AccountId): SQL {
  return sql`(select ba.principal_id from ${account} ba where ba.id = ${accountId}::uuid)`;
}

/** How many accounts a principal has, as an expression; those that their owner closed do not count. */
export function openAccounts(principalId: SQL): SQL {
  return sql`(select count(*)::int from ${account} oa where oa.principal_id = ${principalId} and ${notGone("oa")})`;
}

/** Accounts of the principal, oldest first; those that their owner closed are left out. */
export async function openAccountsOf(rows: Rows, principalId: PrincipalId): Promise<AccountId[]> {
  const found = await rows.rows<{ id: AccountId }>(sql`
    select id from ${account} where principal_id = ${principalId}::uuid and closed_at is null order by id`);
  return found.map(({ id }) => id);
}

/** The account with this handle and its principal, whatever its standing; for members of staff, who name people by it. */
export async function findByHandle(
  rows: Rows,
  handle: string,
): Promise<{ accountId: AccountId; principalId: PrincipalId } | null> {
  const [found] = await rows.rows<{ accountId: AccountId; principalId: PrincipalId }>(sql`
    select id as "accountId", principal_id as "principalId" from ${account} where handle = ${handle}`);
  return found ?? null;
}

/** Names and principals of these accounts, closed ones included. */
export async function namesOf(
  rows: Rows,
  ids: readonly AccountId[],
): Promise<Map<AccountId, { handle: string; nickname: string; principalId: PrincipalId }>> {
  const found = await rows.rows<{ id: AccountId; handle: string; nickname: string; principalId: PrincipalId }>(sql`
    select id, handle, nickname, principal_id as "principalId" from ${account} where id = any(${sql.param([...ids])}::uuid[])`);
  return new Map(found.map(({ id, ...name }) => [id, name]));
}
