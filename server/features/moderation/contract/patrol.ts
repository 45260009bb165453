// Inputs, views and events of patrol (PUB Article 19): new rules over what is published, samples by level and reach, and what authorities point out.
import { z } from "zod";
import { discoveries } from "@/server/shared/case-sources";
import { eventKind } from "@/server/shared/events";
import { type Id, idOf } from "@/server/shared/ids";
import { reportableKinds } from "@/server/shared/subject";

export type PatrolRunId = Id<"patrol-run">;

export const nothingInput = z.object({});
export const oneRunInput = z.object({ runId: idOf<PatrolRunId>() });

/** What an authority points out: one content or account, by the address of its page, with the number of the notice. */
export const authorityCaseInput = z.object({
  subject: z.object({ kind: z.enum(reportableKinds), id: idOf() }),
  reference: z.string().trim().min(2, { message: "too_small" }).max(120, { message: "too_long" }),
  severity: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).default(3),
});
export type AuthorityCaseInput = z.input<typeof authorityCaseInput>;

/** A rule's walk over what is published. */
export const patrolRunView = z.object({
  id: z.string(),
  ruleId: z.string(),
  ruleVersion: z.number(),
  looked: z.number(),
  found: z.number(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
});

/** What each way of discovery led to: cases, those that ended in a measure, and the hours from finding and from publishing to acting, the middle of all. */
export const discoveryView = z.object({
  by: z.enum(discoveries),
  cases: z.number(),
  acted: z.number(),
  hoursFromFinding: z.number().nullable(),
  hoursFromPublishing: z.number().nullable(),
});
export type DiscoveryView = z.infer<typeof discoveryView>;

export const patrolView = z.object({
  runs: z.array(patrolRunView),
  /** The latest samples: how many public posts there were of each level, and how many were taken. */
  samples: z.array(
    z.object({
      at: z.string(),
      levels: z.array(z.object({ level: z.number(), posts: z.number(), taken: z.number() })),
      opened: z.number(),
    }),
  ),
  waiting: z.number(),
  days: z.number(),
  discoveries: z.array(discoveryView),
});
export type PatrolView = z.infer<typeof patrolView>;

export const patrolAdvanced = eventKind(
  "patrol.advanced",
  z.object({ ruleId: z.string(), version: z.number(), looked: z.number(), found: z.number(), isDone: z.boolean() }),
);
export const patrolSampled = eventKind(
  "patrol.sampled",
  z.object({
    /** The day in Asia/Shanghai that was sampled, by its beginning. */
    day: z.string(),
    levels: z.array(z.object({ level: z.number(), posts: z.number(), taken: z.number() })),
    opened: z.number(),
  }),
);
export const authorityNoticed = eventKind(
  "authority.noticed",
  z.object({ reference: z.string(), subjectKind: z.string(), subjectId: z.string() }),
);
