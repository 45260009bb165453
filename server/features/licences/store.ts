// SQL that writes licences. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { type LicenceId, licence } from "@/db/schema/trust/licences";
import type { WriteTx } from "@/server/core/write-tx";
import { type AccountId, type MediaId, newId } from "@/server/shared/ids";
import type { NewsService } from "@/server/shared/licences";
import { ownFile } from "@/server/trust/attachments";

export interface NewLicence {
  accountId: AccountId;
  number: string;
  holder: string;
  issuer: string;
  scope: readonly NewsService[];
  startsAt: Date;
  expiresAt: Date;
  evidenceId: MediaId;
  enteredBy: AccountId;
}

/** Enters a licence; null where the evidence is no file of whoever enters it. */
export async function insertLicence(tx: WriteTx, made: NewLicence): Promise<LicenceId | null> {
  const id = newId<LicenceId>();
  const rows = await tx.rows(sql`
    insert into ${licence} (id, account_id, kind, number, holder, issuer, scope, starts_at, expires_at, evidence_id, entered_by, entered_at)
    select ${id}::uuid, ${made.accountId}::uuid, 'news', ${made.number}, ${made.holder}, ${made.issuer}, ${sql.param([...made.scope])}::text[],
      ${made.startsAt}::timestamptz, ${made.expiresAt}::timestamptz, ${made.evidenceId}::uuid, ${made.enteredBy}::uuid, ${tx.now}::timestamptz
    where ${ownFile(sql`${made.evidenceId}::uuid`, made.enteredBy)} returning 1`);
  return rows.length > 0 ? id : null;
}

/** Ends a licence before its time; null where it has been ended. */
export async function endLicenceRow(
  tx: WriteTx,
  id: LicenceId,
  by: AccountId,
  reason: string,
): Promise<{ accountId: AccountId; number: string } | null> {
  const [row] = await tx.rows<{ accountId: AccountId; number: string }>(sql`
    update ${licence} set ended_at = ${tx.now}::timestamptz, ended_by = ${by}::uuid, end_reason = ${reason}
    where id = ${id}::uuid and ended_at is null returning account_id as "accountId", number`);
  return row ?? null;
}
