// Who wrote something, as every list shows it: in the statement that reads the list, or in one batch for it, whichever domain asks.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { now } from "@/server/core/clock";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountBrief } from "@/server/shared/account-brief";
import type { AccountId } from "@/server/shared/ids";
import type { MarkBrief } from "@/server/shared/marks";
import { markRow } from "@/server/trust/standing/marks";

/** Names of accounts whoever asks, for joins of snapshots and targets. */
export const accountNames: SQL = sql`(select n.id, n.principal_id, n.nickname from ${account} n)`;

/** An account's row as far as its brief shows it. */
export interface BriefRow {
  id: AccountId;
  handle: string;
  nickname: string;
  avatarId: string | null;
  /** What `markRow` answered. */
  mark: MarkBrief | null;
}

/** The briefs of these accounts by id; unknown ids are absent. Nothing in a brief is private, so no viewer changes it. */
export async function briefsOf(scope: ReadScope, ids: readonly AccountId[]): Promise<Map<AccountId, AccountBrief>> {
  if (ids.length === 0) return new Map();
  const rows = await scope.rows<BriefRow>(sql`
    select a.id, a.handle, a.nickname, a.avatar_id as "avatarId", ${markRow(sql`a.id`, scope.now)} as mark
    from ${account} a where a.id = any(${sql.param([...new Set(ids)])}::uuid[])`);
  return new Map(rows.map((row) => [row.id, briefOf(row)]));
}

/** The brief of the account with this id as a json value (BriefRow, or null for an unknown one), for the select list of a statement. */
export function briefRow(id: SQL): SQL {
  return sql`(select json_build_object('id', b.id, 'handle', b.handle, 'nickname', b.nickname, 'avatarId', b.avatar_id,
    'mark', ${markRow(sql`b.id`, now())}) from ${account} b where b.id = ${id})`;
}

/** The account with this handle, whatever its standing; null where there is none. Visibility is the caller's question. */
export async function accountIdOf(scope: ReadScope, handle: string): Promise<AccountId | null> {
  const [row] = await scope.rows<{ id: AccountId }>(sql`select a.id from ${account} a where a.handle = ${handle}`);
  return row?.id ?? null;
}

/** The handle of an account that is there. */
export async function handleOf(scope: ReadScope, id: AccountId): Promise<string> {
  const [row] = await scope.rows<{ handle: string }>(sql`select a.handle from ${account} a where a.id = ${id}::uuid`);
  if (!row) throw new Error("no such account");
  return row.handle;
}

/** Pure: the part of an account row that everyone may see. */
export function briefOf(row: BriefRow): AccountBrief {
  return {
    id: row.id,
    handle: row.handle,
    nickname: row.nickname,
    avatarUrl: row.avatarId ? `/media/${row.avatarId}?size=small` : null,
    mark: row.mark,
  };
}
