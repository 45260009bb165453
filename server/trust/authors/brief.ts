// Who wrote something, as every list shows it: one batch per page, whichever domain asks.
import { type SQL, sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountBrief } from "@/server/shared/account-brief";
import type { AccountId } from "@/server/shared/ids";

/** Names of accounts whoever asks, for joins of snapshots and targets. */
export const accountNames: SQL = sql`(select n.id, n.principal_id, n.nickname from ${account} n)`;

interface Row {
  id: AccountId;
  handle: string;
  nickname: string;
  avatarId: string | null;
}

/** The briefs of these accounts by id; unknown ids are absent. Nothing in a brief is private, so no viewer changes it. */
export async function briefsOf(scope: ReadScope, ids: readonly AccountId[]): Promise<Map<AccountId, AccountBrief>> {
  if (ids.length === 0) return new Map();
  const rows = await scope.rows<Row>(sql`
    select a.id, a.handle, a.nickname, a.avatar_id as "avatarId"
    from ${account} a where a.id = any(${sql.param([...new Set(ids)])}::uuid[])`);
  return new Map(rows.map((row) => [row.id, briefOf(row)]));
}

/** The account with this handle, whatever its standing; null where there is none. Visibility is the caller's question. */
export async function accountIdOf(scope: ReadScope, handle: string): Promise<AccountId | null> {
  const [row] = await scope.rows<{ id: AccountId }>(sql`select a.id from ${account} a where a.handle = ${handle}`);
  return row?.id ?? null;
}

/** Pure: the part of an account row that everyone may see. */
export function briefOf(row: Pick<Row, "id" | "handle" | "nickname" | "avatarId">): AccountBrief {
  return {
    id: row.id,
    handle: row.handle,
    nickname: row.nickname,
    avatarUrl: row.avatarId ? `/media/${row.avatarId}?size=small` : null,
  };
}
