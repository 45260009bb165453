// How accounts are shown wherever a list of them stands. Domains that find accounts bring the relation.
import { type SQL, sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId } from "@/server/shared/ids";
import type { MarkBrief } from "@/server/shared/marks";
import { briefOf } from "@/server/trust/authors/brief";
import { markRow } from "@/server/trust/standing/marks";
import { type AccountPage, accountsPerPage, type RelationView } from "./contract";
import { relationColumns } from "./visibility";

/** An account with its relation to the viewer. */
export interface AccountRow extends RelationView {
  id: AccountId;
  handle: string;
  nickname: string;
  avatarId: string | null;
  mark: MarkBrief | null;
  bio: string | null;
}

/** A page of the accounts of a relation already cut to what the viewer may see, newest first, each with how the viewer stands to it. */
export async function accountsIn(scope: ReadScope, accounts: SQL, before: AccountId | undefined): Promise<AccountPage> {
  const older = before ? sql`where a.id < ${before}::uuid` : sql``;
  const rows = await scope.rows<AccountRow>(sql`
    select a.id, a.handle, a.nickname, a.avatar_id as "avatarId", ${markRow(sql`a.id`, scope.now)} as mark, a.bio, ${relationColumns(scope, sql`a.id`)}
    from ${accounts} a ${older} order by a.id desc ${atMost(accountsPerPage)}`);
  return { accounts: rows.map(cardOf), next: rows.length === accountsPerPage ? (rows.at(-1)?.id ?? null) : null };
}

/** Pure. */
export function cardOf(row: AccountRow) {
  const { isMe, isFollowing, followsMe, isBlocked, isMuted } = row;
  return { ...briefOf(row), bio: row.bio, relation: { isMe, isFollowing, followsMe, isBlocked, isMuted } };
}
