// What can be acted upon: each kind of content and of other target with the module of its domain that finds, reads and counts it.
import { accountSubject, profileRevisionSubject } from "@/server/features/accounts/subject";
import { circleTarget } from "@/server/features/circles/subject";
import { lookSubject } from "@/server/features/comments/looks/subject";
import { powerWishTarget } from "@/server/features/comments/powers/subject";
import { keepingTarget, keptCommentTarget, sectionTarget } from "@/server/features/comments/sections/subject";
import { commentRevisionSubject, commentSubject } from "@/server/features/comments/subject";
import { hotEntrySubject } from "@/server/features/discovery/subject";
import { openingTarget } from "@/server/features/identity/subject";
import { licenceTarget } from "@/server/features/licences/subject";
import { listSubject } from "@/server/features/lists/subject";
import { draftTarget } from "@/server/features/microblog/drafts/subject";
import { postRevisionSubject, postSubject } from "@/server/features/microblog/subject";
import { appealSubject } from "@/server/features/moderation/appeals/subject";
import { caseSubject } from "@/server/features/moderation/cases/subject";
import { labelSubject } from "@/server/features/moderation/labels/subject";
import { measureSubject } from "@/server/features/moderation/measures/subject";
import { markApplicationTarget } from "@/server/features/verification/subject";
import type { SubjectModules } from "@/server/trust/subjects";

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
    "power-wish": powerWishTarget,
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
