// What happens in microblog, and what reacts to it.
import { noticeAndWatch } from "@/server/api/events/notices";
import { type Happening, on } from "@/server/api/events/on";
import { labelPictures } from "@/server/features/media/effects";
import {
  audienceNarrowed,
  homeOrdered,
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
import { tellPollEnd } from "@/server/features/microblog/polls/effects";
import { noticeConcerned, noticeLike } from "@/server/features/notifications/effects";
import { indexTopics } from "@/server/features/topics/effects";

export const microblogEvents: readonly Happening[] = [
  on(homeOrdered),
  on(draftSaved),
  on(draftDeleted),
  on(draftScheduled),
  on(draftUnscheduled),
  on(draftStopped, { tellDraftStopped }),
  on(pollVoted),
  on(pollEnded, { tellPollEnd }),
  on(postCreated, { noticeAndWatch, indexTopics, labelPictures }),
  on(postEdited, { noticeAndWatch, indexTopics }),
  on(postDeleted),
  on(postLiked, { noticeLike }),
  on(postUnliked),
  on(postReposted, { noticeConcerned }),
  on(repostUndone),
  on(audienceNarrowed),
  on(postPinned),
  on(postUnpinned),
];
