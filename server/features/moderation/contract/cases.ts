// Cases: the desk's tickets about one subject each, their queue, detail and decision.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { limitableActs } from "@/server/shared/acts";
import { bottomLines } from "@/server/shared/bottom-lines";
import { caseSources } from "@/server/shared/case-sources";
import { deskText } from "@/server/shared/desk-text";
import { eventKind } from "@/server/shared/events";
import { type AccountId, type CaseId, idOf } from "@/server/shared/ids";
import { contentLabels } from "@/server/shared/labels";
import { measureKinds } from "@/server/shared/measure-kinds";
import { profileFields, removableFields } from "@/server/shared/names";
import { responsibleDueView } from "@/server/shared/responsible";
import { contentKinds } from "@/server/shared/subject";
import { reportReasons, reportStates } from "./reports";

export const caseStates = ["open", "escalated", "decided"] as const;

/** What a reviewer may impose; everything else is an officer's. */
export const reviewerMeasures = [
  "warn",
  "remove-content",
  "label-content",
] as const satisfies readonly (typeof measureKinds)[number][];

export const queueInput = z.object({
  state: z.enum(["undecided", ...caseStates]).default("undecided"),
  source: z.enum(caseSources).optional(),
  kind: z.enum(contentKinds).optional(),
  severity: z.int().min(1).max(4).optional(),
  mine: z.boolean().default(false),
  overdue: z.boolean().default(false),
  after: z.string().max(120).optional(),
});
export type QueueInput = z.input<typeof queueInput>;

export const oneCaseInput = z.object({ caseId: idOf<CaseId>() });
export const readCaseInput = oneCaseInput.extend({ purpose: deskText(200, 2) });

/** A rule as a decision cites it: a review rule's or a document's key with the version applied. */
export const citedRule = z.object({ id: z.string().min(1).max(80), version: z.int().min(1) });
export type CitedRule = z.infer<typeof citedRule>;

export const measureChoice = z.object({
  kind: z.enum(measureKinds),
  /** How long it lasts; null has no end. A warning's days lead to its deadline. */
  days: z.int().min(1).max(3_650).nullable(),
  functions: z.array(z.enum(limitableActs)).max(limitableActs.length).default([]),
  /** How often a day the limited functions stay allowed. */
  perDay: z.int().min(0).max(100).default(0),
  /** What a warning demands. */
  demand: deskText(500, 0).default(""),
  /** The fields of a profile that a removal takes away, where the case is about an account. */
  fields: z.array(z.enum(removableFields)).max(removableFields.length).default([]),
  /** Of a removal: only the text is at fault, and its pictures may come in again. */
  innocentPictures: z.boolean().default(false),
  /** What a label says of the content. */
  label: z.enum(contentLabels).nullable().default(null),
  /** The field of a profile that must be corrected: suspended until then, closed where `days` pass without it. */
  correct: z.enum(profileFields).nullable().default(null),
});
export type MeasureChoice = z.infer<typeof measureChoice>;

export const outcomes = ["approve", "reject", "dismiss", "escalate", "measure"] as const;
export type CaseOutcome = (typeof outcomes)[number];

/** PUB Article 8: for a name that comes near a closed account's, its subject is checked in these respects. */
export const nameChecks = ["identity", "related-accounts", "qualifications"] as const;

export type NameCheck = (typeof nameChecks)[number];

export const decideCaseInput = z.object({
  caseId: idOf<CaseId>(),
  /** When the text that the handler read was last changed: a decision about another text is refused. */
  seen: z.string().optional(),
  outcome: z.enum(outcomes),
  rule: citedRule.optional(),
  /** Named where the rule is a document; a review rule brings its own. */
  bottomLine: z.enum(bottomLines).optional(),
  reason: deskText(1_000),
  /** What the reporters are told; needed where there are any. */
  feedback: deskText(1_000, 0).default(""),
  measures: z.array(measureChoice).max(measureKinds.length).default([]),
  /** For a cluster: the other accounts of it that the same measures are imposed on. */
  members: z.array(idOf<AccountId>()).max(200).default([]),
  departureReason: deskText(500, 0).default(""),
  /** What was checked of whoever asks for a name near a closed one; all of it before such a name is approved. */
  nameChecked: z.array(z.enum(nameChecks)).max(nameChecks.length).default([]),
});
export type DecideCaseInput = z.input<typeof decideCaseInput>;

export const claimView = z.object({ isMine: z.boolean(), by: accountBrief, until: z.string() });

export const caseRow = z.object({
  id: z.string(),
  number: z.string(),
  source: z.enum(caseSources),
  subjectKind: z.enum(contentKinds),
  severity: z.number(),
  state: z.enum(caseStates),
  reports: z.number(),
  reasons: z.array(z.enum(reportReasons)),
  rules: z.array(citedRule.extend({ title: z.object({ "zh-CN": z.string(), en: z.string() }).nullable() })),
  author: accountBrief,
  openedAt: z.string(),
  dueAt: z.string(),
  isOverdue: z.boolean(),
  claim: claimView.nullable(),
});
export type CaseRow = z.infer<typeof caseRow>;

export const queuePage = z.object({ cases: z.array(caseRow), next: z.string().nullable() });
export type QueuePage = z.infer<typeof queuePage>;

export const queueCounts = z.object({
  undecided: z.number(),
  held: z.number(),
  report: z.number(),
  escalated: z.number(),
  overdue: z.number(),
  mine: z.number(),
});
export type QueueCounts = z.infer<typeof queueCounts>;

export const hitView = z.object({
  field: z.string(),
  start: z.number(),
  end: z.number(),
  rule: citedRule,
  category: z.string(),
  term: z.string().nullable(),
});

/** The item as it stood when the desk looked, with what review found in it. */
export const itemView = z.object({
  texts: z.array(z.object({ field: z.string(), text: z.string() })),
  hits: z.array(hitView),
  images: z.array(z.object({ id: z.string(), url: z.string() })),
  createdAt: z.string(),
  editedAt: z.string().nullable(),
  spread: z.record(z.string(), z.number()),
  address: z.string(),
  stateWord: z.string().nullable(),
  because: z.string().nullable(),
});
export type ItemView = z.infer<typeof itemView>;

export const revisionView = z.object({ id: z.string(), text: z.string(), at: z.string() });

export type RevisionView = z.infer<typeof revisionView>;

export const authorRecordView = z.object({
  account: accountBrief,
  creditLevel: z.number(),
  creditPoints: z.number(),
  identityState: z.string(),
  /** Masked, as "张*" and "1101**********0012"; null where nothing is proven. */
  identityMasked: z.string().nullable(),
  accounts: z.number(),
  since: z.string(),
  measures: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      kind: z.enum(measureKinds),
      ruleId: z.string(),
      startsAt: z.string(),
      endsAt: z.string().nullable(),
      end: z.string().nullable(),
    }),
  ),
  reviews: z.object({ held: z.number(), blocked: z.number() }),
  /** Of a verified organisation that has nobody responsible for its comments. */
  responsibleDue: responsibleDueView.nullable(),
});
export type AuthorRecordView = z.infer<typeof authorRecordView>;

export const caseReportView = z.object({
  receipt: z.string(),
  reason: z.enum(reportReasons),
  bottomLine: z.enum(bottomLines),
  details: z.string().nullable(),
  /** Of an impersonation: whose name or face is used. */
  impersonated: z.object({ account: accountBrief.nullable(), name: z.string().nullable() }).nullable(),
  acceptedAt: z.string(),
  dueAt: z.string(),
  state: z.enum(reportStates),
});

export const pastDecision = z.object({
  number: z.string(),
  outcome: z.enum(outcomes),
  rule: citedRule.nullable(),
  reason: z.string(),
  proposedStep: z.string().nullable(),
  departureReason: z.string().nullable(),
  handler: accountBrief,
  at: z.string(),
});
export type PastDecision = z.infer<typeof pastDecision>;

export const proposalView = z.object({
  step: z.string(),
  kinds: z.array(z.enum(measureKinds)),
  days: z.number().nullable(),
  functions: z.array(z.enum(limitableActs)),
  earlierCases: z.number(),
});
export type ProposalView = z.infer<typeof proposalView>;

export const citableRule = citedRule.extend({
  title: z.object({ "zh-CN": z.string(), en: z.string() }),
  /** Null where the handler names it: a document protects all seven. */
  bottomLine: z.enum(bottomLines).nullable(),
  /** True where a hit or a report's reason points to it: offered first. */
  isSuggested: z.boolean(),
});
export type CitableRule = z.infer<typeof citableRule>;

export const caseDetail = z.object({
  case: caseRow,
  item: itemView.nullable(),
  /** The item's waiting and earlier texts, newest first. */
  revisions: z.array(revisionView),
  reports: z.array(caseReportView),
  /** In a case about comments kept badly: the violations that the account let stand, by the cases that removed them, and when its answers were due. */
  lapses: z.array(z.object({ number: z.string(), dueAt: z.string(), chargedAt: z.string() })),
  author: authorRecordView.nullable(),
  decisions: z.array(pastDecision),
  similar: z.array(pastDecision),
  proposal: proposalView.nullable(),
  /** What a decision can cite, first what hits and reports point to. */
  rules: z.array(citableRule),
  /** The closed account's name that the name in question comes near to; null where none is. */
  closedName: z
    .object({
      nickname: z.string(),
      handle: z.string().nullable(),
      closedAt: z.string(),
      reason: z.string().nullable(),
    })
    .nullable(),
  isHeld: z.boolean(),
  isMine: z.boolean(),
});
export type CaseDetail = z.infer<typeof caseDetail>;

const about = { number: z.string(), subjectKind: z.string(), subjectId: z.string() };
export const caseClaimed = eventKind("case.claimed", z.object({ ...about, until: z.string() }));
export const caseReleased = eventKind("case.released", z.object(about));
/** An officer looked into a case without deciding it: the access log. */
export const caseRead = eventKind("case.read", z.object({ ...about, purpose: z.string() }));
export const caseDecided = eventKind(
  "case.decided",
  z.object({
    ...about,
    outcome: z.enum(outcomes),
    ruleId: z.string().nullable(),
    ruleVersion: z.number().nullable(),
    authorId: z.string().nullable(),
  }),
);
/** A held item was let through: from now on others read it. */
export const contentReleased = eventKind(
  "content.released",
  z.object({ authorId: z.string(), contentKind: z.string() }),
);
