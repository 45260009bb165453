// What people look for by words.
import { z } from "zod";
import { type AccountId, idOf, type PostId } from "@/server/shared/ids";
import { soughtLength, soughtWords } from "@/server/shared/sought-words";

/** Two Chinese characters side by side, or a word, at least. */
const sought = z
  .string()
  .trim()
  .max(soughtLength)
  .refine((text) => soughtWords(text) !== null, { message: "too_small" });

/** A day in Asia/Shanghai. */
const day = z.iso.date();

export const searchPostsInput = z.object({
  text: sought,
  /** The handle of the author. */
  from: z.string().min(1).max(32).optional(),
  /** First and last day, both included. */
  since: day.optional(),
  until: day.optional(),
  hasMedia: z.boolean().default(false),
  before: idOf<PostId>().optional(),
});
export type SearchPostsInput = z.input<typeof searchPostsInput>;

export const searchPeopleInput = z.object({ text: sought, before: idOf<AccountId>().optional() });
