// What happens in moderation, and what reacts to it.
import { noticeAndWatch } from "@/server/api/events/notices";
import { type Happening, on } from "@/server/api/events/on";
import { endCorrected } from "@/server/features/accounts/effects";
import { endWithMeasure } from "@/server/features/comments/keepers/effects";
import { chargeForLapse } from "@/server/features/comments/sections/effects";
import { tellOfAppealDecision, tellOfAppealMessage } from "@/server/features/moderation/appeals/effects";
import { openCaseOfHeld } from "@/server/features/moderation/cases/effects";
import {
  appealClaimed,
  appealDecided,
  appealMessageWritten,
  appealOpened,
} from "@/server/features/moderation/contract/appeals";
import {
  caseClaimed,
  caseDecided,
  caseRead,
  caseReleased,
  contentReleased,
} from "@/server/features/moderation/contract/cases";
import { contentLabelEnded, contentLabelled } from "@/server/features/moderation/contract/labels";
import { authorityNoticed, patrolAdvanced, patrolSampled } from "@/server/features/moderation/contract/patrol";
import { reportItemOverdue, reportStepRecorded } from "@/server/features/moderation/contract/regulator";
import { reportAccepted, reportFedBack, reportsOverdue } from "@/server/features/moderation/contract/reports";
import {
  ruleDrafted,
  ruleReplayAdvanced,
  ruleReplayed,
  ruleSwitchedOff,
  ruleSwitchedOn,
} from "@/server/features/moderation/contract/rules";
import { tellOfEnd, tellOfMeasure } from "@/server/features/moderation/measures/effects";
import { beginPatrol } from "@/server/features/moderation/patrol/effects";
import { alertOfficers } from "@/server/features/moderation/regulator/effects";
import { tellReleased, tellReporter } from "@/server/features/moderation/reports/effects";
import { regradeConcerned } from "@/server/features/tiers/effects";
import { indexTopics } from "@/server/features/topics/effects";
import { recordMarkEnd } from "@/server/features/verification/effects";
import { measureEnded, measureImposed } from "@/server/trust/measures/events";
import { contentBlocked, contentReviewed } from "@/server/trust/review/review";

export const moderationEvents: readonly Happening[] = [
  on(contentReviewed, { openCaseOfHeld }),
  on(contentBlocked),
  on(contentReleased, { tellReleased, recordMarkEnd, endCorrected, noticeAndWatch, indexTopics }),
  on(reportAccepted),
  on(reportFedBack, { tellReporter }),
  on(reportsOverdue),
  on(caseClaimed),
  on(caseReleased),
  on(caseRead),
  on(caseDecided),
  on(ruleDrafted),
  on(ruleReplayAdvanced),
  on(ruleReplayed),
  on(ruleSwitchedOn, { beginPatrol }),
  on(ruleSwitchedOff),
  on(measureImposed, { tellOfMeasure, regradeConcerned, chargeForLapse, endWithMeasure }),
  on(measureEnded, { tellOfEnd, regradeConcerned, indexTopics }),
  on(appealOpened),
  on(appealMessageWritten, { tellOfAppealMessage }),
  on(appealClaimed),
  on(appealDecided, { tellOfAppealDecision }),
  on(reportStepRecorded),
  on(reportItemOverdue, { alertOfficers }),
  on(patrolAdvanced),
  on(patrolSampled),
  on(authorityNoticed),
  on(contentLabelled),
  on(contentLabelEnded),
];
