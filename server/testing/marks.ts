// People who apply for a verified mark, with documents that this process has just taken in.
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { verifiedMark } from "@/db/schema/trust/marks";
import { newStorageKey } from "@/server/core/media/storage";
import { shared } from "@/server/core/process-slot";
import { sealFile } from "@/server/core/sealed/file";
import { inWriteTx } from "@/server/core/write-tx";
import type {
  ApplyInput,
  EvidenceFileId,
  Finding,
  MarkApplicationId,
  MarkClaim,
} from "@/server/features/verification/contract/applications";
import { itemsOf } from "@/server/features/verification/contract/documents";
import type { StoredEvidence } from "@/server/features/verification/store";
import { newId } from "@/server/shared/ids";
import { addDays } from "@/server/shared/time";
import { claims, documents } from "@/server/testing/mark-claims";
import { as, type Person } from "@/server/testing/world";

/** The name of a file that the upload has just stored. */
export function evidenceTakenIn(): string {
  const intakeId = randomBytes(16).toString("hex");
  const { key } = sealFile(Buffer.from(intakeId));
  const file: StoredEvidence = {
    storageKey: newStorageKey(),
    fileKey: key,
    type: "image/webp",
    bytes: 1_000,
    width: 800,
    height: 600,
  };
  shared("evidence-intakes", () => new Map<string, StoredEvidence>()).set(intakeId, file);
  return intakeId;
}

/** A file of evidence of this person. */
export async function evidenceOf(person: Person): Promise<EvidenceFileId> {
  return (await as(person).verification.addEvidenceFile({ intakeId: evidenceTakenIn() })).id;
}

type Shown = ApplyInput["evidence"][number];

/** An application that has all it needs, changed as asked. */
export async function applicationOf(
  person: Person,
  kind: MarkClaim["class"] = "person",
  change: { text?: string; claim?: object; shown?: Partial<Shown>; evidence?: Shown[]; corrects?: string } = {},
): Promise<ApplyInput> {
  const { text = "海棠医院执业医师", claim = {}, shown = {}, corrects } = change;
  const evidence = change.evidence ?? [{ ...documents[kind], fileId: await evidenceOf(person), ...shown }];
  return {
    text,
    claim: { ...claims[kind], ...claim } as MarkClaim, // a change keeps the class
    evidence,
    ...(corrects ? { corrects: corrects as MarkApplicationId } : {}), // an id the server gave
  };
}

/** Applies and answers the application's id. */
export async function apply(
  person: Person,
  kind: MarkClaim["class"] = "person",
  change: Parameters<typeof applicationOf>[2] = {},
): Promise<MarkApplicationId> {
  return (await as(person).verification.submit(await applicationOf(person, kind, change))).id;
}

/** A finding for every item of the class; the named one does not match. */
export function findingsOf(kind: MarkClaim["class"], mismatch: string | null = null): Finding[] {
  return itemsOf[kind].map((item) => ({ item, finding: item === mismatch ? "mismatch" : "matches", note: "" }));
}

/** Has the reviewer claim and approve it. */
export async function approve(
  reviewer: Person,
  applicationId: MarkApplicationId,
  kind: MarkClaim["class"] = "person",
): Promise<void> {
  await as(reviewer).verification.claim({ applicationId });
  await as(reviewer).verification.decide({
    applicationId,
    outcome: "approve",
    findings: findingsOf(kind),
    reason: "证件与说明一致。",
  });
}

/** Puts a mark in force beside the person's name, as if it had been checked, where there is none. */
export async function giveMark({ accountId }: Pick<Person, "accountId">): Promise<void> {
  await inWriteTx((tx) =>
    tx.rows(sql`
      insert into ${verifiedMark} as k (account_id, application_id, class, text, documents, checked_at, expires_at)
      values (${accountId}::uuid, ${newId()}::uuid, 'person', '海棠医院执业医师', '["professional-licence"]', ${tx.now}::timestamptz, ${addDays(tx.now, 300)}::timestamptz)
      on conflict (account_id) do update set application_id = excluded.application_id, ended_at = null, ended_because = null, expires_at = excluded.expires_at
      where k.ended_at is not null`),
  );
}
