// Names of accounts that a measure closed (PUB Article 8): nobody takes them again, and what comes near them a person looks at.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { measure } from "@/db/schema/trust/measures";
import { closedName } from "@/db/schema/trust/names";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, MeasureId } from "@/server/shared/ids";
import { likeness, nearFrom, pairsOf, soundOf } from "@/server/trust/authors/likeness";
import { nameKeyOf } from "@/server/trust/authors/name-key";

export interface ClosedName {
  nickname: string;
  accountId: AccountId;
  /** The number of its account; null once that is gone. */
  handle: string | null;
  closedAt: Date;
  /** Why its account was closed, in the handler's words. */
  reason: string | null;
}

const mostCandidates = 200;

/** The closed name that this one is or comes nearest to; null where none is near. */
export async function nearestClosedName(through: Rows, nickname: string): Promise<ClosedName | null> {
  const candidates = await through.rows<ClosedName>(sql`
    select c.nickname, c.account_id as "accountId", (select a.handle from ${account} a where a.id = c.account_id) as handle, c.closed_at as "closedAt", (select m.reason from ${measure} m where m.id = c.measure_id) as reason
    from ${closedNamesLike(nickname)} c`);
  const near = candidates
    .map((closed) => ({ closed, by: likeness(nickname, closed.nickname) }))
    .filter(({ by }) => by >= nearFrom)
    .sort((a, b) => b.by - a.by);
  return near[0]?.closed ?? null;
}

/** Closed names that may come near this one, by sound or by pairs of characters, as a relation; `likeness` says how near. */
export function closedNamesLike(nickname: string): SQL {
  return sql`(select c.* from ${closedName} c
    where c.normal = ${nameKeyOf(nickname)} or c.sound = ${soundOf(nickname)} or c.pairs && ${sql.param(pairsOf(nickname))}::text[] ${atMost(mostCandidates)})`;
}

/** True where a closed account had this name, in whatever disguise of the same normal form, as an expression. */
export function isClosedName(nickname: string): SQL {
  return sql`exists (select from ${closedName} c where c.normal = ${nameKeyOf(nickname)})`;
}

/** The change that closes the name which the account bears, for everybody. */
export function nameClosed(
  tx: WriteTx,
  { id, accountId, nickname }: { id: MeasureId; accountId: AccountId; nickname: string },
): Beside {
  const change = sql`
    insert into ${closedName} (normal, nickname, account_id, measure_id, sound, pairs, closed_at)
    values (${nameKeyOf(nickname)}, ${nickname}, ${accountId}::uuid, ${id}::uuid, ${soundOf(nickname)}, ${sql.param(pairsOf(nickname))}::text[],
      ${tx.now}::timestamptz)
    on conflict (normal) do nothing`;
  return { change };
}

/** The statement that opens the names which this measure closed: it fell, and its owner bears the name again. */
export function nameReopened(measureId: MeasureId): SQL {
  return sql`delete from ${closedName} where measure_id = ${measureId}::uuid`;
}
