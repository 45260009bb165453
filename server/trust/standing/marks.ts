// The right to a verified mark. Every badge, and whatever else depends on the mark, asks here.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { type MarkEnd, verifiedMark } from "@/db/schema/trust/marks";
import { measure } from "@/db/schema/trust/measures";
import { principal } from "@/db/schema/trust/standing";
import { markApplication } from "@/db/schema/verification";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId, MeasureId } from "@/server/shared/ids";

/** Marks in force at this instant by `account_id`: not ended, not expired, and the identity behind the account is verified still. */
export function marksInForce(at: Date): SQL {
  return sql`(select k.* from ${verifiedMark} k where ${inForce(at)})`;
}

/** The mark of the account with this id as a json value (MarkBrief), or null where none is in force: for the select list of a statement. */
export function markRow(accountId: SQL, at: Date): SQL {
  return sql`(select json_build_object('class', k.class, 'text', k.text, 'country', k.country)
    from ${verifiedMark} k where k.account_id = ${accountId} and ${inForce(at)})`;
}

/** The class of the mark in force as an expression; null where there is none. */
export function markClass(accountId: SQL, at: Date): SQL {
  return sql`(select k.class from ${verifiedMark} k where k.account_id = ${accountId} and ${inForce(at)})`;
}

// The identity is looked up for accounts that have a mark only.
function inForce(at: Date): SQL {
  const now = sql`${at}::timestamptz`;
  return sql`k.ended_at is null and k.expires_at > ${now} and exists (
    select from ${account} ka join ${principal} kp on kp.id = ka.principal_id
    where ka.id = k.account_id and kp.identity_state = 'passed' and (kp.recheck_at is null or kp.recheck_at > ${now}))`;
}

/** Ends the account's mark; one that ended already stays as it is. */
export function markEnded(tx: WriteTx, accountId: AccountId, because: MarkEnd): Beside {
  const change = sql`
    update ${verifiedMark} set ended_at = ${tx.now}::timestamptz, ended_because = ${because}
    where account_id = ${accountId}::uuid and ended_at is null`;
  return { change };
}

/** The statement that ends the account's mark by a measure that begins at this instant; it answers no row where none is in force. */
export function markTakenBack(accountId: AccountId, at: Date): SQL {
  return sql`
    update ${verifiedMark} set ended_at = ${at}::timestamptz, ended_because = 'taken-back'
    where account_id = ${accountId}::uuid and ended_at is null and expires_at > ${at}::timestamptz returning 1`;
}

/** The change that gives back the mark that this measure took: the very one, and to the name that was checked. What has expired meanwhile stays so by its date. */
export function markGivenBack(measureId: MeasureId): Beside {
  const change = sql`
    update ${verifiedMark} k set ended_at = null, ended_because = null from ${measure} gm, ${markApplication} gp, ${account} ga
    where gm.id = ${measureId}::uuid and k.account_id = gm.account_id and k.ended_because = 'taken-back' and k.ended_at = gm.starts_at
      and gp.id = k.application_id and ga.id = k.account_id and ga.nickname = gp.nickname`;
  return { change };
}

/** The statement that ends the mark of an account that is about to bear another name: what was verified was the name before. */
export function markEndedByName(accountId: AccountId, nickname: string | null, at: Date): SQL {
  return sql`
    update ${verifiedMark} k set ended_at = ${at}::timestamptz, ended_because = 'name-changed'
    from ${account} ka where k.account_id = ${accountId}::uuid and ka.id = k.account_id and k.ended_at is null
      and ${nickname}::text is not null and ka.nickname <> ${nickname}::text`;
}

/** The application of the mark that a change of name ended at this very instant; null where none did. */
export async function endedByName(tx: WriteTx, accountId: AccountId, at: Date): Promise<string | null> {
  const [row] = await tx.rows<{ id: string }>(sql`
    select k.application_id as id from ${verifiedMark} k where k.account_id = ${accountId}::uuid and k.ended_because = 'name-changed' and k.ended_at = ${at}::timestamptz`);
  return row?.id ?? null;
}
