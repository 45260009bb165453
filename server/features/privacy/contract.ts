// Inputs, views and events of personal data: access history, network logs and their end.
import { z } from "zod";
import { accessedKinds, accessPurposes } from "@/server/shared/access";
import { acts } from "@/server/shared/acts";
import { eventKind } from "@/server/shared/events";
import { idOf } from "@/server/shared/ids";
import { staffPosts } from "@/server/shared/staff";

export const basisLength = 300;
/** A search answers one page, newest first; there is no export. */
export const logPageSize = 50;
/** The longest span of one search. */
export const mostSearchDays = 400;

const day = 86_400_000;

/** Whose entries, in which time, and what for. At least one of account, address and object narrows it: nobody lists everybody. */
export const searchLogsInput = z
  .object({
    handle: z.string().trim().min(1).max(32).optional(),
    address: z.union([z.ipv4(), z.ipv6()]).optional(),
    objectId: z.guid().optional(),
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    addresses: z.enum(["masked", "open"]).default("masked"),
    purpose: z.enum(accessPurposes),
    basis: z.string().trim().min(4, { message: "too_small" }).max(basisLength, { message: "too_long" }),
    before: z.object({ at: z.iso.datetime({ offset: true }), id: idOf() }).optional(),
  })
  .refine((input) => input.handle || input.address || input.objectId, { message: "empty", path: ["handle"] })
  .refine((input) => Date.parse(input.from) < Date.parse(input.to), { message: "date", path: ["to"] })
  .refine((input) => Date.parse(input.to) - Date.parse(input.from) <= mostSearchDays * day, {
    message: "too_long",
    path: ["from"],
  });
export type SearchLogsInput = z.input<typeof searchLogsInput>;

export const logEntryView = z.object({
  id: z.string(),
  at: z.string(),
  /** Null for somebody who was not signed in. The account may be closed since. */
  account: z.object({ handle: z.string(), nickname: z.string() }).nullable(),
  act: z.enum(acts),
  address: z.string(),
  port: z.number(),
  device: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
});
export type LogEntryView = z.infer<typeof logEntryView>;

export const logPage = z.object({
  entries: z.array(logEntryView),
  next: z.object({ at: z.string(), id: z.string() }).nullable(),
});
export type LogPage = z.infer<typeof logPage>;

export const nothingInput = z.object({});
export const accessHistoryInput = z.object({ before: idOf().optional() });

/** Who of the staff saw one's data: the post and the purpose, never the name. */
export const accessView = z.object({
  id: z.string(),
  at: z.string(),
  what: z.enum(accessedKinds),
  role: z.enum(staffPosts),
  purpose: z.enum(accessPurposes),
});
export type AccessView = z.infer<typeof accessView>;
export interface AccessHistory {
  accesses: AccessView[];
  next: string | null;
}

/** The state of the network logs, for the desk. */
export interface LogRetentionView {
  months: number;
  oldestAt: string | null;
  /** Days in Asia/Shanghai, YYYY-MM-DD, that a search begins with. */
  weekAgo: string;
  today: string;
  purges: { at: string; before: string; removed: number; oldestLeft: string | null }[];
}

export const logsSearched = eventKind(
  "network-log.searched",
  z.object({
    purpose: z.enum(accessPurposes),
    basis: z.string(),
    by: z.array(z.enum(["account", "address", "object"])),
    from: z.string(),
    to: z.string(),
    addresses: z.enum(["masked", "open"]),
    found: z.number(),
  }),
);
export const logsPurged = eventKind(
  "network-log.purged",
  z.object({ before: z.string(), removed: z.number(), oldestLeft: z.string().nullable() }),
);
