// Joins the domains: what finds and counts their content, what reacts to their events, what recurs. Leaving a kind out does not compile.
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
import { endCorrected, findCluster, sendCode } from "@/server/features/accounts/effects";
import { accountSubject, profileRevisionSubject } from "@/server/features/accounts/subject";
import { postBookmarked, postUnbookmarked } from "@/server/features/bookmarks/contract";
import {
  circleDeleted,
  circleMade,
  circleRenamed,
  memberAdded,
  memberRemoved,
} from "@/server/features/circles/contract";
import { circleTarget } from "@/server/features/circles/subject";
import {
  commentCreated,
  commentDeleted,
  commentEdited,
  commentLiked,
  commentUnliked,
} from "@/server/features/comments/contract";
import {
  keeperAccepted,
  keeperInvited,
  keeperLeft,
  keeperRemoved,
  responsibleNamed,
} from "@/server/features/comments/contract/keepers";
import { lookAsked, lookDecided, lookOpened } from "@/server/features/comments/contract/looks";
import {
  commenterBarred,
  commenterUnbarred,
  commentHidden,
  commentLeft,
  commentLifted,
  commentLowered,
  commentPassed,
  commentRestored,
  reportsLeft,
  reviewFirstSet,
  sectionLimited,
} from "@/server/features/comments/contract/sections";
import { announceComment } from "@/server/features/comments/effects";
import { lookSubject } from "@/server/features/comments/looks/subject";
import {
  chargeForLapse,
  tellBarred,
  tellHidden,
  tellKeeper,
  tellLook,
  tellReportsLeft,
  tellShown,
} from "@/server/features/comments/sections/effects";
import { keepingTarget, keptCommentTarget, sectionTarget } from "@/server/features/comments/sections/subject";
import { commentRevisionSubject, commentSubject } from "@/server/features/comments/subject";
import { complianceAssessed, effectRequeued } from "@/server/features/compliance/contract";
import { hotEntryDecided, hotListCounted } from "@/server/features/discovery/contract";
import { hotEntrySubject } from "@/server/features/discovery/subject";
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
import { licenceEnded, licenceEntered } from "@/server/features/licences/contract";
import { tellOfLicence } from "@/server/features/licences/effects";
import { licenceTarget } from "@/server/features/licences/subject";
import {
  listDeleted,
  listEdited,
  listMade,
  listMemberAdded,
  listMemberRemoved,
} from "@/server/features/lists/contract";
import { listSubject } from "@/server/features/lists/subject";
import { imageAdded, imageRefused } from "@/server/features/media/contract";
import { labelPictures } from "@/server/features/media/effects";
import {
  audienceNarrowed,
  postCreated,
  postDeleted,
  postEdited,
  postLiked,
  postPinned,
  postReposted,
  postUnliked,
  postUnpinned,
  repostUndone,
} from "@/server/features/microblog/contract";
import {
  draftDeleted,
  draftSaved,
  draftScheduled,
  draftStopped,
  draftUnscheduled,
} from "@/server/features/microblog/contract/drafts";
import { pollEnded, pollVoted } from "@/server/features/microblog/contract/polls";
import { tellDraftStopped } from "@/server/features/microblog/drafts/effects";
import { draftTarget } from "@/server/features/microblog/drafts/subject";
import { tellPollEnd } from "@/server/features/microblog/polls/effects";
import { postRevisionSubject, postSubject } from "@/server/features/microblog/subject";
import { tellOfAppealDecision, tellOfAppealMessage } from "@/server/features/moderation/appeals/effects";
import { appealSubject } from "@/server/features/moderation/appeals/subject";
import { escalateLeftCase, openCaseOfCluster, openCaseOfHeld } from "@/server/features/moderation/cases/effects";
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
import { tellOfLabel, tellOfLabelEnd } from "@/server/features/moderation/labels/effects";
import { labelSubject } from "@/server/features/moderation/labels/subject";
import { tellOfEnd, tellOfMeasure } from "@/server/features/moderation/measures/effects";
import { measureSubject } from "@/server/features/moderation/measures/subject";
import { beginPatrol } from "@/server/features/moderation/patrol/effects";
import { alertOfficers } from "@/server/features/moderation/regulator/effects";
import { tellReleased, tellReporter } from "@/server/features/moderation/reports/effects";
import {
  noticeSettingsSet,
  noticesRead,
  pushBegun,
  pushEnded,
  pushesTaken,
} from "@/server/features/notifications/contract";
import { noticeComment, noticeConcerned, noticeFollow, noticeLike } from "@/server/features/notifications/effects";
import {
  accountErased,
  accountPurged,
  closingRequested,
  closingUndone,
  dataPurged,
  exportExpired,
  exportFailed,
  exportGathered,
  exportReady,
  exportRequested,
  indexingChanged,
  logsPurged,
  logsSearched,
} from "@/server/features/privacy/contract";
import { tellOfExport } from "@/server/features/privacy/exports/effects";
import {
  contactsSet,
  evidenceMade,
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
  draftSaved,
  draftDeleted,
  draftScheduled,
  draftUnscheduled,
  draftStopped,
  pollVoted,
  pollEnded,
  postCreated,
  postEdited,
  postDeleted,
  postLiked,
  postUnliked,
  postReposted,
  repostUndone,
  audienceNarrowed,
  postPinned,
  postUnpinned,
  circleMade,
  circleRenamed,
  circleDeleted,
  memberAdded,
  memberRemoved,
  licenceEntered,
  licenceEnded,
  commentCreated,
  commentEdited,
  commentDeleted,
  commentLiked,
  commentUnliked,
  commentHidden,
  commentRestored,
  commentPassed,
  commentLeft,
  commentLifted,
  commentLowered,
  commenterBarred,
  commenterUnbarred,
  sectionLimited,
  reviewFirstSet,
  reportsLeft,
  keeperInvited,
  keeperAccepted,
  keeperLeft,
  keeperRemoved,
  responsibleNamed,
  lookAsked,
  lookOpened,
  lookDecided,
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
  evidenceMade,
  listMade,
  listEdited,
  listDeleted,
  listMemberAdded,
  listMemberRemoved,
  imageAdded,
  imageRefused,
  noticesRead,
  noticeSettingsSet,
  pushBegun,
  pushEnded,
  pushesTaken,
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
  patrolAdvanced,
  patrolSampled,
  authorityNoticed,
  exportRequested,
  exportGathered,
  exportReady,
  exportFailed,
  exportExpired,
  closingRequested,
  closingUndone,
  accountErased,
  accountPurged,
  dataPurged,
  indexingChanged,
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
  contentLabelled,
  contentLabelEnded,
  postBookmarked,
  postUnbookmarked,
  hotListCounted,
  hotEntryDecided,
] as const;
export type EventName = (typeof eventKinds)[number]["kind"];

/** What reacts to each kind of event; an empty list says that nothing does. */
export const reactions: Readonly<Record<EventName, Readonly<Record<string, Handler>>>> = {
  "post.created": { noticeConcerned, indexTopics, labelPictures },
  "post.edited": { noticeConcerned, indexTopics },
  "post.deleted": {},
  "post.liked": { noticeLike },
  "post.unliked": {},
  "post.reposted": { noticeConcerned },
  "post.repost-undone": {},
  "post.audience-narrowed": {},
  "post.pinned": {},
  "post.unpinned": {},
  "licence.entered": { tellOfLicence },
  "licence.ended": { tellOfLicence },
  "circle.made": {},
  "circle.renamed": {},
  "circle.deleted": {},
  "circle.member-added": {},
  "circle.member-removed": {},
  "comment.created": { announceComment, noticeComment, watchPileOn, noticeConcerned },
  "comment.edited": { noticeConcerned },
  "comment.deleted": {},
  "comment.liked": { noticeLike },
  "comment.unliked": {},
  "comment.hidden": { tellHidden },
  "comment.restored": { tellShown },
  "comment.passed": { tellShown, noticeConcerned },
  "comment.left": {},
  "comment.lifted": {},
  "comment.lowered": {},
  "commenter.barred": { tellBarred },
  "commenter.unbarred": {},
  "section.limited": {},
  "section.review-first-set": {},
  "section.reports-left": { escalateLeftCase, tellReportsLeft },
  "keeper.invited": { tellKeeper },
  "keeper.accepted": { tellKeeper },
  "keeper.left": {},
  "keeper.removed": {},
  "keeper.responsible-named": {},
  "look.asked": {},
  "look.opened": {},
  "look.decided": { tellLook },
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
  "evidence.made": {},
  "list.made": {},
  "list.edited": {},
  "list.deleted": {},
  "list.member-added": {},
  "list.member-removed": {},
  "draft.saved": {},
  "draft.deleted": {},
  "draft.scheduled": {},
  "draft.unscheduled": {},
  "draft.stopped": { tellDraftStopped },
  "poll.voted": {},
  "poll.ended": { tellPollEnd },
  "image.added": {},
  "image.refused": {},
  "notices.read": {},
  "notice-settings.set": {},
  "push.begun": {},
  "push.ended": {},
  "push.taken": {},
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
  "content.released": { tellReleased, recordMarkEnd, endCorrected, noticeConcerned, indexTopics },
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
  "rule.switched-on": { beginPatrol },
  "rule.switched-off": {},
  "measure.imposed": { tellOfMeasure, regradeConcerned, chargeForLapse },
  "measure.ended": { tellOfEnd, regradeConcerned, indexTopics },
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
  "content.labelled": { tellOfLabel },
  "content.label-ended": { tellOfLabelEnd },
  "hot-list.counted": {},
  "hot-entry.decided": {},
  "post.bookmarked": {},
  "post.unbookmarked": {},
  "topic.closed": {},
  "topic.reopened": {},
  "account.tier-changed": {},
  "tiers.computed": {},
  "patrol.advanced": {},
  "patrol.sampled": {},
  "authority.noticed": {},
  "export.requested": {},
  "export.gathered": {},
  "export.ready": { tellOfExport },
  "export.failed": { tellOfExport },
  "export.expired": {},
  "account.closing-requested": {},
  "account.closing-undone": {},
  "account.erased": {},
  "account.purged": {},
  "data.purged": {},
  "account.indexing-changed": {},
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

export const subjects: SubjectModules = {
  targets: {
    measure: measureSubject,
    appeal: appealSubject,
    case: caseSubject,
    "content-label": labelSubject,
    "hot-entry": hotEntrySubject,
    draft: draftTarget,
    opening: openingTarget,
    section: sectionTarget,
    keeping: keepingTarget,
    "kept-comment": keptCommentTarget,
    look: lookSubject,
    circle: circleTarget,
    licence: licenceTarget,
    "mark-application": markApplicationTarget,
  },
  contents: {
    account: accountSubject,
    "profile-revision": profileRevisionSubject,
    post: postSubject,
    "post-revision": postRevisionSubject,
    comment: commentSubject,
    "comment-revision": commentRevisionSubject,
    list: listSubject,
  } as SubjectModules["contents"],
};

/** All handlers by the name their outbox rows carry. */
export const handlers: Handlers = Object.assign({}, ...Object.values(reactions));

/** Hands the domains to the layers below. Called once per process; a second call changes nothing. */
export function installRegistry(): void {
  installSubjects(subjects);
  for (const kind of eventKinds) handlerNames.set(kind.kind, Object.keys(reactions[kind.kind]));
}
