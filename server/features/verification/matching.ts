// What the machine itself can compare in an application, before a person looks. Pure.
import { AppError } from "@/server/shared/errors";
import { parseCreditCode } from "@/server/trust/standing/identity/credit-code";
import { parseOrganisationCode } from "@/server/trust/standing/identity/organisation-code";
import type { MarkClaim } from "./contract/applications";
import { type MarkDocument, missingDocuments } from "./contract/documents";

export interface ShownDocument {
  document: MarkDocument;
  number: string;
  holder: string;
  expiresAt: Date | null;
}

export interface Proven {
  name: string;
  number: string;
  isOrganisation: boolean;
}

/**
 * Refuses INVALID/EVIDENCE_REQUIRED where a document that the class needs is missing, INVALID/INPUT_INVALID for one that has expired, and REJECTED/IDENTITY_MISMATCH where claim,
 * documents and the identity proven behind the account (null: unknown) visibly differ: a code that fails its check character, a document of somebody else.
 */
export function requireMatching(
  claim: MarkClaim,
  documents: readonly ShownDocument[],
  proven: Proven | null,
  now: Date,
): void {
  const missing = missingDocuments(
    claim,
    documents.map(({ document }) => document),
  );
  if (missing) throw new AppError("INVALID", "EVIDENCE_REQUIRED", { documents: [...missing] });
  const expired = documents.findIndex(({ expiresAt }) => expiresAt !== null && expiresAt <= now);
  if (expired >= 0) {
    const fields = [{ path: `evidence.${expired}.expiresOn`, problem: "past" }];
    throw new AppError("INVALID", "INPUT_INVALID", { fields });
  }
  const differing = mismatchIn(claim, documents, proven);
  if (differing) throw new AppError("REJECTED", "IDENTITY_MISMATCH", { field: differing });
}

/** The path of the first thing that does not match; null where nothing is seen to differ. */
function mismatchIn(claim: MarkClaim, documents: readonly ShownDocument[], proven: Proven | null): string | null {
  const heldBy = (name: string, kinds: readonly MarkDocument[]) =>
    documents.findIndex(({ document, holder }) => kinds.includes(document) && plain(holder) !== plain(name));
  const path = (at: number, field: string) => (at < 0 ? null : `evidence.${at}.${field}`);
  switch (claim.class) {
    case "person":
      return proven && !proven.isOrganisation
        ? path(heldBy(proven.name, ["professional-licence", "title-certificate", "employment-proof"]), "holder")
        : null;
    case "organisation": {
      const code = claim.codeKind === "credit-code" ? parseCreditCode(claim.code) : parseOrganisationCode(claim.code);
      if (!code.ok) return "claim.code";
      if (proven?.isOrganisation && claim.codeKind === "credit-code" && proven.number !== code.value)
        return "claim.code";
      const carriers: readonly MarkDocument[] =
        claim.codeKind === "credit-code" ? ["business-licence"] : ["organisation-code-certificate"];
      const other = documents.findIndex(
        ({ document, number }) => carriers.includes(document) && plain(number) !== plain(code.value),
      );
      const registrations = documents.filter(({ document }) => document !== "authorisation");
      return (
        path(other, "number") ??
        path(
          heldBy(
            claim.name,
            registrations.map(({ document }) => document),
          ),
          "holder",
        )
      );
    }
    case "organisation-abroad":
      if (claim.country === "CN") return "claim.country";
      return path(heldBy(claim.office.name, ["office-document"]), "holder");
  }
}

/** As two clerks may write the same name or number. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{Cf}]/gu, "");
}
