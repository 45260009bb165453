// Why a file is not taken. The words are in messages/<locale>/media.json under problem.<code>.
import { AppError } from "@/server/shared/errors";

export const mediaProblems = [
  "empty",
  "tooLarge",
  "tooManyPixels",
  "tooManyFrames",
  "svg",
  "html",
  "typeUnsupported",
  "typeMismatch",
  "damaged",
  "tooSlow",
  "interrupted",
  "removedBefore",
  "codecUnsupported",
  "tooLong",
  "recordingDamaged",
  "oneRecording",
] as const;
export type MediaProblem = (typeof mediaProblems)[number];

/** The refusal of a file; `limit` is the number the words name (megabytes, megapixels, frames, seconds), if they name one. */
export function mediaRefusal(problem: MediaProblem, limit: number | null = null, cause?: unknown) {
  const params = { problem, limit: limit === null ? null : String(limit) };
  return new AppError("REJECTED", "MEDIA_UNACCEPTABLE", params, { cause });
}
