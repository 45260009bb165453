// The copies that the queries and the job of this domain may select from.
import { type SQL, sql } from "drizzle-orm";
import { dataExport } from "@/db/schema/privacy";
import { atMost } from "@/server/core/at-most";
import type { Rows } from "@/server/core/database";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import { ownersOfCopies } from "@/server/trust/own-files";
import type { ExportId } from "../contract";

/** The viewer's own copies. */
export function ownExports(viewerId: AccountId): SQL {
  return sql`(select x.* from ${dataExport} x where x.account_id = ${viewerId}::uuid)`;
}

/** A copy to be made: whose, and in which language its pages speak. */
export interface DueExport {
  id: ExportId;
  accountId: AccountId;
  principalId: PrincipalId;
  handle: string;
  locale: string;
}

/** Copies that wait, and those whose making broke off: one job at a time makes them. Oldest first. */
export function dueExports(rows: Rows, limit: number): Promise<DueExport[]> {
  return rows.rows<DueExport>(sql`
    select x.id, x.account_id as "accountId", a.principal_id as "principalId", a.handle, a.locale
    from ${dataExport} x join ${ownersOfCopies} a on a.id = x.account_id where x.state in ('waiting', 'making') order by x.id ${atMost(limit)}`);
}

/** Copies whose file is to be deleted: those past their date, and all of this account where one is named. */
export async function endedExports(
  rows: Rows,
  now: Date,
  limit: number,
  accountId: AccountId | null = null,
): Promise<ExportId[]> {
  const found = await rows.rows<{ id: ExportId }>(sql`
    select x.id from ${dataExport} x where x.state = 'ready' and (x.expires_at <= ${now}::timestamptz or x.account_id = ${accountId}::uuid) ${atMost(limit)}`);
  return found.map(({ id }) => id);
}
