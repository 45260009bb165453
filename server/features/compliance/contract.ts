// What the compliance screens ask and are told: the register, assessments, records and public figures.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { discoveries } from "@/server/shared/case-sources";
import { eventKind } from "@/server/shared/events";
import { type EventId, idOf } from "@/server/shared/ids";
import { measureKinds } from "@/server/shared/measure-kinds";
import { obligationIds } from "@/server/shared/obligation-ids";
import {
  assessmentLength,
  duties,
  obligationDomains,
  obligationKinds,
  obligationStatuses,
  regulations,
} from "@/server/shared/obligation-words";

export const registerInput = z.object({
  regulation: z.enum(regulations).default("microblog-2018"),
  status: z.enum(obligationStatuses).optional(),
  domain: z.enum(obligationDomains).optional(),
  kind: z.enum(obligationKinds).optional(),
});
export type RegisterInput = z.input<typeof registerInput>;
export const oneObligationInput = z.object({ id: z.enum(obligationIds) });
export const assessInput = oneObligationInput.extend({ words: z.string().trim().min(1).max(assessmentLength) });

const bothLanguages = z.object({ "zh-CN": z.string(), en: z.string() });

/** What a saved query found. Violations are bad from one; events are there or not yet. Counts stop at ten thousand. */
export const liveEvidence = z.object({
  is: z.enum(["events", "violations"]),
  says: bothLanguages,
  count: z.number(),
  latestAt: z.string().nullable(),
  checkedAt: z.string(),
});
export type LiveEvidence = z.infer<typeof liveEvidence>;

export const assessmentView = z.object({ words: z.string(), at: z.string(), assessor: accountBrief });
export type AssessmentView = z.infer<typeof assessmentView>;

export const registerRow = z.object({
  id: z.enum(obligationIds),
  article: z.number(),
  paragraph: z.number(),
  text: bothLanguages,
  kind: z.enum(obligationKinds),
  domain: z.enum(obligationDomains),
  status: z.enum(obligationStatuses),
  controls: z.number(),
  tests: z.number(),
  evidence: liveEvidence.nullable(),
});
export type RegisterRow = z.infer<typeof registerRow>;

export const registerView = z.object({
  rows: z.array(registerRow),
  /** Over the whole register, whatever is filtered. */
  statuses: z.record(z.enum(obligationStatuses), z.number()),
  perRegulation: z.record(z.enum(regulations), z.number()),
});
export type RegisterView = z.infer<typeof registerView>;

export const obligationView = registerRow.omit({ controls: true, tests: true }).extend({
  regulation: z.enum(regulations),
  item: z.number().nullable(),
  /** The whole sentence; the row's text is the part this obligation is about. */
  sentence: z.string(),
  duty: z.enum(duties),
  acceptance: bothLanguages,
  missing: bothLanguages.nullable(),
  lacks: z.array(z.enum(["control", "test", "evidence"])),
  controls: z.array(z.object({ path: z.string(), name: z.string() })),
  tests: z.array(z.object({ path: z.string(), name: z.string() })),
  /** The query itself, for whoever wants to repeat it. */
  query: z.string().nullable(),
  /** Newest first. */
  assessments: z.array(assessmentView),
  mayAssess: z.boolean(),
});
export type ObligationView = z.infer<typeof obligationView>;

export const complianceAssessed = eventKind("compliance.assessed", z.object({ obligationId: z.string() }));

export const recordChains = ["event", "measure", "measure_end", "credit_entry"] as const;
export type RecordChain = (typeof recordChains)[number];

export const receiptOfInput = z.object({ chain: z.enum(recordChains), id: z.guid() });

export const headView = z.object({
  chain: z.enum(recordChains),
  seq: z.number(),
  hash: z.string(),
  signedAt: z.string(),
  keyId: z.string(),
  signature: z.string(),
});
export const headsView = z.object({ keyId: z.string(), publicKey: z.string(), heads: z.array(headView) });
export type HeadsView = z.infer<typeof headsView>;

/** A row of the log that is about the viewer, newest first. `what` is the kind of event, measure or entry. */
export const ownRecord = z.object({ chain: z.enum(recordChains), id: z.string(), what: z.string(), at: z.string() });
export const ownRecordsView = z.object({ records: z.array(ownRecord) });
export type OwnRecordsView = z.infer<typeof ownRecordsView>;

/** A signed statement that a person keeps as a file: see docs/records.md. */
export const receiptView = z.object({
  format: z.literal("guiju-receipt/1"),
  chain: z.enum(recordChains),
  seq: z.number(),
  hash: z.string(),
  row: z.object({ id: z.string(), hash: z.string() }),
  signedAt: z.string(),
  keyId: z.string(),
  signature: z.string(),
  publicKey: z.string(),
});
export type ReceiptView = z.infer<typeof receiptView>;

export const figurePeriods = [30, 90, 365] as const;
export const transparencyInput = z.object({
  days: z.union(figurePeriods.map((days) => z.literal(days))).default(30),
});

/** Public figures, counted from the records. Of a period unless `now` is in the name; medians are hours, null where nothing ended. */
export const transparencyView = z.object({
  from: z.string(),
  countedAt: z.string(),
  reports: z.object({
    received: z.number(),
    withoutAccount: z.number(),
    fedBack: z.number(),
    upheld: z.number(),
    late: z.number(),
    medianHours: z.number().nullable(),
    openNow: z.number(),
    overdueNow: z.number(),
  }),
  cases: z.object({ decided: z.number(), medianHours: z.number().nullable(), openNow: z.number() }),
  appeals: z.object({
    received: z.number(),
    decided: z.number(),
    overturned: z.number(),
    medianHours: z.number().nullable(),
    openNow: z.number(),
    overdueNow: z.number(),
  }),
  measures: z.array(z.object({ kind: z.enum(measureKinds), imposed: z.number(), ended: z.number() })),
  /** Who found what was acted on (PUB Article 19): cases opened, those that ended in a measure, and hours from finding and from publishing to acting. */
  discoveries: z.array(
    z.object({
      by: z.enum(discoveries),
      cases: z.number(),
      acted: z.number(),
      hoursFromFinding: z.number().nullable(),
      hoursFromPublishing: z.number().nullable(),
    }),
  ),
  review: z.object({ refused: z.number(), held: z.number() }),
  authority: z.object({ due: z.number(), sent: z.number(), overdueNow: z.number() }),
});
export type TransparencyView = z.infer<typeof transparencyView>;

/** An effect that was given up after the last try, as the desk sees it. The error is the program's own words. */
export const parkedEffectView = z.object({
  eventId: z.string(),
  handler: z.string(),
  kind: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  attempts: z.number(),
  at: z.string(),
  parkedAt: z.string(),
  lastError: z.string().nullable(),
});
export type ParkedEffectView = z.infer<typeof parkedEffectView>;

export const nothingInput = z.object({});
export const requeueEffectInput = z.object({ eventId: idOf<EventId>(), handler: z.string().min(1).max(80) });

/** A member of staff had a parked effect tried again; the subject is its event. */
export const effectRequeued = eventKind(
  "effect.requeued",
  z.object({ handler: z.string(), kind: z.string(), attempts: z.number() }),
);
