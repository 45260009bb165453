// Inputs, views and events of polls.
import { z } from "zod";
import { eventKind } from "@/server/shared/events";
import { idOf, type PostId } from "@/server/shared/ids";
import { pollChoiceLength, pollChoices, pollMinutes } from "@/server/shared/limits";
import { userText } from "@/server/shared/user-text";

/** A poll as it is published with a post: it runs from that moment. */
export const pollInput = z.object({
  choices: z
    .array(userText(pollChoiceLength))
    .min(pollChoices.fewest)
    .max(pollChoices.most)
    .refine((choices) => new Set(choices).size === choices.length, { message: "duplicate" }),
  multiple: z.boolean().default(false),
  minutes: z.int().min(pollMinutes.shortest).max(pollMinutes.longest),
});

export const voteInput = z.object({
  postId: idOf<PostId>(),
  /** Places of the chosen, from 0. */
  choices: z.array(z.int().min(0).max(8)).min(1).max(9),
});
export const announcePollInput = z.object({ postId: idOf<PostId>() });

export const pollView = z.object({
  /** Votes are null until the viewer has voted or the poll is over, so that nobody is led by what others chose; its author knows them at once. */
  choices: z.array(z.object({ text: z.string(), votes: z.number().nullable() })),
  multiple: z.boolean(),
  endsAt: z.string(),
  isOver: z.boolean(),
  /** How many people voted. */
  voters: z.number(),
  /** What the viewer chose; null for who has not voted. */
  mine: z.array(z.number()).nullable(),
});
export type PollView = z.infer<typeof pollView>;

const author = z.object({ authorId: z.string() });
export const pollVoted = eventKind("poll.voted", author);
export const pollEnded = eventKind("poll.ended", author.extend({ voters: z.number() }));
