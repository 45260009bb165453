// Joins the domains: what finds and counts their content, what reacts to their events, what recurs. Leaving a kind out does not compile.
import { handlerNames } from "@/server/core/event-log";
import type { Jobs } from "@/server/core/jobs";
import type { Handler, Handlers } from "@/server/core/outbox";
import { commentCreated, commentDeleted, commentEdited } from "@/server/features/comments/contract";
import { announceComment } from "@/server/features/comments/effects";
import { commentRevisionSubject, commentSubject } from "@/server/features/comments/subject";
import { imageAdded } from "@/server/features/media/contract";
import { postCreated, postDeleted, postEdited, postLiked, postUnliked } from "@/server/features/microblog/contract";
import { postRevisionSubject, postSubject } from "@/server/features/microblog/subject";
import { noticesRead } from "@/server/features/notifications/contract";
import { noticeComment, noticeFollow, noticeLike } from "@/server/features/notifications/effects";
import {
  accountBlocked,
  accountFollowed,
  accountUnblocked,
  accountUnfollowed,
} from "@/server/features/relations/contract";
import { accountTarget } from "@/server/features/relations/subject";
import { contentBlocked, contentReviewed } from "@/server/trust/review/review";
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
  imageAdded,
  noticesRead,
  contentReviewed,
  contentBlocked,
] as const;
export type EventName = (typeof eventKinds)[number]["kind"];

/** What reacts to each kind of event; an empty list says that nothing does. */
export const reactions: Readonly<Record<EventName, Readonly<Record<string, Handler>>>> = {
  "post.created": {},
  "post.edited": {},
  "post.deleted": {},
  "post.liked": { noticeLike },
  "post.unliked": {},
  "comment.created": { announceComment, noticeComment },
  "comment.edited": {},
  "comment.deleted": {},
  "account.followed": { noticeFollow },
  "account.unfollowed": {},
  "account.blocked": {},
  "account.unblocked": {},
  "image.added": {},
  "notices.read": {},
  "content.reviewed": {},
  "content.blocked": {},
};

export const jobs: Jobs = {};

export const subjects: SubjectModules = {
  targets: { account: accountTarget },
  contents: {
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
