// What happens in comments, and what reacts to it.
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
import {
  tellBarred,
  tellHidden,
  tellKeeper,
  tellLook,
  tellReportsLeft,
  tellShown,
} from "@/server/features/comments/sections/effects";
import { escalateLeftCase } from "@/server/features/moderation/cases/effects";
import { noticeComment, noticeConcerned, noticeLike } from "@/server/features/notifications/effects";
import { watchPileOn } from "@/server/features/protection/effects";

export const commentsEvents: readonly Happening[] = [
  on(commentCreated, { announceComment, noticeComment, watchPileOn, noticeConcerned }),
  on(commentEdited, { noticeConcerned }),
  on(commentDeleted),
  on(commentLiked, { noticeLike }),
  on(commentUnliked),
  on(commentHidden, { tellHidden }),
  on(commentRestored, { tellShown }),
  on(commentPassed, { tellShown, noticeConcerned }),
  on(commentLeft),
  on(commentLifted),
  on(commentLowered),
  on(commenterBarred, { tellBarred }),
  on(commenterUnbarred),
  on(sectionLimited),
  on(reviewFirstSet),
  on(reportsLeft, { escalateLeftCase, tellReportsLeft }),
  on(keeperInvited, { tellKeeper }),
  on(keeperAccepted, { tellKeeper }),
  on(keeperLeft),
  on(keeperRemoved),
  on(responsibleNamed),
  on(lookAsked),
  on(lookOpened),
  on(lookDecided, { tellLook }),
];
