// Ends sessions: on the next request, and on every open stream, their holder is signed out.
import { sql } from "drizzle-orm";
import { account, session } from "@/db/schema/accounts";
import { sendSignal } from "@/server/core/signal";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, PrincipalId, SessionId } from "@/server/shared/ids";

/** Ends every session of every account of a principal, as endSessions does. */
export async function endSessionsOfPrincipal(tx: WriteTx, principalId: PrincipalId): Promise<void> {
  const accounts = await tx.rows<{ id: AccountId }>(
    sql`select id from ${account} where principal_id = ${principalId}::uuid`,
  );
  for (const { id } of accounts) await endSessions(tx, id);
}

/**
 * Ends the account's sessions: one, all, or all but one; answers the ids of those ended. Every process forgets them when this transaction commits. May run
 * twice. Measures that keep an account out call it in their own transaction.
 */
export async function endSessions(
  tx: WriteTx,
  accountId: AccountId,
  which: { only?: SessionId; except?: SessionId } = {},
): Promise<SessionId[]> {
  const ended = await tx.rows<{ id: SessionId }>(sql`
    delete from ${session} where account_id = ${accountId}::uuid
      and (${which.only ?? null}::uuid is null or id = ${which.only ?? null}::uuid)
      and (${which.except ?? null}::uuid is null or id <> ${which.except ?? null}::uuid)
    returning id`);
  if (ended.length > 0) await sendSignal(tx, { audience: "sessions", type: "sessions" });
  for (const { id } of ended) await sendSignal(tx, { audience: `session:${id}`, type: "ended" });
  return ended.map(({ id }) => id);
}
