// Accepting the platform's documents, and publishing new versions of them.
import {
  acceptDocumentsInput,
  agreementAccepted,
  documentPublished,
  publishDocumentInput,
} from "@/server/features/accounts/contract";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { headingsOf } from "@/server/trust/measures/rules";
import { acceptancesStored, documentsInEffect, insertDocument, unmet } from "@/server/trust/standing/agreements";

/**
 * Stores that the person accepted these documents, by version, hash and time. Refuses FORBIDDEN/AGREEMENT_REQUIRED where one of them is not the version in
 * effect. Accepting again changes nothing.
 */
export const acceptDocuments = command({
  profile: "manageOwn",
  act: "accept-agreement",
  on: exempt("the platform's documents are nobody's subject"),
  gates: [],
  obligations: ["GRP-05.2-b", "IM-06.2-a", "MB-06.2-a"],
  review: exempt("no user text"),
  input: acceptDocumentsInput,
  async run({ input, actor, tx }) {
    const { accepted } = input;
    const [first, ...rest] = accepted;
    if (!actor.id || !first) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const inEffect = await documentsInEffect(tx, tx.now);
    const documents = unmet(accepted, inEffect);
    if (documents.length > 0) throw new AppError("FORBIDDEN", "AGREEMENT_REQUIRED", { documents });
    const account = subjectRef("account", actor.id);
    return {
      result: {},
      events: [agreementAccepted(account, first), ...rest.map((document) => agreementAccepted(account, document))],
      beside: [acceptancesStored(tx, actor.id, accepted)],
    };
  },
});

/**
 * Publishes a version of a document. From the instant it takes effect, a version that needs acceptance asks everybody again before they publish. Refuses
 * CONFLICT/ALREADY_DONE where the newest version has these very words, and INVALID/INPUT_INVALID for an effect in the past,
 * or where the two languages do not have the same number of clauses.
 */
export const publishDocument = command({
  profile: "staff.compliance",
  act: "rules",
  on: exempt("the platform's documents are nobody's subject"),
  gates: [],
  obligations: ["PUB-06.2-a", "GRP-05.2-b", "MB-06.2-a"],
  review: exempt("the platform's own words, published by a named member of staff"),
  input: publishDocumentInput,
  async run({ input, actor, tx }) {
    const effectiveAt = input.effectiveAt ? new Date(input.effectiveAt) : tx.now;
    if (effectiveAt < tx.now)
      throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "effectiveAt", problem: "past" }] });
    const { key, titles, texts, needsAcceptance } = input;
    // Clauses are cited by number, whatever the reader's language.
    if (headingsOf(texts["zh-CN"]).length !== headingsOf(texts.en).length)
      throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "texts.en", problem: "clauses" }] });
    const made = await insertDocument(tx, { key, titles, texts, needsAcceptance, effectiveAt, publishedBy: actor.id });
    if (!made) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return {
      result: made,
      events: [
        documentPublished(subjectRef("document", `${key}@${made.version}`), {
          ...made,
          needsAcceptance,
          effectiveAt: effectiveAt.toISOString(),
        }),
      ],
    };
  },
});
