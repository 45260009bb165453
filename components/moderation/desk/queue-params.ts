// The whole state of the queue page as it stands in the address, for server and client alike.
import { createLoader, createSerializer, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { contentKinds } from "@/server/shared/subject";

export const queueViews = ["all", "held", "report", "escalated", "overdue", "mine", "decided"] as const;
export type QueueView = (typeof queueViews)[number];

export const queueParams = {
  view: parseAsStringLiteral(queueViews).withDefault("all"),
  kind: parseAsStringLiteral(contentKinds),
  severity: parseAsInteger,
  /** Cursor of the page. */
  after: parseAsString,
  /** The open case. */
  case: parseAsString,
};

export const loadQueueParams = createLoader(queueParams);
export const queueAddress = createSerializer(queueParams);
