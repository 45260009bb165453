// Reports (投诉举报): what people hand in and what they learn of it.
import { z } from "zod";
import { bottomLines } from "@/server/shared/bottom-lines";
import { deskText } from "@/server/shared/desk-text";
import { eventKind } from "@/server/shared/events";
import { reportableKinds } from "@/server/shared/subject";
import type { TimeLimitName } from "@/server/trust/standing/time-limits";

/** Why people report, in the order in which they are offered. */
export const reportReasons = [
  "fraud",
  "pornography",
  "gambling",
  "violence",
  "rumour",
  "harassment",
  "online-violence",
  "discrimination",
  "privacy",
  "minors",
  "infringement",
  "impersonation",
  "paid-deletion",
  "state-order",
  "spam",
  "vulgar",
  "other",
] as const;
export type ReportReason = (typeof reportReasons)[number];

export const detailsLength = 1_000;
export const contactLength = 100;
export const impersonatedLength = 100;

/** Who is impersonated: somebody with an account here, by its number, or anybody else, by name. */
export const impersonated = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("account"), handle: z.string().trim().min(1).max(32) }),
  z.object({ kind: z.literal("outside"), name: deskText(impersonatedLength, 1) }),
]);

export const reportInput = z
  .object({
    subject: z.object({ kind: z.enum(reportableKinds), id: z.guid() }),
    reason: z.enum(reportReasons),
    details: deskText(detailsLength, 0).optional(),
    /** Named where the reason is impersonation, and nowhere else. */
    impersonated: impersonated.optional(),
    /** How somebody who is not signed in can be reached; sealed, opened for feedback alone. */
    contact: deskText(contactLength, 0).optional(),
  })
  .refine(({ reason, impersonated: who }) => (reason === "impersonation") === (who !== undefined), {
    path: ["impersonated"],
    message: "empty",
  });
export const findReportableInput = z.object({ address: z.string().trim().min(1).max(500) });
export const receiptInput = z.object({ receipt: z.string().trim().min(1).max(40) });
export const myReportsInput = z.object({ before: z.guid().optional() });

export const reportStates = ["accepted", "assessed", "handled", "fed-back"] as const;
export type ReportState = (typeof reportStates)[number];

export const reportReceipt = z.object({ receipt: z.string(), acceptedAt: z.string(), dueAt: z.string() });
export type ReportReceipt = z.infer<typeof reportReceipt>;

/** A report as its receipt shows it to whoever holds the number: nothing about the reporter, nothing of the content. */
export const reportStatusView = z.object({
  receipt: z.string(),
  subjectKind: z.enum(reportableKinds),
  reason: z.enum(reportReasons),
  state: z.enum(reportStates),
  acceptedAt: z.string(),
  assessedAt: z.string().nullable(),
  handledAt: z.string().nullable(),
  fedBackAt: z.string().nullable(),
  dueAt: z.string(),
  isOverdue: z.boolean(),
  outcome: z.enum(["upheld", "not-upheld"]).nullable(),
  feedback: z.string().nullable(),
});
export type ReportStatusView = z.infer<typeof reportStatusView>;

export const reportableView = z.object({
  kind: z.enum(reportableKinds),
  id: z.string(),
  authorName: z.string(),
  excerpt: z.string(),
});
export type ReportableView = z.infer<typeof reportableView>;

/** The published time limits, and which bottom line each reason touches. */
export const publishedLimits = z.object({
  limits: z.array(
    z.object({
      name: z.custom<TimeLimitName>((name) => typeof name === "string"),
      count: z.number(),
      unit: z.enum(["minutes", "hours", "days"]),
    }),
  ),
  reasons: z.array(z.object({ reason: z.enum(reportReasons), bottomLine: z.enum(bottomLines), severity: z.number() })),
});
export type PublishedLimits = z.infer<typeof publishedLimits>;

const about = { subjectKind: z.string(), subjectId: z.string(), caseId: z.string() };
export const reportAccepted = eventKind(
  "report.accepted",
  z.object({ ...about, reason: z.string(), bottomLine: z.string(), severity: z.number() }),
);
export const reportFedBack = eventKind(
  "report.fed-back",
  z.object({ ...about, reporterId: z.string().nullable(), receipt: z.string(), outcome: z.string() }),
);
export const reportsOverdue = eventKind("report.overdue", z.object({ receipts: z.array(z.string()) }));
