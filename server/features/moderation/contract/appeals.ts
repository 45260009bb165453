// Appeals (申诉): a person against a measure, heard by somebody else.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { deskText } from "@/server/shared/desk-text";
import { eventKind } from "@/server/shared/events";
import { type AppealId, idOf, type MeasureId, type MediaId } from "@/server/shared/ids";
import { measureKinds } from "@/server/shared/measure-kinds";
import { ownAppealView, statementView } from "./measures";

export const groundsLength = 2_000;
export const messageLength = 1_000;
export const decisionLength = 2_000;
export const evidenceLimit = 3;

export const appealMeasureInput = z.object({
  measureId: idOf<MeasureId>(),
  grounds: deskText(groundsLength),
  evidence: z
    .array(idOf<MediaId>())
    .max(evidenceLimit)
    .default([])
    .refine((ids) => new Set(ids).size === ids.length, { message: "invalid" }),
});
export const appealMessageInput = z.object({ appealId: idOf<AppealId>(), body: deskText(messageLength) });
export const oneAppealInput = z.object({ appealId: idOf<AppealId>() });
export const decideAppealInput = z.object({
  appealId: idOf<AppealId>(),
  outcome: z.enum(["upheld", "refused"]),
  reason: deskText(decisionLength),
});
export const appealsQueueInput = z.object({
  state: z.enum(["open", "decided"]).default("open"),
  after: idOf<AppealId>().optional(),
});

/** An appeal in the queue. `isMine` where the viewer has claimed it, `isConflict` where the viewer may not decide it. */
export const appealBrief = z.object({
  id: z.string(),
  number: z.string(),
  measureKind: z.enum(measureKinds),
  appellant: accountBrief,
  state: z.enum(["open", "upheld", "refused"]),
  openedAt: z.string(),
  dueAt: z.string(),
  isOverdue: z.boolean(),
  isMine: z.boolean(),
  isConflict: z.boolean(),
  claimedUntil: z.string().nullable(),
});
export type AppealBrief = z.infer<typeof appealBrief>;
export const appealsPage = z.object({ appeals: z.array(appealBrief), next: z.string().nullable() });
export type AppealsPage = z.infer<typeof appealsPage>;

/** Everything that whoever decides must see, with what upholding could not restore. */
export const appealCaseView = appealBrief.extend({
  appeal: ownAppealView,
  statement: statementView,
  otherMeasures: z.array(
    z.object({ number: z.string(), kind: z.enum(measureKinds), imposedAt: z.string(), isInForce: z.boolean() }),
  ),
  spread: z.record(z.string(), z.number()),
  cannotRestore: z.enum(measureKinds),
});
export type AppealCaseView = z.infer<typeof appealCaseView>;

const about = { measureId: z.string(), appellantId: z.string(), number: z.string() };
export const appealOpened = eventKind("appeal.opened", z.object({ ...about, evidence: z.number() }));
export const appealMessageWritten = eventKind(
  "appeal.message-written",
  z.object({ ...about, messageId: z.string(), fromStaff: z.boolean() }),
);
export const appealClaimed = eventKind("appeal.claimed", z.object({ ...about, until: z.string() }));
export const appealDecided = eventKind(
  "appeal.decided",
  z.object({ ...about, outcome: z.enum(["upheld", "refused"]), measureKind: z.enum(measureKinds) }),
);
