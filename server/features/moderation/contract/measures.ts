// Measures (处置): what the person they hold is told of them, and what staff do with them.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { bottomLines } from "@/server/shared/bottom-lines";
import { caseSources } from "@/server/shared/case-sources";
import { deskText } from "@/server/shared/desk-text";
import { idOf, type MeasureId } from "@/server/shared/ids";
import { contentLabels } from "@/server/shared/labels";
import { measureKinds } from "@/server/shared/measure-kinds";

export const reasonLength = 2_000;

export const oneMeasureInput = z.object({ measureId: idOf<MeasureId>() });
export const liftMeasureInput = z.object({ measureId: idOf<MeasureId>(), reason: deskText(reasonLength) });

export const deskMeasuresInput = z.object({
  state: z.enum(["inForce", "ended"]).default("inForce"),
  before: idOf<MeasureId>().optional(),
});

const bilingual = z.object({ "zh-CN": z.string(), en: z.string() });

export const ruleView = z.object({
  id: z.string(),
  version: z.number(),
  title: bilingual,
  clause: bilingual.nullable(),
  address: z.string(),
});
export type RuleView = z.infer<typeof ruleView>;

export const endView = z.object({
  how: z.enum(["lapsed", "lifted", "overturned"]),
  reason: z.string(),
  at: z.string(),
});

/** A measure in a list. */
export const measureBrief = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(measureKinds),
  startsAt: z.string(),
  endsAt: z.string().nullable(),
  isInForce: z.boolean(),
  end: endView.nullable(),
  appeal: z.enum(["possible", "open", "upheld", "refused", "too-late"]),
});
export type MeasureBrief = z.infer<typeof measureBrief>;

/** A measure in the desk's list. */
export const deskMeasureBrief = measureBrief.extend({ person: accountBrief });
export type DeskMeasureBrief = z.infer<typeof deskMeasureBrief>;
export const deskMeasuresPage = z.object({ measures: z.array(deskMeasureBrief), next: z.string().nullable() });
export type DeskMeasuresPage = z.infer<typeof deskMeasuresPage>;

/** How the matter was found: by whom, whether a machine took part, and what it found. The words only where the rule lets them be shown. */
export const foundView = z.object({
  by: z.enum(caseSources),
  machine: z.boolean(),
  hits: z.array(z.object({ category: z.string(), words: z.string().nullable() })),
});

export const appealMessageView = z.object({
  id: z.string(),
  fromStaff: z.boolean(),
  body: z.string(),
  createdAt: z.string(),
});

/** An appeal as its appellant sees it. */
export const ownAppealView = z.object({
  id: z.string(),
  number: z.string(),
  state: z.enum(["open", "upheld", "refused"]),
  grounds: z.string(),
  evidence: z.array(z.string()),
  openedAt: z.string(),
  dueAt: z.string(),
  decidedAt: z.string().nullable(),
  decisionReason: z.string().nullable(),
  messages: z.array(appealMessageView),
});
export type OwnAppealView = z.infer<typeof ownAppealView>;

/** The statement of reasons: what was done, on which facts and rule, for how long, how it was found, and how to appeal. */
export const statementView = z.object({
  id: z.string(),
  number: z.string(),
  caseNumber: z.string(),
  kind: z.enum(measureKinds),
  severity: z.number(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  functions: z.array(z.string()),
  perDay: z.number(),
  demand: z.string().nullable(),
  /** The field of the profile that must be corrected, and the instant by which. */
  correct: z.object({ field: z.string(), by: z.string() }).nullable(),
  /** The fields of the profile that were taken away. */
  fields: z.array(z.string()),
  /** True where only the text was at fault: its pictures may be used again. */
  innocentPictures: z.boolean(),
  /** What a label says of the content. */
  label: z.enum(contentLabels).nullable(),
  startsAt: z.string(),
  endsAt: z.string().nullable(),
  isInForce: z.boolean(),
  end: endView.nullable(),
  facts: z.string(),
  rule: ruleView,
  bottomLine: z.enum(bottomLines),
  found: foundView,
  /** What the person wrote, as it was when the measure was decided. */
  content: z.object({ texts: z.array(z.string()), images: z.number(), createdAt: z.string() }).nullable(),
  /** The post of whoever decided, never the name; `rule` where a review rule did so by itself. */
  handledBy: z.enum(["reviewer", "officer", "rule"]),
  creditPoints: z.number(),
  appeal: z.object({
    possible: z.boolean(),
    until: z.string(),
    decisionDays: z.number(),
    address: z.string(),
  }),
});
export type StatementView = z.infer<typeof statementView>;

export const measureView = z.object({ statement: statementView, appeal: ownAppealView.nullable() });
export type MeasureView = z.infer<typeof measureView>;

export const standingView = z.object({
  points: z.number(),
  level: z.number(),
  levelFrom: z.array(z.number()),
  inForce: z.array(measureBrief),
  past: z.array(measureBrief),
});
export type StandingView = z.infer<typeof standingView>;
