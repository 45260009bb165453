// The relations that this domain's queries may select from. Sealed values are opened by `openedApplication` alone.
import { type SQL, sql } from "drizzle-orm";
import { event } from "@/db/schema/core";
import { verifiedMark } from "@/db/schema/trust/marks";
import { staffPost } from "@/db/schema/trust/standing";
import { evidenceFile, markApplication, markEvidence } from "@/db/schema/verification";
import { readSealed } from "@/server/core/database";
import type { ReadScope } from "@/server/core/read-scope";
import type { AccountId, PrincipalId } from "@/server/shared/ids";
import type { SealedText } from "@/server/shared/sealed-text";
import { addDays } from "@/server/shared/time";
import { accountNames } from "@/server/trust/authors/brief";
import { unwrapKey, wrappedKeyOf } from "@/server/trust/standing/identity/person-keys";
import { visibleAccounts } from "@/server/trust/visibility/contents";
import {
  type EvidenceFileId,
  type MarkApplicationId,
  type MarkClaim,
  markEndAnnounced,
  markNoticeDays,
} from "./contract/applications";
import { openDetails, openFileKey, openMarkClaim } from "./sealed";

const columns = sql`m.id, m.number, m.account_id, m.class, m.text, m.country, m.nickname, m.state, m.corrects, m.submitted_at, m.due_at, m.claimed_by,
  m.claimed_until, m.findings, m.reason, m.decided_at`;

/** The viewer's own applications. */
export function ownApplications(viewerId: AccountId): SQL {
  return sql`(select ${columns} from ${markApplication} m where m.account_id = ${viewerId}::uuid)`;
}

/** Applications that wait, without what they claim: for queries with staff access. */
export const waitingApplications: SQL = sql`(select ${columns} from ${markApplication} m where m.state = 'waiting')`;

/** One's own; and for a member of staff whose second factor was given (`asStaff`), the one that they hold a claim on. */
function openTo(scope: ReadScope, asStaff: boolean): SQL {
  const viewer = sql`${scope.viewerId}::uuid`;
  if (!asStaff) return sql`m.account_id = ${viewer}`;
  return sql`(m.account_id = ${viewer} or (m.state = 'waiting' and m.claimed_by = ${viewer} and m.claimed_until > ${scope.now}::timestamptz
    and exists (select from ${staffPost} s where s.account_id = ${viewer} and s.post in ('reviewer', 'officer')
      and s.since <= ${scope.now}::timestamptz and (s.until is null or s.until > ${scope.now}::timestamptz))))`;
}

/** Applications whose content is open to the viewer: their own, and as staff the one they hold. */
export function readableApplications(scope: ReadScope, asStaff: boolean): SQL {
  return sql`(select ${columns} from ${markApplication} m where ${openTo(scope, asStaff)})`;
}

/** What a readable application of this account corrects, by its id. */
export function applicationBefore(id: SQL, accountId: SQL): SQL {
  return sql`(select ${columns} from ${markApplication} m where m.id = ${id} and m.account_id = ${accountId})`;
}

export interface OpenedApplication {
  claim: MarkClaim;
  evidence: {
    fileId: string;
    document: string;
    number: string;
    holder: string;
    expiresAt: string | null;
    width: number;
    height: number;
  }[];
}

/** Claim and documents of an application that is open to the viewer; null where it is not, or the person's key was destroyed. */
export async function openedApplication(
  scope: ReadScope,
  id: MarkApplicationId,
  asStaff: boolean,
): Promise<OpenedApplication | null> {
  type Row = {
    principalId: PrincipalId;
    sealed: SealedText;
    wrapped: SealedText | null;
    evidence: (Omit<OpenedApplication["evidence"][number], "number" | "holder"> & { sealed: SealedText })[];
  };
  const [row] = await readSealed<Row>(sql`
    select m.principal_id as "principalId", m.claim_sealed as sealed, ${wrappedKeyOf(sql`m.principal_id`)} as wrapped,
      (select coalesce(json_agg(json_build_object('fileId', e.file_id, 'document', e.document, 'sealed', e.details_sealed, 'expiresAt', e.expires_at,
          'width', f.width, 'height', f.height) order by e.file_id), '[]')
       from ${markEvidence} e join ${evidenceFile} f on f.id = e.file_id where e.application_id = m.id) as evidence
    from ${markApplication} m where m.id = ${id}::uuid and ${openTo(scope, asStaff)}`);
  const key = row && unwrapKey(row.wrapped, row.principalId);
  if (!key) return null;
  return {
    claim: openMarkClaim(key, id, row.sealed),
    evidence: row.evidence.map(({ sealed, ...shown }) => ({
      ...shown,
      ...openDetails(key, { applicationId: id, fileId: shown.fileId }, sealed),
    })),
  };
}

/** Where a file lies and what opens it, for its uploader and for the reviewer who holds an application that shows it; null for everybody else. */
export async function openedFile(
  scope: ReadScope,
  id: EvidenceFileId,
  asStaff: boolean,
): Promise<{ storageKey: string; fileKey: string; type: string } | null> {
  const [row] = await readSealed<{
    storageKey: string;
    type: string;
    sealed: SealedText;
    principalId: PrincipalId;
    wrapped: SealedText | null;
  }>(sql`
    select f.storage_key as "storageKey", f.type, f.key_sealed as sealed, f.principal_id as "principalId", ${wrappedKeyOf(sql`f.principal_id`)} as wrapped
    from ${evidenceFile} f where f.id = ${id}::uuid and (f.account_id = ${scope.viewerId}::uuid or exists (
      select from ${markEvidence} e join ${markApplication} m on m.id = e.application_id where e.file_id = f.id and ${openTo(scope, asStaff)}))`);
  const key = row && unwrapKey(row.wrapped, row.principalId);
  return key ? { storageKey: row.storageKey, type: row.type, fileKey: openFileKey(key, id, row.sealed) } : null;
}

/** Marks of accounts that the viewer may see, the ended ones as well; in whole words with `visibleAccounts`' columns as `a`. */
export function marksOfVisible(scope: ReadScope): SQL {
  return sql`(select k.*, a.id, a.handle from ${verifiedMark} k join ${visibleAccounts(scope)} a on a.id = k.account_id)`;
}

function principalOf(accountId: SQL): SQL {
  return sql`(select n.principal_id from ${accountNames} n where n.id = ${accountId})`;
}

/** An application as gates see it; its content is not among it. */
export async function findApplication(
  scope: ReadScope,
  id: string,
): Promise<{
  accountId: AccountId;
  principalId: PrincipalId;
  state: string;
  claimedBy: string | null;
  claimedUntil: Date | null;
} | null> {
  const [row] = await scope.rows<NonNullable<Awaited<ReturnType<typeof findApplication>>>>(sql`
    select m.account_id as "accountId", ${principalOf(sql`m.account_id`)} as "principalId", m.state, m.claimed_by as "claimedBy", m.claimed_until as "claimedUntil"
    from ${markApplication} m where m.id = ${id}::uuid`);
  return row ?? null;
}

/** Accounts whose mark's date has passed and whose end is not recorded, and those whose mark ends within the notice, for the jobs. */
export const dueMarks = {
  expired: (now: Date) =>
    sql`(select k.account_id from ${verifiedMark} k where k.ended_at is null and k.expires_at <= ${now}::timestamptz)`,
  toAnnounce: (now: Date) => sql`(select k.account_id from ${verifiedMark} k
    where k.ended_at is null and k.expires_at > ${now}::timestamptz and k.expires_at <= ${addDays(now, markNoticeDays)}::timestamptz
      and not exists (select from ${event} e where e.subject_id = k.account_id::text and e.kind = ${markEndAnnounced.kind} and e.at >= k.checked_at))`,
};
