// What people look for by words.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { type AccountId, idOf, type PostId } from "@/server/shared/ids";
import { soughtLength, soughtWords } from "@/server/shared/sought-words";

/** Two Chinese characters side by side, or a word, at least. */
const sought = z
  .string()
  .trim()
  .max(soughtLength)
  .refine((text) => soughtWords(text) !== null, { message: "too_small" });

/** Characters of a name or number by which an author is asked for. */
export const authorLength = 32;

/** A day in Asia/Shanghai. */
const day = z.iso.date();

function isDay(said: string | undefined): said is string {
  return day.safeParse(said).success;
}

export const searchPostsInput = z
  .object({
    text: sought,
    /** Name or number of the author. */
    from: z.string().min(1).max(authorLength).optional(),
    /** First and last day, both included. */
    since: day.optional(),
    until: day.optional(),
    hasMedia: z.boolean().default(false),
    before: idOf<PostId>().optional(),
  })
  .refine(({ since, until }) => !isDay(since) || !isDay(until) || since <= until, {
    path: ["until"],
    message: "before-since",
  });
export type SearchPostsInput = z.input<typeof searchPostsInput>;

export const searchPeopleInput = z.object({ text: sought, before: idOf<AccountId>().optional() });

/** The beginning of a name as it stands after "@"; empty where nothing follows the sign yet. Under which post it is written, where it is a comment. */
export const mentionableInput = z.object({ typed: z.string().max(20), postId: idOf<PostId>().optional() });
export type MentionableInput = z.output<typeof mentionableInput>;

/** As many accounts are proposed while somebody writes a name. */
export const mostMentionable = 8;

/** Somebody who can be named. `written`: what stands after "@" so that they are meant. */
export const mentionableView = accountBrief.extend({ written: z.string() });
export type MentionableView = z.infer<typeof mentionableView>;
