// What may be read of powers and wishes: of one account by whoever keeps its comments, of all by staff alone.
import { type SQL, sql } from "drizzle-orm";
import { keeperDecision, keeperLapse, keeperLook, keeperPower, powerWish } from "@/db/schema/comments";
import type { Rows } from "@/server/core/database";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import type { KeeperPower } from "@/server/shared/sections";
import { addMonths } from "@/server/shared/time";
import { accountNames } from "@/server/trust/authors/brief";
import { type SectionFacts, sectionFacts } from "@/server/trust/sections";
import type { PowerView, PowerWishId } from "../contract/powers";

/** What the platform decided of each power of an account, and the latest wish for each: json as it stands in the database. */
export interface PowerRows {
  decided: { power: KeeperPower; reason: string }[];
  wishes: ({ power: KeeperPower } & NonNullable<PowerView["wish"]>)[];
}

/** The figures by which powers are decided, as columns; `owner` is the account's id. */
export function keepingFigures(scope: ReadScope, owner: SQL): SQL {
  const since = sql`${addMonths(scope.now, -12)}::timestamptz`;
  return sql`${sectionFacts(scope, owner, owner)} as section,
    (select count(*)::int from ${keeperLapse} l where l.owner_id = ${owner} and l.found_at > ${since}) as left,
    (select count(*)::int from ${keeperLapse} l where l.owner_id = ${owner} and l.charged_at > ${since}) as charged,
    (select count(*)::int from ${keeperDecision} d where d.owner_id = ${owner} and d.act in ('hidden', 'deleted') and d.at > ${since}) as hidden,
    (select count(*)::int from ${keeperLook} w where w.owner_id = ${owner} and w.state = 'restored' and w.decided_at > ${since}) as restored`;
}

export interface FigureRow {
  section: SectionFacts;
  left: number;
  charged: number;
  hidden: number;
  restored: number;
}

/** The decisions and the latest wishes of an account as one json value (PowerRows); for whoever the caller let in. */
export function powersAndWishes(owner: SQL): SQL {
  return sql`json_build_object(
    'decided', (select coalesce(json_agg(json_build_object('power', p.power, 'reason', p.reason)), '[]') from ${keeperPower} p where p.owner_id = ${owner}),
    'wishes', (select coalesce(json_agg(json_build_object('power', w.power, 'state', w.state, 'askedAt', w.asked_at, 'dueAt', w.due_at, 'decidedAt', w.decided_at,
      'answer', w.reason)), '[]')
      from (select distinct on (x.power) x.* from ${powerWish} x where x.owner_id = ${owner} order by x.power, x.id desc) w))`;
}

/** All wishes: a query with staff access alone may use it. */
export const deskWishes: SQL = sql`(select w.* from ${powerWish} w)`;

/** When the account's last wish for a power was refused; null where it was not. */
export async function lastRefused(through: Rows, ownerId: AccountId, power: KeeperPower): Promise<Date | null> {
  const [row] = await through.rows<{ at: Date | null }>(sql`
    select max(w.decided_at) as at from ${powerWish} w where w.owner_id = ${ownerId}::uuid and w.power = ${power} and w.state = 'refused'`);
  return row?.at ?? null;
}

export interface WishTarget {
  id: PowerWishId;
  ownerId: AccountId;
  power: KeeperPower;
  state: "open" | "granted" | "refused" | "withdrawn";
  /** The principals of the owner, and of whoever took this power from it: neither decides. */
  involved: PrincipalId[];
}

/** One wish as a target. */
export async function findWish(through: Rows, id: string): Promise<WishTarget | null> {
  const [row] = await through.rows<WishTarget>(sql`
    select w.id, w.owner_id as "ownerId", w.power, w.state, array(
      select n.principal_id from ${accountNames} n where n.id = w.owner_id
        or n.id = (select p.decided_by from ${keeperPower} p where p.owner_id = w.owner_id and p.power = w.power and p.standing = 'taken')) as involved
    from ${powerWish} w where w.id = ${id}::uuid`);
  return row ?? null;
}
