// The words in which the register sorts its obligations.
import type { ObligationId } from "@/server/shared/obligation-ids";

/** The four regulations, in the order of the register. */
export const regulations = ["microblog-2018", "groups-2017", "public-accounts-2021", "im-2014"] as const;
export type Regulation = (typeof regulations)[number];

const prefixes: Record<string, Regulation> = {
  MB: "microblog-2018",
  GRP: "groups-2017",
  PUB: "public-accounts-2021",
  IM: "im-2014",
};

/** The regulation that an obligation's id begins with. */
export function regulationOf(id: ObligationId): Regulation {
  return prefixes[id.slice(0, id.indexOf("-"))] ?? regulations[0];
}

/** software: done in code. process: an organisation's duty that the app keeps records of. declaratory: scope, definition, principle. */
export const obligationKinds = ["software", "process", "declaratory"] as const;
export type ObligationKind = (typeof obligationKinds)[number];

/** Whose act the software has to control. */
export const duties = ["platform", "operator", "group-admin", "user", "regulator", "industry"] as const;
export type Duty = (typeof duties)[number];

export const obligationDomains = [
  "scope",
  "principles",
  "rules-agreements",
  "identity",
  "verification",
  "naming",
  "privacy",
  "governance",
  "licences-news",
  "security-assessment",
  "filing",
  "public-accounts",
  "groups",
  "tiering",
  "transfer",
  "comments",
  "content-review",
  "rumor",
  "copyright",
  "commerce",
  "metrics-integrity",
  "credit",
  "enforcement",
  "blacklist",
  "reports-appeals",
  "regulator-reporting",
  "logs-retention",
  "emergency",
  "supervision",
] as const;
export type ObligationDomain = (typeof obligationDomains)[number];

/** How an obligation stands. green: claimed, with control, test and evidence. broken: claimed, and one of them is missing. */
export const obligationStatuses = ["green", "partial", "open", "broken"] as const;
export type ObligationStatus = (typeof obligationStatuses)[number];

/** How long a person's assessment of an obligation may be. */
export const assessmentLength = 1_000;

/** Figures of the register are counted up to here: it says so many or more, not how many millions. */
export const mostCounted = 10_000;
