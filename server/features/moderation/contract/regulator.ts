// What the authority is told of measures, and what came back.
import { z } from "zod";
import { eventKind } from "@/server/shared/events";
import { type Id, idOf } from "@/server/shared/ids";
import { measureKinds } from "@/server/shared/measure-kinds";

export type ReportItemId = Id<"report-item">;

/** What people record, in this order; `overdue` is the clock's. */
export const reportSteps = ["sent", "received", "replied"] as const;
export type ReportStep = (typeof reportSteps)[number];
export const itemStates = ["waiting", "overdue", "sent", "received", "replied"] as const;
export type ItemState = (typeof itemStates)[number];

export const outboxInput = z.object({
  state: z.enum(["all", ...itemStates]).default("all"),
  before: idOf<ReportItemId>().optional(),
});
export const oneItemInput = z.object({ itemId: idOf<ReportItemId>() });
export const recordStepInput = z.object({
  itemId: idOf<ReportItemId>(),
  step: z.enum(reportSteps),
  /** The authority's or the transport's number. */
  reference: z.string().trim().min(1).max(200),
});

export const itemBrief = z.object({
  id: z.string(),
  number: z.string(),
  measureId: z.string(),
  measureNumber: z.string(),
  measureKind: z.enum(measureKinds),
  isCorrection: z.boolean(),
  authority: z.string(),
  state: z.enum(itemStates),
  createdAt: z.string(),
  dueAt: z.string(),
  isOverdue: z.boolean(),
});
export type ItemBrief = z.infer<typeof itemBrief>;
export const outboxPage = z.object({ items: z.array(itemBrief), next: z.string().nullable() });
export type OutboxPage = z.infer<typeof outboxPage>;

export const itemView = itemBrief.extend({
  content: z.record(z.string(), z.unknown()),
  corrects: z.string().nullable(),
  steps: z.array(
    z.object({
      step: z.enum([...reportSteps, "overdue"]),
      reference: z.string().nullable(),
      at: z.string(),
    }),
  ),
});
export type ItemView = z.infer<typeof itemView>;

export const reportStepRecorded = eventKind(
  "report-item.step-recorded",
  z.object({ step: z.enum(reportSteps), number: z.string(), measureId: z.string() }),
);
export const reportItemOverdue = eventKind(
  "report-item.overdue",
  z.object({ number: z.string(), measureId: z.string(), dueAt: z.string() }),
);
