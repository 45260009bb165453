// Ends sessions: on the next request, and on every open stream, their holder is signed out.
import { sql } from "drizzle-orm";
import { account, session } from "@/db/schema/accounts";
import type { Beside } from "@/server/core/event-log";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, PrincipalId, SessionId } from "@/server/shared/ids";

/** The change that ends every session of these accounts and of every account of these principals, as endSessions does. */
export function sessionsEnded(of: { accounts: readonly AccountId[]; principals: readonly PrincipalId[] }): Beside {
  const behind = sql`select a.id from ${account} a where a.principal_id = any(${sql.param([...of.principals])}::uuid[])`;
  const whose = sql`account_id = any(${sql.param([...of.accounts])}::uuid[]) or account_id in (${behind})`;
  return { change: sql`delete from ${session} where ${whose} returning ${told}` };
}

/** Equal signals of one transaction are delivered once. */
const told = sql`${signalSent({ audience: "sessions", type: "sessions" })},
  pg_notify('live', json_build_object('audience', 'session:' || id, 'type', 'ended')::text)`;

/**
 * Ends the account's sessions: one, all, or all but one; answers the ids of those ended. Every process forgets them when this transaction commits. May run
 * twice.
 */
export async function endSessions(
  tx: WriteTx,
  accountId: AccountId,
  which: { only?: SessionId; except?: SessionId } = {},
): Promise<SessionId[]> {
  const ended = await tx.rows<{ id: SessionId }>(sql`
    delete from ${session}
    where account_id = ${accountId}::uuid
      and (${which.only ?? null}::uuid is null or id = ${which.only ?? null}::uuid)
      and (${which.except ?? null}::uuid is null or id <> ${which.except ?? null}::uuid)
    returning id, ${told}`);
  return ended.map(({ id }) => id);
}
