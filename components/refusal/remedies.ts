// What a refused person can do at once, and which duty the refusal answers to.
import type { Refusal } from "@/server/shared/errors";
import type { ObligationId } from "@/server/shared/obligation-ids";

/** Labels of errors.json under `links`. */
export type RemedyLabel =
  | "signIn"
  | "secondFactor"
  | "identity"
  | "agreements"
  | "reasons"
  | "appeal"
  | "credit"
  | "home"
  | "ownData"
  | "responsible"
  | "help"
  | "desk";

export interface Remedy {
  label: RemedyLabel;
  href: string;
}

const home: Remedy = { label: "home", href: "/" };
const desk: Remedy = { label: "desk", href: "/desk" };

/** The links of a refusal, the likeliest first; none where waiting or editing is all there is. */
export function remediesOf({ reason, params }: Refusal): Remedy[] {
  const measureId = "measureId" in params ? params.measureId : null;
  switch (reason) {
    case "SIGN_IN_REQUIRED":
    case "TICKET_USED":
      return [{ label: "signIn", href: "/sign-in" }];
    case "CONFIRMATION_REQUIRED":
      return [{ label: "ownData", href: "/settings/data" }];
    case "SECOND_FACTOR_REQUIRED":
      return [{ label: "secondFactor", href: "/settings/security" }];
    case "REAL_NAME_REQUIRED":
    case "IDENTITY_MISMATCH":
      return [{ label: "identity", href: "/settings/identity" }];
    case "AGREEMENT_REQUIRED":
      return [{ label: "agreements", href: "/agreements" }];
    case "SUSPENDED":
    case "ACCOUNT_CLOSED":
    case "BLACKLISTED":
    case "REPOST_MEASURED":
      return measureId
        ? [
            { label: "reasons", href: `/standing/measures/${measureId}` },
            { label: "appeal", href: `/standing/measures/${measureId}/appeal` },
          ]
        : reason === "ACCOUNT_CLOSED"
          ? [{ label: "ownData", href: "/settings/data" }]
          : [];
    case "RESPONSIBLE_PERSON_REQUIRED":
      return "ownerId" in params
        ? [{ label: "responsible", href: `/manage/comments/keepers?of=${params.ownerId}` }]
        : [];
    case "CREDIT_TOO_LOW":
      return [{ label: "credit", href: "/settings/credit" }];
    case "CONTENT_PROHIBITED":
    case "TOO_LATE":
      return [{ label: "help", href: "/help/report" }];
    case "CLAIMED_BY_OTHER":
    case "CONFLICT_OF_INTEREST":
      return [desk];
    case "NOT_FOUND":
    case "REMOVED":
      return [home];
    default:
      return [];
  }
}

const rules: Partial<Record<Refusal["reason"], ObligationId>> = {
  REAL_NAME_REQUIRED: "MB-07.1-c",
  AGREEMENT_REQUIRED: "MB-06.2-a",
  SUSPENDED: "IM-08.2-a",
  ACCOUNT_CLOSED: "IM-08.2-a",
  BLACKLISTED: "PUB-19.2-a",
  REPOST_MEASURED: "MB-12.1-a",
  RESPONSIBLE_PERSON_REQUIRED: "MB-10.2-a",
  CREDIT_TOO_LOW: "GRP-07.2-b",
  QUOTA_EXCEEDED: "PUB-10.3-a",
  CONTENT_PROHIBITED: "MB-12.1-a",
  REMOVED: "MB-12.1-a",
  IDENTITY_MISMATCH: "MB-07.1-a",
};

/** The clause behind a refusal, with its place in the compliance register; null where good sense is the only rule. */
export function ruleOf(reason: Refusal["reason"]): { id: ObligationId; href: string } | null {
  const id = rules[reason];
  return id ? { id, href: `/compliance?open=${id}` } : null;
}
