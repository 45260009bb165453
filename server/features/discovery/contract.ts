// The hot list: what everybody sees of it, and what the desk does with it.
import { z } from "zod";
import { postView } from "@/server/features/microblog/contract";
import { deskText } from "@/server/shared/desk-text";
import { eventKind } from "@/server/shared/events";
import { type Id, idOf } from "@/server/shared/ids";

export const hotKinds = ["post", "topic"] as const;
export const hotStates = ["waiting", "passed", "refused", "removed"] as const;
export type HotState = (typeof hotStates)[number];

/** pass, refuse: for what waits, or was decided otherwise before. remove: takes off what was passed. pin, unpin, weigh: for what was passed. */
export const hotActions = ["pass", "refuse", "remove", "pin", "unpin", "weigh"] as const;
export type HotAction = (typeof hotActions)[number];

export const decideHotInput = z.object({
  entryId: idOf<Id<"hot-entry">>(),
  action: z.enum(hotActions),
  /** For `weigh`: what the score is multiplied by from now on. */
  weight: z.number().min(0.1).max(5).default(1),
  reason: deskText(500, 2),
});

export const hotItem = z.discriminatedUnion("is", [
  z.object({ is: z.literal("post"), post: postView, people: z.number(), isPinned: z.boolean() }),
  z.object({ is: z.literal("topic"), name: z.string(), people: z.number(), isPinned: z.boolean() }),
]);
export type HotItem = z.infer<typeof hotItem>;

/** An entry as the desk sees it. */
export const hotEntryView = z.object({
  id: z.string(),
  kind: z.enum(hotKinds),
  /** The topic's name, or the beginning of the post's text; null where it may no longer be shown to everybody. */
  title: z.string().nullable(),
  address: z.string(),
  author: z.string().nullable(),
  state: z.enum(hotStates),
  isPinned: z.boolean(),
  weight: z.number(),
  score: z.number(),
  people: z.number(),
  proposedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
});
export type HotEntryView = z.infer<typeof hotEntryView>;

export const hotQueueInput = z.object({ state: z.enum(hotStates).default("waiting") });

export const hotListCounted = eventKind("hot-list.counted", z.object({ entries: z.number(), proposed: z.number() }));
export const hotEntryDecided = eventKind(
  "hot-entry.decided",
  z.object({
    kind: z.enum(hotKinds),
    itemId: z.string(),
    action: z.enum(hotActions),
    weight: z.number(),
    reason: z.string(),
  }),
);
