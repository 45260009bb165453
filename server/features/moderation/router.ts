import { router } from "@/server/pipeline/trpc";
import { answerAppeal, appealMeasure, appealMessage, claimAppeal, decideAppeal } from "./appeals/commands";
import { appealCase, appealsQueue } from "./appeals/queries";
import { claimCase, readCase, releaseClaim } from "./cases/commands";
import { decideCase } from "./cases/decide";
import { caseDetail } from "./cases/dossier";
import { queue, queueCounts } from "./cases/queries";
import { endLabel, labelCase } from "./labels/commands";
import { labels, surfaceRules } from "./labels/queries";
import { closeUncorrected, lapseMeasure, liftMeasure } from "./measures/commands";
import { deskMeasures, measure, myStanding, recordGaps, rulesToCite, statementFile } from "./measures/queries";
import { advancePatrol, openAuthorityCase, samplePublished } from "./patrol/commands";
import { patrol } from "./patrol/queries";
import { markReportOverdue, recordReportStep } from "./regulator/commands";
import { regulatorItem, regulatorOutbox } from "./regulator/queries";
import { escalateLateCase, report } from "./reports/commands";
import { findReportable, myReports, publishedLimits, reportStatus } from "./reports/queries";
import { replayRule, saveRuleDraft, switchRuleOff, switchRuleOn } from "./rules/commands";
import { publicRules, rules, ruleVersions, tryRule } from "./rules/queries";

export const moderationRouter = router({
  report,
  reportStatus,
  myReports,
  findReportable,
  publishedLimits,
  escalateLateCase,
  queue,
  queueCounts,
  claimCase,
  releaseClaim,
  readCase,
  caseDetail,
  decideCase,
  patrol,
  advancePatrol,
  samplePublished,
  openAuthorityCase,
  rules,
  ruleVersions,
  tryRule,
  publicRules,
  saveRuleDraft,
  replayRule,
  switchRuleOn,
  switchRuleOff,
  myStanding,
  measure,
  deskMeasures,
  statementFile,
  rulesToCite,
  liftMeasure,
  closeUncorrected,
  lapseMeasure,
  appealMeasure,
  appealMessage,
  answerAppeal,
  claimAppeal,
  decideAppeal,
  appealsQueue,
  appealCase,
  regulatorOutbox,
  regulatorItem,
  recordReportStep,
  markReportOverdue,
  recordGaps,
  labelCase,
  endLabel,
  labels,
  surfaceRules,
});
