// Whose session a token is. One indexed query, kept a few seconds per process and dropped by the signal of whatever ends sessions.
import { isDatabaseAway, reader } from "@/server/core/database";
import { lease } from "@/server/core/live-hub";
import { log } from "@/server/core/log";
import { shared } from "@/server/core/process-slot";
import type { Session } from "@/server/core/request";
import { indexOf } from "@/server/core/sealed/vault";
import { inWriteTx } from "@/server/core/write-tx";
import { seeSession } from "@/server/features/accounts/store/tickets";
import { readSession } from "@/server/features/accounts/visibility";
import type { SessionId } from "@/server/shared/ids";

const keepMs = 5_000;
const most = 10_000;
/** How exact "last seen" is. */
const seenEveryMs = 10 * 60_000;
const cache = shared("sessions", () => ({
  byHash: new Map<string, { session: Session; until: number }>(),
  listens: false,
  /** Counts what was forgotten: a look-up that began before keeps nothing. */
  epoch: 0,
}));

/** Forgets every session kept; the next look-up of each asks the database. */
export function dropSessions(): void {
  cache.epoch += 1;
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
  const { epoch } = cache;
  const row = await readSession(reader, hash, now);
  if (!row) return null;
  const { seenAt, ...session } = row;
  if (now.getTime() - seenAt.getTime() > seenEveryMs) await markSeen(session.id);
  if (cache.epoch !== epoch) return session;
  if (cache.byHash.size >= most) cache.byHash.clear();
  cache.byHash.set(hash, { session, until: now.getTime() + keepMs });
  return session;
}

/** Bookkeeping that no rule reads, and the only write outside a command: whoever looks at their sessions sees which one is in use. */
function markSeen(id: SessionId): Promise<unknown> {
  return inWriteTx((tx) => seeSession(tx, id)).catch((error) => {
    if (!isDatabaseAway(error)) log.warn({ err: error }, "last seen not written");
  });
}
