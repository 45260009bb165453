// SQL that writes applications, evidence and marks. Every function takes a WriteTx.
import { sql } from "drizzle-orm";
import { verifiedMark } from "@/db/schema/trust/marks";
import { evidenceFile, type FindingRow, markApplication, markEvidence } from "@/db/schema/verification";
import type { Beside } from "@/server/core/event-log";
import type { StorageKey } from "@/server/core/media/storage";
import type { SealedFile } from "@/server/core/sealed/file";
import type { WriteTx } from "@/server/core/write-tx";
import { AppError } from "@/server/shared/errors";
import { type AccountId, newId, type PrincipalId } from "@/server/shared/ids";
import type { MarkClass } from "@/server/shared/marks";
import { newNumber } from "@/server/shared/quotable-number";
import type { ReviewedText } from "@/server/shared/user-text";
import { accountNames } from "@/server/trust/authors/brief";
import { lockPrincipal } from "@/server/trust/measures/impose";
import { ensurePersonKey } from "@/server/trust/standing/identity/person-keys";
import { missingFrom } from "@/server/trust/standing/responsible";
import { dueAfter } from "@/server/trust/standing/time-limits";
import type { EvidenceFileId, MarkApplicationId, MarkClaim } from "./contract/applications";
import type { ShownDocument } from "./matching";
import { sealDetails, sealFileKey, sealMarkClaim } from "./sealed";

type Owner = { accountId: AccountId; principalId: PrincipalId };

/** A file whose sealed bytes are stored; `fileKey` opens them. */
export interface StoredEvidence {
  storageKey: StorageKey;
  fileKey: SealedFile["key"];
  type: string;
  bytes: number;
  width: number;
  height: number;
}

/** Records a stored file; its key is sealed under the person's. */
export async function insertEvidenceFile(tx: WriteTx, of: Owner, file: StoredEvidence): Promise<EvidenceFileId> {
  const id = newId<EvidenceFileId>();
  const sealed = sealFileKey(await ensurePersonKey(tx, of.principalId), id, file.fileKey);
  await tx.rows(sql`
    insert into ${evidenceFile} (id, account_id, principal_id, storage_key, key_sealed, type, bytes, width, height, created_at)
    values (${id}::uuid, ${of.accountId}::uuid, ${of.principalId}::uuid, ${file.storageKey}, ${sealed}, ${file.type}, ${file.bytes}::int,
      ${file.width}::int, ${file.height}::int, ${tx.now}::timestamptz)`);
  return id;
}

/** How many of these files are the account's own. */
export async function countOwnFiles(
  tx: WriteTx,
  accountId: AccountId,
  ids: readonly EvidenceFileId[],
): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(sql`
    select count(*)::int as count from ${evidenceFile} f where f.account_id = ${accountId}::uuid and f.id = any(${sql.param([...ids])}::uuid[])`);
  return row?.count ?? 0;
}

/** True where this application of the account was refused. */
export async function hasRefused(tx: WriteTx, accountId: AccountId, id: MarkApplicationId): Promise<boolean> {
  const rows = await tx.rows(sql`
    select 1 from ${markApplication} m where m.id = ${id}::uuid and m.account_id = ${accountId}::uuid and m.state = 'refused'`);
  return rows.length > 0;
}

export interface NewApplication extends Owner {
  text: ReviewedText;
  claim: MarkClaim;
  evidence: readonly (ShownDocument & { fileId: EvidenceFileId })[];
  corrects: MarkApplicationId | null;
}

/** The changes that store an application with its evidence, everything of it sealed; CONFLICT/ALREADY_DONE where one of the account waits already. */
export async function newApplication(
  tx: WriteTx,
  made: NewApplication,
): Promise<{ id: MarkApplicationId; number: string; stored: Beside[] }> {
  const id = newId<MarkApplicationId>();
  const number = newNumber("V");
  const key = await ensurePersonKey(tx, made.principalId);
  const country = made.claim.class === "organisation-abroad" ? made.claim.country : null;
  const application = sql`
    insert into ${markApplication} (id, number, account_id, principal_id, class, text, country, nickname, claim_sealed, state, corrects, submitted_at, due_at)
    select ${id}::uuid, ${number}, ${made.accountId}::uuid, ${made.principalId}::uuid, ${made.claim.class}, ${made.text}, ${country}, a.nickname,
      ${sealMarkClaim(key, id, made.claim)}, 'waiting', ${made.corrects}::uuid, ${tx.now}::timestamptz, ${dueAfter("markReview", tx.now)}::timestamptz
    from ${accountNames} a where a.id = ${made.accountId}::uuid
    on conflict (account_id) where state = 'waiting' do nothing returning 1`;
  const rows = made.evidence.map(({ fileId, document, number: of, holder, expiresAt }) => ({
    application_id: id,
    file_id: fileId,
    document,
    details_sealed: sealDetails(key, { applicationId: id, fileId }, { number: of, holder }),
    expires_at: expiresAt,
  }));
  const evidence = sql`
    insert into ${markEvidence} select * from json_populate_recordset(null::${markEvidence}, ${JSON.stringify(rows)}::json)`;
  const refusal = new AppError("CONFLICT", "ALREADY_DONE", {});
  return { id, number, stored: [{ change: application, refusal }, { change: evidence }] };
}

/** Takes an account's own waiting application back and answers its number; null where it has none of this id that waits. */
export async function withdraw(tx: WriteTx, id: MarkApplicationId, accountId: AccountId): Promise<string | null> {
  const [row] = await tx.rows<{ number: string }>(sql`
    update ${markApplication} set state = 'withdrawn', claimed_by = null, claimed_until = null where id = ${id}::uuid and account_id = ${accountId}::uuid and state = 'waiting' returning number`);
  return row?.number ?? null;
}

/** Claims or renews; false where another's claim holds or nothing waits. One statement, so that of two who try at once one wins. */
export async function claimApplication(
  tx: WriteTx,
  id: MarkApplicationId,
  by: AccountId,
  until: Date,
): Promise<boolean> {
  const rows = await tx.rows(sql`
    update ${markApplication} set claimed_by = ${by}::uuid, claimed_until = ${until}::timestamptz
    where id = ${id}::uuid and state = 'waiting'
      and (claimed_by is null or claimed_by = ${by}::uuid or claimed_until <= ${tx.now}::timestamptz) returning 1`);
  return rows.length > 0;
}

/** Puts an application back; false where it was not this person's. */
export async function releaseApplication(tx: WriteTx, id: MarkApplicationId, by: AccountId): Promise<boolean> {
  const rows = await tx.rows(sql`
    update ${markApplication} set claimed_by = null, claimed_until = null
    where id = ${id}::uuid and state = 'waiting' and claimed_by = ${by}::uuid returning 1`);
  return rows.length > 0;
}

export interface LockedApplication {
  id: MarkApplicationId;
  number: string;
  accountId: AccountId;
  class: MarkClass;
  state: "waiting" | "approved" | "refused" | "withdrawn";
  claimedBy: AccountId | null;
  claimedUntil: Date | null;
  nickname: string;
  /** The account's name now. */
  currentNickname: string;
  documents: string[];
  /** When the first of its documents ends; null where none does. */
  firstExpiry: Date | null;
}

/** Holds whoever applied until the transaction ends: a change of their name comes before what is read from now on, or after all that is written. */
export function lockApplicant(tx: WriteTx, id: MarkApplicationId): Promise<void> {
  return lockPrincipal(
    tx,
    sql`(select a.principal_id from ${markApplication} m join ${accountNames} a on a.id = m.account_id where m.id = ${id}::uuid)`,
  );
}

/** The application, its row locked until the transaction ends. */
export async function lockApplication(tx: WriteTx, id: MarkApplicationId): Promise<LockedApplication | null> {
  const [row] = await tx.rows<LockedApplication>(sql`
    select m.id, m.number, m.account_id as "accountId", m.class, m.state, m.claimed_by as "claimedBy", m.claimed_until as "claimedUntil", m.nickname,
      (select a.nickname from ${accountNames} a where a.id = m.account_id) as "currentNickname",
      array(select distinct e.document from ${markEvidence} e where e.application_id = m.id order by 1) as documents,
      (select min(e.expires_at) from ${markEvidence} e where e.application_id = m.id) as "firstExpiry"
    from ${markApplication} m where m.id = ${id}::uuid for update of m`);
  return row ?? null;
}

/** Writes how an application was decided. The database itself refuses an approval with a mismatch, and one by the applicant. */
export function applicationDecided(
  tx: WriteTx,
  id: MarkApplicationId,
  to: { state: "approved" | "refused"; findings: readonly FindingRow[]; reason: string; by: AccountId },
): Beside {
  const change = sql`
    update ${markApplication} set state = ${to.state}, findings = ${JSON.stringify(to.findings)}::jsonb, reason = ${to.reason}, decided_by = ${to.by}::uuid,
      decided_at = ${tx.now}::timestamptz, claimed_by = null, claimed_until = null where id = ${id}::uuid`;
  return { change };
}

/** The account has the mark from now on, in the place of any it had; an organisation without a responsible person has its time to name one from now on, or from when it began under the mark that this one renews. */
export function markGranted(tx: WriteTx, { id, accountId, documents }: LockedApplication, expiresAt: Date): Beside {
  const change = sql`
    insert into ${verifiedMark} as k (account_id, application_id, class, text, country, documents, checked_at, expires_at, responsible_missing_since)
    select m.account_id, m.id, m.class, m.text, m.country, ${JSON.stringify(documents)}::jsonb, ${tx.now}::timestamptz, ${expiresAt}::timestamptz,
      ${missingFrom(sql`m.account_id`, sql`m.class`, tx.now)}
    from ${markApplication} m where m.id = ${id}::uuid and m.account_id = ${accountId}::uuid
    on conflict (account_id) do update set application_id = excluded.application_id, class = excluded.class, text = excluded.text, country = excluded.country,
      documents = excluded.documents, checked_at = excluded.checked_at, expires_at = excluded.expires_at, ended_at = null, ended_because = null,
      responsible_missing_since = case when excluded.responsible_missing_since is not null then least(excluded.responsible_missing_since,
        case when k.ended_at is null and k.expires_at > ${tx.now}::timestamptz then k.responsible_missing_since end) end`;
  return { change };
}

export interface HeldMark {
  applicationId: MarkApplicationId;
  class: MarkClass;
  text: string;
  country: string | null;
  expiresAt: Date;
  endedAt: Date | null;
  endedBecause: string | null;
}

/** The account's mark as it stands, whatever became of it, its row locked. */
export async function lockMark(tx: WriteTx, accountId: AccountId): Promise<HeldMark | null> {
  const [row] = await tx.rows<HeldMark>(sql`
    select k.application_id as "applicationId", k.class, k.text, k.country, k.expires_at as "expiresAt", k.ended_at as "endedAt", k.ended_because as "endedBecause" from ${verifiedMark} k
    where k.account_id = ${accountId}::uuid for update`);
  return row ?? null;
}
