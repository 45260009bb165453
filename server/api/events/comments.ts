// What happens in comments, and what reacts to it.
import { noticeAndWatch, noticeCommentAndWatch } from "@/server/api/events/notices";
import { type Happening, on } from "@/server/api/events/on";
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
  responsibleLost,
  responsibleNamed,
} from "@/server/features/comments/contract/keepers";
import { lookAsked, lookDecided, lookOpened } from "@/server/features/comments/contract/looks";
import { powerAsked, powerDecided, powerTaken, powerWishWithdrawn } from "@/server/features/comments/contract/powers";
import {
  commenterBarred,
  commenterUnbarred,
  commentHidden,
  commentLeft,
  commentLifted,
  commentLowered,
  commentPassed,
  commentRestored,
  lapseCharged,
  reportsLeft,
  reviewFirstSet,
  sectionLimited,
} from "@/server/features/comments/contract/sections";
import { announceComment } from "@/server/features/comments/effects";
import { tellResponsibleLost } from "@/server/features/comments/keepers/effects";
import {
  tellBarred,
  tellHidden,
  tellKeeper,
  tellLook,
  tellPower,
  tellReportsLeft,
  tellShown,
} from "@/server/features/comments/sections/effects";
import { escalateLeftCase, openCaseOfKeeping } from "@/server/features/moderation/cases/effects";
import { noticeLike } from "@/server/features/notifications/effects";

export const commentsEvents: readonly Happening[] = [
  on(commentCreated, { announceComment, noticeCommentAndWatch }),
  on(commentEdited, { noticeAndWatch }),
  on(commentDeleted),
  on(commentLiked, { noticeLike }),
  on(commentUnliked),
  on(commentHidden, { tellHidden }),
  on(commentRestored, { tellShown }),
  on(commentPassed, { tellShown, noticeAndWatch }),
  on(commentLeft),
  on(commentLifted),
  on(commentLowered),
  on(commenterBarred, { tellBarred }),
  on(commenterUnbarred),
  on(sectionLimited),
  on(reviewFirstSet),
  on(reportsLeft, { escalateLeftCase, tellReportsLeft }),
  on(lapseCharged, { openCaseOfKeeping }),
  on(responsibleLost, { tellResponsibleLost }),
  on(keeperInvited, { tellKeeper }),
  on(keeperAccepted, { tellKeeper }),
  on(keeperLeft),
  on(keeperRemoved),
  on(responsibleNamed),
  on(lookAsked),
  on(lookOpened),
  on(lookDecided, { tellLook }),
  on(powerAsked),
  on(powerWishWithdrawn),
  on(powerDecided, { tellPower }),
  on(powerTaken, { tellPower }),
];
