// Versions of the platform's documents, and who accepted which.
import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { agreementAcceptance, agreementDocument } from "@/db/schema/trust/standing";
import type { Rows } from "@/server/core/database";
import type { Beside } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import type { DocumentKey } from "@/server/shared/documents";
import type { Locale } from "@/server/shared/i18n";
import type { AccountId } from "@/server/shared/ids";

export interface NewDocument {
  key: DocumentKey;
  titles: Record<Locale, string>;
  texts: Record<Locale, string>;
  needsAcceptance: boolean;
  effectiveAt: Date;
  publishedBy: AccountId | null;
}

export interface DocumentVersion {
  key: DocumentKey;
  version: number;
  hash: string;
}

/** SHA-256 over titles and texts in both languages: the same words have the same hash, whatever the version. */
export function hashOfDocument({ key, titles, texts }: Pick<NewDocument, "key" | "titles" | "texts">): string {
  const words = [key, titles["zh-CN"], texts["zh-CN"], titles.en, texts.en];
  return createHash("sha256").update(JSON.stringify(words)).digest("hex");
}

/** Appends a version; answers null, and nothing is written, where the newest version has these very words. Two at once take turns. */
export async function insertDocument(tx: WriteTx, made: NewDocument): Promise<DocumentVersion | null> {
  const hash = hashOfDocument(made);
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`document:${made.key}`}, 0))`);
  const [newest] = await tx.rows<{ version: number; hash: string }>(sql`
    select version, hash from ${agreementDocument} where key = ${made.key} order by version desc limit 1`);
  if (newest?.hash === hash) return null;
  const version = (newest?.version ?? 0) + 1;
  await tx.rows(sql`
    insert into ${agreementDocument} (key, version, titles, texts, hash, effective_at, needs_acceptance, published_by)
    values (${made.key}, ${version}::int, ${JSON.stringify(made.titles)}::jsonb, ${JSON.stringify(made.texts)}::jsonb, ${hash},
            ${made.effectiveAt}::timestamptz, ${made.needsAcceptance}, ${made.publishedBy}::uuid)`);
  return { key: made.key, version, hash };
}

/** Each document in the version in effect. */
export async function documentsInEffect(
  through: Rows,
  now: Date,
): Promise<(DocumentVersion & { needsAcceptance: boolean })[]> {
  return through.rows(sql`select key, version, hash, "needsAcceptance" from ${inEffectAt(now)} d order by key`);
}

/** The documents that must be accepted at this instant, as an expression: a json list of DocumentVersion. */
export function documentsToAccept(now: Date): SQL {
  return sql`(
    select coalesce(json_agg(json_build_object('key', d.key, 'version', d.version, 'hash', d.hash) order by d.key), '[]')
    from ${inEffectAt(now)} d where d."needsAcceptance")`;
}

function inEffectAt(now: Date): SQL {
  return sql`(
    select distinct on (key) key, version, hash, needs_acceptance as "needsAcceptance" from ${agreementDocument}
    where effective_at <= ${now}::timestamptz order by key, version desc)`;
}

/** Pure: the keys of `wanted` that are not among `accepted` by version and hash. */
export function unmet(wanted: readonly DocumentVersion[], accepted: readonly DocumentVersion[]): DocumentKey[] {
  return wanted
    .filter((w) => !accepted.some((a) => a.key === w.key && a.version === w.version && a.hash === w.hash))
    .map((w) => w.key);
}

/** Stores acceptances with version, hash and time. Accepting the same version again changes nothing: the first time counts. */
export function acceptancesStored(tx: WriteTx, accountId: AccountId, accepted: readonly DocumentVersion[]): Beside {
  const change = sql`
    insert into ${agreementAcceptance} (account_id, key, version, hash, accepted_at)
    select ${accountId}::uuid, x.key, x.version, x.hash, ${tx.now}::timestamptz
    from json_to_recordset(${JSON.stringify(accepted)}::json) as x(key text, version int, hash text)
    on conflict do nothing`;
  return { change };
}
