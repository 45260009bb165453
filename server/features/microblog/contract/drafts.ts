// Inputs, views and events of what somebody has begun to write.
import { z } from "zod";
import { aiMarks } from "@/server/shared/ai-marks";
import { audiences, declarations } from "@/server/shared/content";
import type { DraftContent } from "@/server/shared/draft-content";
import { errorKinds } from "@/server/shared/errors";
import { eventKind } from "@/server/shared/events";
import { type DraftId, idOf } from "@/server/shared/ids";
import { altLength, imagesPerPost, postLength } from "@/server/shared/limits";
import { sourceView } from "../contract";

/** Longer than any of it may be published: what is too long is kept too, and said when it is published. */
const halfDone = (length: number) => z.string().max(length * 8);

/** A draft's content: nobody reviews it, and every rule is asked when it is published. */
export const draftContent = z.object({
  body: halfDone(postLength),
  audience: z.enum(audiences),
  circleId: z.guid().nullable(),
  declared: z.array(z.enum(declarations)).max(declarations.length),
  reprint: z.object({ author: halfDone(100), link: halfDone(500) }),
  notice: halfDone(100),
  images: z
    .array(
      z.object({
        id: z.guid(),
        alt: halfDone(altLength),
        kind: z.enum(["image", "video", "audio"]),
        aiMark: z.enum(aiMarks).nullable(),
      }),
    )
    .max(imagesPerPost),
  poll: z
    .object({ choices: z.array(halfDone(100)).max(9), multiple: z.boolean(), minutes: z.int().min(0).max(1_000_000) })
    .nullable(),
  // Drafts of before quotes could be kept name none.
  quoteOf: z.guid().nullable().default(null),
}) satisfies z.ZodType<DraftContent>;

const draftId = idOf<DraftId>();
/** When the draft was last saved, as far as whoever writes knows: who names it does not undo what was written elsewhere since. */
const seen = z.iso.datetime().optional();
export const startDraftInput = z.object({ content: draftContent });
export const saveDraftInput = z.object({ draftId, content: draftContent, seen });
export const oneDraftInput = z.object({ draftId });
export const deleteDraftInput = oneDraftInput.extend({ seen });
export const scheduleDraftInput = z.object({ draftId, publishAt: z.iso.datetime() });
/** What the pipeline threw when the draft was tried. */
const stopped = z.object({
  kind: z.enum(errorKinds),
  reason: z.string(),
  params: z.record(z.string(), z.unknown()),
});
export const draftRefusedInput = z.object({ draftId, refusal: stopped });

export const draftView = z.object({
  id: z.string(),
  content: draftContent,
  /** What it quotes as it stands now, as far as its author may see it. */
  quoted: sourceView.nullable(),
  updatedAt: z.string(),
  /** When it will be published; null for one that waits for its author. */
  publishAt: z.string().nullable(),
  /** Why it was not published when its time came. */
  refusal: stopped.nullable(),
});
export type DraftView = z.infer<typeof draftView>;

const own = z.object({ accountId: z.string() });
export const draftSaved = eventKind("draft.saved", own);
export const draftDeleted = eventKind("draft.deleted", own);
export const draftScheduled = eventKind("draft.scheduled", own.extend({ publishAt: z.string() }));
export const draftUnscheduled = eventKind("draft.unscheduled", own);
/** A scheduled draft that a gate or a rule stopped when its time came. */
export const draftStopped = eventKind("draft.stopped", own.extend({ reason: z.string() }));
