// Asking the platform to look at a comment that keepers hid: inputs, views and events.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { deskText } from "@/server/shared/desk-text";
import { eventKind } from "@/server/shared/events";
import { type CommentId, type Id, idOf } from "@/server/shared/ids";
import { keeperRoles } from "@/server/shared/sections";
import { imageView } from "../../microblog/contract";

export type LookId = Id<"look">;

export const lookReasonLength = 500;
export const looksPerPage = 30;

const lookId = idOf<LookId>();
export const askLookInput = z.object({ commentId: idOf<CommentId>() });
export const oneLookInput = z.object({ lookId });
/** `seen` is the time of the text that the reviewer read, told on opening it: nothing is decided unread, nor a text changed since. */
export const decideLookInput = z.object({
  lookId,
  seen: z.iso.datetime(),
  outcome: z.enum(["restored", "left"]),
  reason: deskText(lookReasonLength),
});
export const looksInput = z.object({ state: z.enum(["open", "decided"]).default("open"), after: lookId.optional() });

/** A wish as the desk lists it: no content, which comes with opening it. */
export const lookView = z.object({
  id: z.string(),
  state: z.enum(["open", "restored", "left"]),
  author: accountBrief,
  owner: accountBrief,
  act: z.enum(["hidden", "deleted"]),
  reason: z.string(),
  role: z.enum(keeperRoles),
  askedAt: z.string(),
  dueAt: z.string(),
  isOverdue: z.boolean(),
  decidedAt: z.string().nullable(),
  answer: z.string().nullable(),
});
export type LookView = z.infer<typeof lookView>;
export const lookPage = z.object({ looks: z.array(lookView), next: z.string().nullable() });
export type LookPage = z.infer<typeof lookPage>;

/** What is looked at, for whoever opened it. */
export const lookedAt = z.object({
  body: z.string(),
  images: z.array(imageView),
  under: z.string(),
  /** When the text got as it is. */
  textAt: z.string(),
  address: z.string(),
});
export type LookedAt = z.infer<typeof lookedAt>;

const about = z.object({ commentId: z.string(), ownerId: z.string(), askedBy: z.string() });
export const lookAsked = eventKind("look.asked", about);
export const lookOpened = eventKind("look.opened", about);
export const lookDecided = eventKind("look.decided", about.extend({ outcome: z.enum(["restored", "left"]) }));
