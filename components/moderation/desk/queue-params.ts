// The whole state of the queue page as it stands in the address, for server and client alike.
import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import type { QueueInput } from "@/server/features/moderation/contract/cases";
import { caseSources } from "@/server/shared/case-sources";
import { contentKinds } from "@/server/shared/subject";

export const queueViews = ["all", "held", "report", "escalated", "overdue", "mine", "decided"] as const;
export type QueueView = (typeof queueViews)[number];

export const queueParams = {
  view: parseAsStringLiteral(queueViews).withDefault("all"),
  source: parseAsStringLiteral(caseSources),
  kind: parseAsStringLiteral(contentKinds),
  severity: parseAsInteger,
  /** Cursor of the page. */
  after: parseAsString,
  /** The open case. */
  case: parseAsString,
};
type QueueParams = inferParserType<typeof queueParams>;

export const loadQueueParams = createLoader(queueParams);
export const queueAddress = createSerializer(queueParams);

const inputOf: Record<QueueView, QueueInput> = {
  all: {},
  held: { source: "held" },
  report: { source: "report" },
  escalated: { state: "escalated" },
  overdue: { overdue: true },
  mine: { mine: true },
  decided: { state: "decided" },
};

/** True for the views that are a source themselves. */
export function isSourceView(view: QueueView): boolean {
  return inputOf[view].source !== undefined;
}

/** What the address asks the queue for. A source named beside a view that is one itself wins. */
export function queueInputOf({ view, source, kind, severity, after }: QueueParams): QueueInput {
  return {
    ...inputOf[view],
    ...(source ? { source } : {}),
    ...(kind ? { kind } : {}),
    ...(severity ? { severity } : {}),
    ...(after ? { after } : {}),
  };
}
