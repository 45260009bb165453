// What is recorded when a measure begins and ends.
import { z } from "zod";
import { bottomLines } from "@/server/shared/bottom-lines";
import { eventKind } from "@/server/shared/events";
import { measureKinds } from "@/server/shared/measure-kinds";

const about = {
  accountId: z.string(),
  principalId: z.string(),
  measureKind: z.enum(measureKinds),
  number: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
};

export const measureImposed = eventKind(
  "measure.imposed",
  z.object({
    ...about,
    caseId: z.string(),
    ruleId: z.string(),
    ruleVersion: z.number(),
    bottomLine: z.enum(bottomLines),
    endsAt: z.string().nullable(),
  }),
);

export const measureEnds = ["lapsed", "lifted", "overturned"] as const;
/** lapsed: its time was over. lifted: an officer ended it. overturned: an appeal was upheld. */
export type HowEnded = (typeof measureEnds)[number];

export const measureEnded = eventKind(
  "measure.ended",
  z.object({ ...about, how: z.enum(measureEnds), appealId: z.string().nullable() }),
);
