// Which documents prove what, and what a reviewer must find of each claim. Pure.
import type { MarkClass } from "@/server/shared/marks";

/** The documents that each class may show (MB Article 8). */
export const documentsOf = {
  person: ["professional-licence", "title-certificate", "employment-proof"],
  organisation: [
    "business-licence",
    "institution-certificate",
    "social-organisation-certificate",
    "organisation-code-certificate",
    "authorisation",
  ],
  "organisation-abroad": ["office-document", "office-registration", "authorisation"],
} as const satisfies Record<MarkClass, readonly string[]>;

export type MarkDocument = (typeof documentsOf)[MarkClass][number];
export const markDocuments = [...new Set(Object.values(documentsOf).flat())] as [MarkDocument, ...MarkDocument[]]; // not empty, as above

/** Of each line at least one document must be there. */
const needed: Record<MarkClass, readonly (readonly MarkDocument[])[]> = {
  person: [documentsOf.person],
  organisation: [["business-licence", "institution-certificate", "social-organisation-certificate"]],
  "organisation-abroad": [["office-document"]],
};

/** What is missing, one document or several of which one is enough; null where everything is there. */
export function missingDocuments(
  claim: { class: MarkClass; codeKind?: string },
  shown: readonly MarkDocument[],
): readonly MarkDocument[] | null {
  const lines =
    claim.codeKind === "organisation-code"
      ? [...needed[claim.class], ["organisation-code-certificate"] as const]
      : needed[claim.class];
  return lines.find((line) => !line.some((document) => shown.includes(document))) ?? null;
}

/** What a reviewer says a finding of, by class; an approval needs all of them to match (MB Article 10). */
export const itemsOf = {
  person: ["holder", "text", "validity", "authenticity"],
  organisation: ["name", "code", "text", "validity", "authenticity"],
  "organisation-abroad": ["name", "office", "country", "text", "validity", "authenticity"],
} as const satisfies Record<MarkClass, readonly string[]>;
export type FindingItem = (typeof itemsOf)[MarkClass][number];
