// What the authority is told of a measure, and the machine-readable part of a statement of reasons. Pure.
import type { BottomLine } from "@/server/shared/bottom-lines";
import type { CaseSource } from "@/server/shared/case-sources";
import { documentKeys } from "@/server/shared/documents";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import { ruleAnchor } from "@/server/shared/rule-words";
import type { Severity } from "@/server/shared/severity";

/** How the matter came to the desk, as `moderation_case.source` says it. */
export type FoundBy = CaseSource;

export interface Reported {
  number: string;
  caseNumber: string;
  kind: MeasureKind;
  severity: Severity;
  subjectKind: string;
  subjectId: string;
  rule: { id: string; version: number };
  bottomLine: BottomLine;
  reason: string;
  foundBy: FoundBy;
  /** Whether machines took part in finding it. */
  machineFound: boolean;
  /** Whether a rule decided by itself; only labels do. */
  machineDecided: boolean;
  contentCreatedAt: string | null;
  hasImages: boolean;
  startsAt: string;
  endsAt: string | null;
}

/** Which restriction each kind is, in the words of the transparency database under Article 24(5) of the Digital Services Act. */
const restrictions: Readonly<Record<MeasureKind, Readonly<Record<string, string | readonly string[]>>>> = {
  warn: { decision_visibility: ["DECISION_VISIBILITY_OTHER"], decision_visibility_other: "Warning with a deadline" },
  "limit-functions": { decision_provision: "DECISION_PROVISION_PARTIAL_SUSPENSION" },
  "suspend-updates": { decision_account: "DECISION_ACCOUNT_SUSPENDED" },
  "stop-advertising": { decision_monetary: "DECISION_MONETARY_SUSPENSION" },
  "pause-comments": { decision_provision: "DECISION_PROVISION_PARTIAL_SUSPENSION" },
  "close-comments": { decision_provision: "DECISION_PROVISION_PARTIAL_TERMINATION" },
  "close-account": { decision_account: "DECISION_ACCOUNT_TERMINATED" },
  blacklist: { decision_provision: "DECISION_PROVISION_TOTAL_SUSPENSION" },
  "bar-registration": { decision_provision: "DECISION_PROVISION_PARTIAL_TERMINATION" },
  "remove-content": { decision_visibility: ["DECISION_VISIBILITY_CONTENT_REMOVED"] },
  "label-content": { decision_visibility: ["DECISION_VISIBILITY_CONTENT_LABELLED"] },
  "take-back-mark": {
    decision_visibility: ["DECISION_VISIBILITY_OTHER"],
    decision_visibility_other: "Verified mark taken back",
  },
};

const sources: Readonly<Record<FoundBy, string>> = {
  held: "SOURCE_VOLUNTARY",
  report: "SOURCE_TYPE_OTHER_NOTIFICATION",
  patrol: "SOURCE_VOLUNTARY",
  authority: "SOURCE_TYPE_OTHER_NOTIFICATION",
  cluster: "SOURCE_VOLUNTARY",
  keeping: "SOURCE_VOLUNTARY",
  appeal: "SOURCE_TYPE_OTHER_NOTIFICATION",
};

/**
 * The fields of that database's submission format (API version 2), as far as they apply. A measure rests on the platform's published rules; that the rule answers to
 * law is said by `incompatible_content_illegal`.
 */
export function transparencyFields(of: Reported) {
  return {
    ...restrictions[of.kind],
    decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
    decision_ground_reference_url: ruleAddress(of.rule),
    incompatible_content_ground: `${of.rule.id} v${of.rule.version}`,
    incompatible_content_explanation: of.reason,
    incompatible_content_illegal: of.bottomLine === "laws" ? "Yes" : "No",
    category: "STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE",
    content_type: of.hasImages ? ["CONTENT_TYPE_TEXT", "CONTENT_TYPE_IMAGE"] : ["CONTENT_TYPE_TEXT"],
    content_date: of.contentCreatedAt?.slice(0, 10) ?? null,
    application_date: of.startsAt.slice(0, 10),
    end_date_account_restriction: of.endsAt?.slice(0, 10) ?? null,
    decision_facts: of.reason,
    source_type: sources[of.foundBy],
    automated_detection: of.machineFound ? "Yes" : "No",
    automated_decision: of.machineDecided ? "AUTOMATED_DECISION_FULLY" : "AUTOMATED_DECISION_NOT_AUTOMATED",
    puid: of.number,
  } as const;
}

/** Where a rule can be read in the version that was applied: a document or a clause of it, or a review rule on the page of them. */
export function ruleAddress(rule: { id: string; version: number }): string {
  const [name, clause] = rule.id.split("#");
  if (!documentKeys.some((key) => key === name)) return `/rules#${ruleAnchor(rule)}`;
  return `/agreements/${name}/${rule.version}${clause ? `#${clause}` : ""}`;
}

/** What the platform says to the authority. Names and identities are not in it: the authority asks for them by number, with its own basis. */
export function reportContent(of: Reported) {
  return {
    format: "guiju-measure-report/1",
    measure: of.number,
    case: of.caseNumber,
    measureKind: of.kind,
    severity: of.severity,
    subject: { kind: of.subjectKind, id: of.subjectId },
    rule: of.rule,
    bottomLine: of.bottomLine,
    facts: of.reason,
    foundBy: of.foundBy,
    startsAt: of.startsAt,
    endsAt: of.endsAt,
    transparency: transparencyFields(of),
  };
}

/** The correction that follows an upheld appeal. */
export function correctionContent(of: { number: string; corrects: string; reason: string; at: string }) {
  return {
    format: "guiju-measure-correction/1",
    measure: of.number,
    corrects: of.corrects,
    outcome: "overturned",
    reason: of.reason,
    at: of.at,
  };
}
