// Whose session a token is. One indexed query, kept a few seconds per process and dropped by the signal of whatever ends sessions.
import { sql } from "drizzle-orm";
import { account, session } from "@/db/schema/accounts";
import { reader } from "@/server/core/database";
import { lease } from "@/server/core/live-hub";
import { shared } from "@/server/core/process-slot";
import type { Session } from "@/server/core/request";
import { indexOf } from "@/server/core/sealed/vault";

const keepMs = 5_000;
const most = 10_000;
const cache = shared("sessions", () => ({
  byHash: new Map<string, { session: Session; until: number }>(),
  listens: false,
}));

/** Forgets every session kept; the next look-up of each asks the database. */
export function dropSessions(): void {
  cache.byHash.clear();
}

/** How a token stands in the database: a keyed hash, so that a copy of the table opens no session. */
export function tokenHash(token: string): string {
  return indexOf("token", token);
}

/** The session of this token, or null when there is none, it has run out, or it was ended. */
export async function findSession(token: string, now: Date): Promise<Session | null> {
  if (!/^[A-Za-z0-9_-]{20,100}$/.test(token)) return null;
  if (!cache.listens) {
    cache.listens = true;
    lease("sessions", dropSessions);
  }
  const hash = tokenHash(token);
  const kept = cache.byHash.get(hash);
  if (kept && kept.until > now.getTime()) return kept.session;
  const [row] = await reader.rows<Session>(sql`
    select s.id, s.account_id as "accountId", a.principal_id as "principalId", s.second_factor_at as "secondFactorAt"
    from ${session} s join ${account} a on a.id = s.account_id
    where s.token_hash = ${hash} and s.expires_at > ${now}::timestamptz`);
  if (!row) return null;
  if (cache.byHash.size >= most) cache.byHash.clear();
  cache.byHash.set(hash, { session: row, until: now.getTime() + keepMs });
  return row;
}
