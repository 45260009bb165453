// Inputs, views and events of uploaded pictures.
import { z } from "zod";
import { aiMarks } from "@/server/shared/ai-marks";
import { eventKind } from "@/server/shared/events";

export const mediaSizes = ["full", "medium", "small"] as const;
export type MediaSize = (typeof mediaSizes)[number];

/** Names a picture that this process has taken in and not yet recorded; nobody outside it can know one. */
export const addImageInput = z.object({ intakeId: z.string().regex(/^[0-9a-f]{32}$/) });

/** What the person who uploads learns of the picture. */
export const uploadedImage = z.object({
  id: z.string(),
  kind: z.enum(["image", "video", "audio"]),
  /** Of a video or a sound file. */
  durationMs: z.number().nullable(),
  width: z.number(),
  height: z.number(),
  placeholder: z.string(),
  /** What the file itself, or its likeness to a labelled one, says of a machine that made it. */
  aiMark: z.enum(aiMarks).nullable(),
  /** True for an animation, of which the first frame was kept. */
  firstFrameOnly: z.boolean(),
});
export type UploadedImage = z.infer<typeof uploadedImage>;

export const imageAdded = eventKind("image.added", z.object({ sha256: z.string(), bytes: z.number() }));
/** A file that came again while the measure that took it away stands. Nothing of it was kept. */
export const imageRefused = eventKind("image.refused", z.object({ sha256: z.string(), measureId: z.string() }));
