// What recurs, by name; server/core/jobs.ts says when each is due.
import { escalateLateCases, samplePublished, walkPatrol } from "@/server/api/case-jobs";
import { countHotList } from "@/server/api/hot-list-job";
import { purgeNetworkLogs, recheckIdentities, recoverCredit, settleIdentities } from "@/server/api/identity-jobs";
import { endMarks } from "@/server/api/mark-jobs";
import { closeUncorrected, endLapsedMeasures, findOverdueReports } from "@/server/api/measure-jobs";
import { closeAccounts, expireExports, makeExports, purgeExpiredData } from "@/server/api/privacy-jobs";
import { announcePolls, publishScheduled } from "@/server/api/publishing-jobs";
import { sendPushes } from "@/server/api/push-job";
import { recordLapses } from "@/server/api/section-jobs";
import { regradeAccounts } from "@/server/api/tier-jobs";
import type { Jobs } from "@/server/core/jobs";
import { sealRecordsJob } from "@/server/core/records/seal-now";

export const jobs: Jobs = {
  "publish-scheduled": publishScheduled,
  "announce-polls": announcePolls,
  "seal-records": sealRecordsJob,
  "count-hot-list": countHotList,
  "end-lapsed-measures": endLapsedMeasures,
  "close-uncorrected": closeUncorrected,
  "find-overdue-reports": findOverdueReports,
  "escalate-late-cases": escalateLateCases,
  "record-lapses": recordLapses,
  "settle-identities": settleIdentities,
  "recheck-identities": recheckIdentities,
  "purge-network-logs": purgeNetworkLogs,
  "recover-credit": recoverCredit,
  "send-pushes": sendPushes,
  "end-marks": endMarks,
  "regrade-accounts": regradeAccounts,
  patrol: walkPatrol,
  "sample-published": samplePublished,
  "make-exports": makeExports,
  "expire-exports": expireExports,
  "close-accounts": closeAccounts,
  "purge-expired": purgeExpiredData,
};
