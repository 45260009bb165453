// What each reason of a report means: which of the seven bottom lines it touches, how grave it is, and which review rules stand for the same thing.
import type { BottomLine } from "@/server/shared/bottom-lines";
import type { Category } from "@/server/shared/rule-words";
import type { Severity } from "@/server/shared/severity";
import type { ReportReason } from "./contract/reports";

export interface ReasonMeaning {
  bottomLine: BottomLine;
  severity: Severity;
  /** Taken up and answered within hours: online violence, and what concerns minors (provisions on online violence of 2024). */
  isFast?: true;
  /** Categories of the review rules that the desk offers first for such a report. */
  categories: readonly Category[];
}

/** Every reason names one bottom line (IM Article 6); the compiler holds the table to every reason. */
export const reportReasonMeanings: Readonly<Record<ReportReason, ReasonMeaning>> = {
  fraud: { bottomLine: "citizens-rights", severity: 3, categories: ["fraud"] },
  pornography: { bottomLine: "social-morals", severity: 4, categories: ["pornography", "harmful-suggestive"] },
  gambling: { bottomLine: "laws", severity: 3, categories: ["gambling"] },
  violence: { bottomLine: "public-order", severity: 3, categories: ["violence", "harmful-gore"] },
  rumour: { bottomLine: "truthfulness", severity: 2, categories: ["harmful-sensational"] },
  harassment: { bottomLine: "citizens-rights", severity: 2, categories: ["violence", "harmful-other"] },
  "online-violence": {
    bottomLine: "citizens-rights",
    severity: 3,
    isFast: true,
    categories: ["violence", "harmful-other"],
  },
  discrimination: { bottomLine: "social-morals", severity: 2, categories: ["harmful-discrimination"] },
  privacy: { bottomLine: "citizens-rights", severity: 2, categories: ["illegal-other"] },
  minors: { bottomLine: "social-morals", severity: 4, isFast: true, categories: ["harmful-minors"] },
  infringement: { bottomLine: "citizens-rights", severity: 1, categories: ["illegal-other"] },
  impersonation: { bottomLine: "truthfulness", severity: 2, categories: ["fraud", "illegal-other"] },
  // Nobody may delete, hide or promote comments for gain (comments rules of 2022, Article 12).
  "paid-deletion": { bottomLine: "laws", severity: 3, categories: ["illegal-other"] },
  "state-order": { bottomLine: "national-interest", severity: 4, categories: ["illegal-other"] },
  spam: { bottomLine: "public-order", severity: 1, categories: ["spam"] },
  vulgar: { bottomLine: "social-morals", severity: 1, categories: ["harmful-vulgar"] },
  other: { bottomLine: "laws", severity: 1, categories: ["illegal-other", "harmful-other"] },
};
