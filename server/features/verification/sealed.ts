// What applicants claim and what their documents say, sealed under the person's own key and opened again for its one row.
import { open, seal } from "@/server/core/sealed/field";
import type { PersonKey } from "@/server/core/sealed/person-key";
import type { SealedText } from "@/server/shared/sealed-text";
import type { MarkClaim } from "./contract/applications";

/** Number and holder of a document. */
export interface EvidenceDetails {
  number: string;
  holder: string;
}

export function sealMarkClaim(key: PersonKey, applicationId: string, claim: MarkClaim): SealedText {
  return seal(key, JSON.stringify(claim), `mark_application:claim:${applicationId}`);
}

export function openMarkClaim(key: PersonKey, applicationId: string, sealed: SealedText): MarkClaim {
  return JSON.parse(open(key, sealed, `mark_application:claim:${applicationId}`));
}

export function sealDetails(key: PersonKey, at: { applicationId: string; fileId: string }, details: EvidenceDetails) {
  return seal(key, JSON.stringify(details), detailsContext(at));
}

export function openDetails(
  key: PersonKey,
  at: { applicationId: string; fileId: string },
  sealed: SealedText,
): EvidenceDetails {
  return JSON.parse(open(key, sealed, detailsContext(at)));
}

export function sealFileKey(key: PersonKey, fileId: string, fileKey: string): SealedText {
  return seal(key, fileKey, `evidence_file:key:${fileId}`);
}

export function openFileKey(key: PersonKey, fileId: string, sealed: SealedText): string {
  return open(key, sealed, `evidence_file:key:${fileId}`);
}

function detailsContext({ applicationId, fileId }: { applicationId: string; fileId: string }): string {
  return `mark_evidence:details:${applicationId}:${fileId}`;
}
