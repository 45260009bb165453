// Joins the domains: what finds and counts their content, what reacts to their events, what recurs. Leaving a kind out does not compile.
import { escalateLateCases } from "@/server/api/case-jobs";
import { purgeNetworkLogs, recheckIdentities, recoverCredit, settleIdentities } from "@/server/api/identity-jobs";
import { endMarks } from "@/server/api/mark-jobs";
import { endLapsedMeasures, findOverdueReports } from "@/server/api/measure-jobs";
import { regradeAccounts } from "@/server/api/tier-jobs";
import { handlerNames } from "@/server/core/event-log";
import type { Jobs } from "@/server/core/jobs";
import type { Handler, Handlers } from "@/server/core/outbox";
import { sealRecordsJob } from "@/server/core/records/seal-now";
import {
  accountRegistered,
  agreementAccepted,
  clusterFound,
  codeChecked,
  codeRefused,
  codeRequested,
  documentPublished,
  profileChanged,
  recoveryCodesMade,
  registrationRefused,
  secondFactorAdded,
  secondFactorGiven,
  secondFactorRefused,
  secondFactorRemoved,
  secondFactorStarted,
  sessionEnded,
  signedIn,
  signInPassed,
} from "@/server/features/accounts/contract";
import { findCluster, sendCode } from "@/server/features/accounts/effects";
import { accountSubject, profileRevisionSubject } from "@/server/features/accounts/subject";
import { commentCreated, commentDeleted, commentEdited } from "@/server/features/comments/contract";
import { announceComment } from "@/server/features/comments/effects";
import { commentRevisionSubject, commentSubject } from "@/server/features/comments/subject";
import { complianceAssessed, effectRequeued } from "@/server/features/compliance/contract";
import {
  documentReused,
  identityAsked,
  identityLapsed,
  identityPassed,
  identityRefused,
  identitySubmitted,
  openingApproved,
  openingRefused,
  openingRequested,
  recheckAsked,
} from "@/server/features/identity/contract";
import { findReusedDocument, tellOfAccess, tellOutcome, tellPrincipal } from "@/server/features/identity/effects";
import { openingTarget } from "@/server/features/identity/subject";
import { imageAdded, imageRefused } from "@/server/features/media/contract";
import { postCreated, postDeleted, postEdited, postLiked, postUnliked } from "@/server/features/microblog/contract";
import { postRevisionSubject, postSubject } from "@/server/features/microblog/subject";
import { tellOfAppealDecision, tellOfAppealMessage } from "@/server/features/moderation/appeals/effects";
import { appealSubject } from "@/server/features/moderation/appeals/subject";
import { openCaseOfCluster, openCaseOfHeld } from "@/server/features/moderation/cases/effects";
import { caseSubject } from "@/server/features/moderation/cases/subject";
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
import { measureSubject } from "@/server/features/moderation/measures/subject";
import { alertOfficers } from "@/server/features/moderation/regulator/effects";
import { tellReleased, tellReporter } from "@/server/features/moderation/reports/effects";
import { noticesRead } from "@/server/features/notifications/contract";
import { noticeComment, noticeFollow, noticeLike } from "@/server/features/notifications/effects";
import { logsPurged, logsSearched } from "@/server/features/privacy/contract";
import {
  contactsSet,
  protectionBegun,
  protectionEnded,
  protectionOffered,
} from "@/server/features/protection/contract";
import { watchPileOn } from "@/server/features/protection/effects";
import {
  accountBlocked,
  accountFollowed,
  accountMuted,
  accountUnblocked,
  accountUnfollowed,
  accountUnmuted,
  blockImportBegun,
  blockImportUndone,
  blocksImported,
  wordMuted,
  wordUnmuted,
} from "@/server/features/relations/contract";
import { tiersComputed } from "@/server/features/tiers/contract";
import { regradeConcerned, regradeFollowed } from "@/server/features/tiers/effects";
import { topicClosed, topicReopened } from "@/server/features/topics/contract";
import { indexTopics } from "@/server/features/topics/effects";
import {
  evidenceAdded,
  markApplied,
  markApproved,
  markClaimed,
  markEndAnnounced,
  markEnded,
  markRefused,
  markReleased,
  markWithdrawn,
} from "@/server/features/verification/contract/applications";
import { recordMarkEnd, tellApplicant, tellHolder } from "@/server/features/verification/effects";
import { markApplicationTarget } from "@/server/features/verification/subject";
import { personalDataSeen, unusualAccess } from "@/server/shared/access";
import { measureEnded, measureImposed } from "@/server/trust/measures/events";
import { contentBlocked, contentReviewed } from "@/server/trust/review/review";
import { creditChanged } from "@/server/trust/standing/credit";
import { tierChanged } from "@/server/trust/standing/tiers";
import { installSubjects, type SubjectModules } from "@/server/trust/subjects";

/** Every kind of event there is. */
export const eventKinds = [
  postCreated,
  postEdited,
  postDeleted,
  postLiked,
  postUnliked,
  commentCreated,
  commentEdited,
  commentDeleted,
  accountFollowed,
  accountUnfollowed,
  accountBlocked,
  accountUnblocked,
  accountMuted,
  accountUnmuted,
  wordMuted,
  wordUnmuted,
  blockImportBegun,
  blocksImported,
  blockImportUndone,
  contactsSet,
  protectionBegun,
  protectionEnded,
  protectionOffered,
  imageAdded,
  imageRefused,
  noticesRead,
  accountRegistered,
  agreementAccepted,
  clusterFound,
  codeChecked,
  codeRefused,
  codeRequested,
  documentPublished,
  profileChanged,
  recoveryCodesMade,
  registrationRefused,
  secondFactorAdded,
  secondFactorGiven,
  secondFactorRefused,
  secondFactorRemoved,
  secondFactorStarted,
  sessionEnded,
  signedIn,
  signInPassed,
  contentReviewed,
  contentBlocked,
  contentReleased,
  reportAccepted,
  reportFedBack,
  reportsOverdue,
  caseClaimed,
  caseReleased,
  caseRead,
  caseDecided,
  ruleDrafted,
  ruleReplayAdvanced,
  ruleReplayed,
  ruleSwitchedOn,
  ruleSwitchedOff,
  measureImposed,
  measureEnded,
  creditChanged,
  appealOpened,
  appealMessageWritten,
  appealClaimed,
  appealDecided,
  reportStepRecorded,
  reportItemOverdue,
  complianceAssessed,
  effectRequeued,
  identitySubmitted,
  identityAsked,
  identityPassed,
  identityRefused,
  identityLapsed,
  recheckAsked,
  documentReused,
  openingRequested,
  openingApproved,
  openingRefused,
  personalDataSeen,
  unusualAccess,
  logsSearched,
  logsPurged,
  tierChanged,
  tiersComputed,
  exportRequested,
  exportGathered,
  exportReady,
  exportFailed,
  exportExpired,
  evidenceAdded,
  markApplied,
  markWithdrawn,
  markClaimed,
  markReleased,
  markApproved,
  markRefused,
  markEnded,
  markEndAnnounced,
  topicClosed,
  topicReopened,
] as const;
export type EventName = (typeof eventKinds)[number]["kind"];

/** What reacts to each kind of event; an empty list says that nothing does. */
export const reactions: Readonly<Record<EventName, Readonly<Record<string, Handler>>>> = {
  "post.created": {},
  "post.edited": {},
  "post.deleted": {},
  "post.liked": { noticeLike },
  "post.unliked": {},
  "comment.created": { announceComment, noticeComment, watchPileOn },
  "comment.edited": {},
  "comment.deleted": {},
  "account.followed": { noticeFollow, regradeFollowed },
  "account.unfollowed": { regradeFollowed },
  "account.blocked": {},
  "account.unblocked": {},
  "account.muted": {},
  "account.unmuted": {},
  "word.muted": {},
  "word.unmuted": {},
  "block-import.begun": {},
  "block-import.advanced": {},
  "block-import.undone": {},
  "contacts.set": {},
  "protection.begun": {},
  "protection.ended": {},
  "protection.offered": {},
  "image.added": {},
  "image.refused": {},
  "notices.read": {},
  "code.requested": { sendCode },
  "code.refused": {},
  "code.checked": {},
  "registration.refused": { findCluster },
  "account.registered": { findCluster },
  "registration.cluster-found": { openCaseOfCluster },
  "sign-in.passed": {},
  "second-factor.given": {},
  "second-factor.refused": {},
  "account.signed-in": {},
  "session.ended": {},
  "second-factor.started": {},
  "second-factor.added": {},
  "second-factor.removed": {},
  "recovery-codes.made": {},
  "agreement.accepted": {},
  "document.published": {},
  "profile.changed": { recordMarkEnd },
  "content.reviewed": { openCaseOfHeld },
  "content.blocked": {},
  "content.released": { tellReleased, recordMarkEnd, noticeConcerned, indexTopics },
  "report.accepted": {},
  "report.fed-back": { tellReporter },
  "report.overdue": {},
  "case.claimed": {},
  "case.released": {},
  "case.read": {},
  "case.decided": {},
  "rule.drafted": {},
  "rule.replay-advanced": {},
  "rule.replayed": {},
  "rule.switched-on": {},
  "rule.switched-off": {},
  "measure.imposed": { tellOfMeasure, regradeConcerned },
  "measure.ended": { tellOfEnd, regradeConcerned },
  "credit.changed": { regradeConcerned },
  "appeal.opened": {},
  "appeal.message-written": { tellOfAppealMessage },
  "appeal.claimed": {},
  "appeal.decided": { tellOfAppealDecision },
  "report-item.step-recorded": {},
  "report-item.overdue": { alertOfficers },
  "compliance.assessed": {},
  "effect.requeued": {},
  "identity.submitted": {},
  "identity.asked": {},
  "identity.passed": { tellOutcome, findReusedDocument, regradeConcerned },
  "identity.refused": { tellOutcome, findReusedDocument },
  "identity.document-reused": { openCaseOfCluster },
  "identity.lapsed": { tellPrincipal, regradeConcerned },
  "identity.recheck-asked": { tellPrincipal },
  "opening.requested": {},
  "opening.approved": {},
  "opening.refused": {},
  "personal-data.seen": { tellOfAccess },
  "personal-data.unusual-access": {},
  "network-log.searched": {},
  "network-log.purged": {},
  "account.tier-changed": {},
  "tiers.computed": {},
  "export.requested": {},
  "export.gathered": {},
  "export.ready": { tellOfExport },
  "export.failed": { tellOfExport },
  "export.expired": {},
  "mark.evidence-added": {},
  "mark.applied": {},
  "mark.withdrawn": {},
  "mark.claimed": {},
  "mark.released": {},
  "mark.approved": { tellApplicant },
  "mark.refused": { tellApplicant },
  "mark.ended": { tellHolder },
  "mark.end-announced": { tellHolder },
};

export const jobs: Jobs = {
  "seal-records": sealRecordsJob,
  "end-lapsed-measures": endLapsedMeasures,
  "find-overdue-reports": findOverdueReports,
  "escalate-late-cases": escalateLateCases,
  "settle-identities": settleIdentities,
  "recheck-identities": recheckIdentities,
  "purge-network-logs": purgeNetworkLogs,
  "recover-credit": recoverCredit,
  "end-marks": endMarks,
  "regrade-accounts": regradeAccounts,
};

export const subjects: SubjectModules = {
  targets: {
    measure: measureSubject,
    appeal: appealSubject,
    case: caseSubject,
    opening: openingTarget,
    section: sectionTarget,
    keeping: keepingTarget,
    "kept-comment": keptCommentTarget,
    look: lookSubject,
    circle: circleTarget,
    "mark-application": markApplicationTarget,
  },
  contents: {
    account: accountSubject,
    "profile-revision": profileRevisionSubject,
    post: postSubject,
    "post-revision": postRevisionSubject,
    comment: commentSubject,
    "comment-revision": commentRevisionSubject,
  } as SubjectModules["contents"],
};

/** All handlers by the name their outbox rows carry. */
export const handlers: Handlers = Object.assign({}, ...Object.values(reactions));

/** Hands the domains to the layers below. Called once per process; a second call changes nothing. */
export function installRegistry(): void {
  installSubjects(subjects);
  for (const kind of eventKinds) handlerNames.set(kind.kind, Object.keys(reactions[kind.kind]));
}
  "topic.closed": {},
  "topic.reopened": {},
