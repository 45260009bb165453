// Ends sessions: on the next request, and on every open stream, their holder is signed out.
import { type SQL, sql } from "drizzle-orm";
import { account, session } from "@/db/schema/accounts";
import { signalSent } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, PrincipalId, SessionId } from "@/server/shared/ids";

/** Ends every session of every account of a principal, as endSessions does. */
export async function endSessionsOfPrincipal(tx: WriteTx, principalId: PrincipalId): Promise<void> {
  await end(tx, sql`account_id in (select a.id from ${account} a where a.principal_id = ${principalId}::uuid)`);
}

/**
 * Ends the account's sessions: one, all, or all but one; answers the ids of those ended. Every process forgets them when this transaction commits. May run
 * twice. Measures that keep an account out call it in their own transaction.
 */
export function endSessions(
  tx: WriteTx,
  accountId: AccountId,
  which: { only?: SessionId; except?: SessionId } = {},
): Promise<SessionId[]> {
  return end(
    tx,
    sql`account_id = ${accountId}::uuid
      and (${which.only ?? null}::uuid is null or id = ${which.only ?? null}::uuid)
      and (${which.except ?? null}::uuid is null or id <> ${which.except ?? null}::uuid)`,
  );
}

async function end(tx: WriteTx, which: SQL): Promise<SessionId[]> {
  // Equal signals of one transaction are delivered once.
  const ended = await tx.rows<{ id: SessionId }>(sql`
    with ended as (delete from ${session} where ${which} returning id)
    select e.id, ${signalSent({ audience: "sessions", type: "sessions" })},
      pg_notify('live', json_build_object('audience', 'session:' || e.id, 'type', 'ended')::text)
    from ended e`);
  return ended.map(({ id }) => id);
}
