// Labels that the desk sets: a decision that takes nothing away, and says where a content may be brought to people.
import { z } from "zod";
import { deskText } from "@/server/shared/desk-text";
import { eventKind } from "@/server/shared/events";
import { type CaseId, type Id, idOf } from "@/server/shared/ids";
import { contentLabels } from "@/server/shared/labels";
import { contentKinds } from "@/server/shared/subject";
import { citedRule } from "./cases";

export const labelCaseInput = z.object({
  caseId: idOf<CaseId>(),
  label: z.enum(contentLabels),
  rule: citedRule.extend({ version: z.int32().min(1) }),
  reason: deskText(1_000, 2),
});
const labelId = idOf<Id<"content-label">>();
export const endLabelInput = z.object({ labelId, reason: deskText(1_000, 2) });
export const labelListInput = z.object({
  label: z.enum(contentLabels).optional(),
  inForce: z.boolean().default(true),
  before: labelId.optional(),
});

export const labelView = z.object({
  id: z.string(),
  label: z.enum(contentLabels),
  kind: z.enum(contentKinds),
  address: z.string(),
  rule: citedRule,
  reason: z.string(),
  /** Null where a review rule set it that no person switched on. */
  setBy: z.string().nullable(),
  setAt: z.string(),
  endedBy: z.string().nullable(),
  endedAt: z.string().nullable(),
  endReason: z.string().nullable(),
});
export type LabelView = z.infer<typeof labelView>;
export const labelPage = z.object({ labels: z.array(labelView), next: z.string().nullable() });
export type LabelPage = z.infer<typeof labelPage>;

/** What each surface refuses, as everybody may read it. */
export const surfaceTable = z.array(z.object({ surface: z.string(), refuses: z.array(z.enum(contentLabels)) }));
export type SurfaceTable = z.infer<typeof surfaceTable>;

const about = z.object({ label: z.enum(contentLabels), authorId: z.string().nullable() });
export const contentLabelled = eventKind(
  "content.labelled",
  about.extend({ labelId: z.string(), ruleId: z.string(), ruleVersion: z.number() }),
);
export const contentLabelEnded = eventKind("content.label-ended", about.extend({ labelId: z.string() }));
