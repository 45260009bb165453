// Keeping a comment section: inputs, views and events.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { eventKind } from "@/server/shared/events";
import { type AccountId, type CommentId, idOf, type PostId } from "@/server/shared/ids";
import { responsibleDueView } from "@/server/shared/responsible";
import {
  commenters,
  hideReasons,
  keeperActs,
  keeperKinds,
  keeperPowers,
  keeperRoles,
  liftedAs,
  liftReasons,
  sectionReasons,
} from "@/server/shared/sections";
import { commentView } from "../contract";

const commentId = idOf<CommentId>();

export const keptCommentInput = z.object({ commentId });
export const hideCommentInput = z.object({ commentId, reason: z.enum(hideReasons) });
/** `seen` is the time of the text that the keeper read: a text changed since is not passed unread. */
export const passCommentInput = z.object({ commentId, seen: z.iso.datetime().optional() });
export const liftCommentInput = z.object({ commentId, as: z.enum(liftedAs), reason: z.enum(liftReasons) });
export const barCommenterInput = z.object({
  commentId,
  reason: z.enum(hideReasons),
  /** How long; without it until it is lifted. */
  days: z.int().min(1).max(365).optional(),
});
export const liftBarInput = z.object({ ownerId: idOf<AccountId>(), accountId: idOf<AccountId>() });
export const limitSectionInput = z.object({
  postId: idOf<PostId>(),
  who: z.enum(commenters),
  reason: z.enum(sectionReasons),
});
/** On one root, or with an account's id on all of its roots that have no rule of their own. */
export const reviewFirstInput = z.object({
  of: z.object({ kind: z.enum(["section", "keeping"]), id: z.guid() }),
  on: z.boolean(),
  reason: z.enum(sectionReasons),
});
/** A measure of the platform stops all comments under what an account published: until when; `until` is null for good. */
const stoppedView = z.object({ until: z.string().nullable() }).nullable();

export const sectionInput = z.object({ postId: idOf<PostId>() });
export const mayCommentInput = sectionInput.extend({ replyTo: idOf<CommentId>().optional() });

/** The rule of a section, and what its keepers did, as every reader is told it. */
export const sectionView = z.object({
  ownerId: z.string(),
  who: z.enum(commenters),
  reviewFirst: z.boolean(),
  /** True under news, where the platform reads comments before others do. */
  isNews: z.boolean(),
  /** Who set the rule and why; null where nobody ever did. */
  setAs: z.enum(keeperRoles).nullable(),
  reason: z.enum(sectionReasons).nullable(),
  setAt: z.string().nullable(),
  stopped: stoppedView,
  /** Comments that wait for the keepers, that they hid, and that the platform removed: as they stand now. */
  waiting: z.number(),
  hidden: z.number(),
  removed: z.number(),
  /** What the viewer may do here with the powers that the account holds; empty for readers. */
  powers: z.array(z.enum(keeperPowers)),
  /** The powers whose use the viewer may end here, also where the account does not hold them (any more). */
  endable: z.array(z.enum(keeperPowers)),
});
export type SectionView = z.infer<typeof sectionView>;

export const deskStates = ["all", "waiting", "reported", "shown", "hidden"] as const;
export type DeskState = (typeof deskStates)[number];
export const deskPageSize = 30;

export const keptCommentsInput = z.object({
  ownerId: idOf<AccountId>(),
  state: z.enum(deskStates).default("all"),
  postId: idOf<PostId>().optional(),
  before: commentId.optional(),
});
export const keptInput = z.object({ ownerId: idOf<AccountId>() });

/** A comment as its keepers see it. Who reported it they never learn. */
export const keptCommentView = z.object({
  comment: commentView,
  /** The beginning of what it stands under. */
  under: z.string(),
  state: z.enum(["shown", "waiting", "hidden"]),
  mark: z.enum(liftedAs).nullable(),
  /** Reports that wait, by when keepers should have answered them, and whether that is over. */
  reports: z.number(),
  dueAt: z.string().nullable(),
  isOverdue: z.boolean(),
  /** The latest of what keepers decided of it. */
  decided: z
    .object({
      act: z.enum(keeperActs),
      reason: z.string(),
      role: z.enum(keeperRoles),
      by: accountBrief,
      at: z.string(),
    })
    .nullable(),
});
export type KeptCommentView = z.infer<typeof keptCommentView>;

export const keptCommentPage = z.object({ comments: z.array(keptCommentView), next: z.string().nullable() });
export type KeptCommentPage = z.infer<typeof keptCommentPage>;

/** One's comment management at a glance: what waits, what holds for all posts, what one may do, and what stands in the account's record. */
export const keepingView = z.object({
  owner: accountBrief,
  role: z.enum(keeperRoles),
  ownerKind: z.enum(keeperKinds),
  ownerLevel: z.number(),
  reviewFirst: z.boolean(),
  stopped: stoppedView,
  powers: z.array(z.enum(keeperPowers)),
  endable: z.array(z.enum(keeperPowers)),
  /** False while an organisation must name a responsible person. */
  responsibleNamed: z.boolean(),
  responsible: accountBrief.nullable(),
  /** By when a verified organisation must name one, and whether it may publish nothing until it has; null where it need not. */
  responsibleDue: responsibleDueView.nullable(),
  counts: z.object({ waiting: z.number(), reported: z.number(), overdue: z.number(), hidden: z.number() }),
  /** Reported comments that were left beyond the published time, in the last twelve months, and those of them in which the platform found a violation. */
  lapses: z.object({ left: z.number(), charged: z.number() }),
});
export type KeepingView = z.infer<typeof keepingView>;

export const barView = z.object({
  account: accountBrief,
  reason: z.string(),
  since: z.string(),
  until: z.string().nullable(),
});
export type BarView = z.infer<typeof barView>;

const kept = z.object({ ownerId: z.string(), role: z.enum(keeperRoles) });
const keptComment = kept.extend({ authorId: z.string() });
export const commentHidden = eventKind(
  "comment.hidden",
  keptComment.extend({ reason: z.string(), isFinal: z.boolean() }),
);
export const commentRestored = eventKind(
  "comment.restored",
  keptComment.extend({ by: z.enum(["keeper", "platform"]) }),
);
export const commentPassed = eventKind("comment.passed", keptComment);
export const commentLeft = eventKind("comment.left", keptComment);
export const commentLifted = eventKind(
  "comment.lifted",
  keptComment.extend({ as: z.enum(liftedAs), reason: z.string() }),
);
export const commentLowered = eventKind("comment.lowered", keptComment);
export const commenterBarred = eventKind(
  "commenter.barred",
  keptComment.extend({ reason: z.string(), until: z.string().nullable() }),
);
export const commenterUnbarred = eventKind("commenter.unbarred", kept.extend({ accountId: z.string() }));
export const sectionLimited = eventKind(
  "section.limited",
  kept.extend({ who: z.enum(commenters), reason: z.string() }),
);
export const reviewFirstSet = eventKind(
  "section.review-first-set",
  kept.extend({ on: z.boolean(), reason: z.string() }),
);
export const reportsLeft = eventKind(
  "section.reports-left",
  z.object({ ownerId: z.string(), caseId: z.string(), commentId: z.string(), dueAt: z.string() }),
);
/** The platform found a violation in a comment that the account left beyond its time, and the account's credit paid for it. */
export const lapseCharged = eventKind("section.lapse-charged", z.object({ ownerId: z.string(), caseId: z.string() }));
