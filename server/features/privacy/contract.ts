// Inputs, views and events of personal data: access history, network logs and their end.
import { z } from "zod";
import { accessedKinds, accessPurposes } from "@/server/shared/access";
import { acts } from "@/server/shared/acts";
import { eventKind } from "@/server/shared/events";
import { type Id, idOf } from "@/server/shared/ids";
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

export type ExportId = Id<"export">;

export const exportStates = ["waiting", "making", "ready", "failed", "expired"] as const;
/** The file can be downloaded for so many days, and is deleted then. */
export const exportDays = 7;

export const oneExportInput = z.object({ exportId: idOf<ExportId>() });

/** What the job says of a copy that it makes. */
export const noteExportInput = z.discriminatedUnion("step", [
  oneExportInput.extend({ step: z.literal("gathered"), done: z.int32().min(0), total: z.int32().min(1) }),
  oneExportInput.extend({ step: z.literal("ready"), bytes: z.int().min(1), sha256: z.hash("sha256") }),
  oneExportInput.extend({ step: z.literal("failed") }),
  oneExportInput.extend({ step: z.literal("expired") }),
]);

/** A copy of all of one's data: how far it is, and until when the file can be had. */
export const exportView = z.object({
  id: z.string(),
  state: z.enum(exportStates),
  done: z.number(),
  total: z.number().nullable(),
  bytes: z.number().nullable(),
  sha256: z.string().nullable(),
  requestedAt: z.string(),
  readyAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
});
export type ExportView = z.infer<typeof exportView>;

const ofExport = z.object({ accountId: z.string() });
export const exportRequested = eventKind("export.requested", ofExport);
export const exportGathered = eventKind("export.gathered", ofExport.extend({ done: z.number(), total: z.number() }));
export const exportReady = eventKind("export.ready", ofExport.extend({ bytes: z.number(), sha256: z.string() }));
export const exportFailed = eventKind("export.failed", ofExport);
export const exportExpired = eventKind("export.expired", ofExport);

export type ClosingId = Id<"closing">;

/** So many days a closing can be undone. */
export const closingDays = 15;
/** So many months after that, what law asks to keep is purged. */
export const heldMonths = 6;

/** What becomes of data when an account is closed; `held` is stored and shown to nobody. */
export const dataFates = ["deleted", "held", "aged", "kept"] as const;
export type DataFate = (typeof dataFates)[number];

/** The tables of one fate, as db/policies.ts declares them. */
export const fateView = z.object({ fate: z.enum(dataFates), tables: z.array(z.string()) });
export type FateView = z.infer<typeof fateView>;

export const closingView = z.object({
  /** The closing that stands, if any. */
  standing: z.object({ requestedAt: z.string(), dueAt: z.string() }).nullable(),
  /** When a closing asked for now would be carried out, and when what is held would be purged. */
  dueAt: z.string(),
  purgeAt: z.string(),
  fates: z.array(fateView),
  isConfirmed: z.boolean(),
});
export type ClosingView = z.infer<typeof closingView>;

export const oneClosingInput = z.object({ closingId: idOf<ClosingId>() });
export const indexingInput = z.object({ isIndexed: z.boolean() });

export const closingRequested = eventKind("account.closing-requested", z.object({ dueAt: z.string() }));
export const closingUndone = eventKind("account.closing-undone", z.object({}));
export const accountErased = eventKind(
  "account.erased",
  z.object({ tables: z.record(z.string(), z.number()), purgeAt: z.string() }),
);
export const accountPurged = eventKind(
  "account.purged",
  z.object({ tables: z.record(z.string(), z.number()), keyDestroyed: z.boolean() }),
);
export const dataPurged = eventKind("data.purged", z.object({ tables: z.record(z.string(), z.number()) }));
export const indexingChanged = eventKind("account.indexing-changed", z.object({ isIndexed: z.boolean() }));

export const indexedAmongInput = z.object({ accountIds: z.array(idOf()).min(1).max(100) });
export const sitemapView = z.object({
  posts: z.array(z.object({ id: z.string(), at: z.string() })),
  handles: z.array(z.string()),
});
export type SitemapView = z.infer<typeof sitemapView>;
