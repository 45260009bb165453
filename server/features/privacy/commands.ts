// Searching the network log, which is recorded like a write, and purging it.
import { logRetentionMonths } from "@/server/core/log-retention";
import { maskAddress } from "@/server/core/sealed/mask";
import { openValue } from "@/server/core/sealed/vault";
import type { WriteTx } from "@/server/core/write-tx";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { personalDataSeen } from "@/server/shared/access";
import { AppError } from "@/server/shared/errors";
import type { PrincipalId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { addMonths, shanghaiDay } from "@/server/shared/time";
import { gate } from "@/server/trust/policy/gates";
import { findByHandle, namesOf } from "@/server/trust/standing/principals";
import { type LogPage, logPageSize, logsPurged, logsSearched, nothingInput, searchLogsInput } from "./contract";
import { findLogEntries, type LogRow, purgeLogs } from "./store/logs";

const installation = subjectRef("network-log", "00000000-0000-0000-0000-000000000000");

/** Addresses in clear are for the privacy post; others search with addresses masked. */
export const mayOpenAddresses = gate(
  "mayOpenAddresses",
  "FORBIDDEN",
  "ROLE_REQUIRED",
  ["MB-07.2-a"],
  ({ account }, input: { addresses: "masked" | "open" }) =>
    input.addresses === "masked" || account?.posts.some(({ post }) => post === "privacy") ? null : { role: "privacy" },
);

/**
 * Finds entries by account, address or object within a time, newest first; closed accounts and deleted objects included. The search is recorded with its purpose, and each
 * person whose entries it shows finds it in their own access history. Refuses NOT_FOUND for an account number that never was.
 */
export const searchLogs = command({
  profile: "staff.logs",
  act: "log-search",
  on: exempt("a search is on no single thing"),
  gates: [mayOpenAddresses],
  obligations: ["MB-16.2-a", "MB-07.2-a"],
  review: exempt("read by staff and by nobody else"),
  input: searchLogsInput,
  async run({ input, facts, tx }) {
    const account = input.handle ? await findByHandle(tx, input.handle) : null;
    if (input.handle && !account) throw new AppError("NOT_FOUND", "NOT_FOUND", {});
    const rows = await findLogEntries(tx, {
      accountId: account?.accountId ?? null,
      address: input.address ?? null,
      objectId: input.objectId?.toLowerCase() ?? null,
      from: new Date(input.from),
      to: new Date(input.to),
      before: input.before ? { at: new Date(input.before.at), id: input.before.id } : null,
    });
    const { page, principals } = await pageOf(tx, rows, input.addresses);
    const { purpose, basis, addresses, from, to } = input;
    const by = [input.handle && "account", input.address && "address", input.objectId && "object"] as const;
    const role = facts.account?.posts.some(({ post }) => post === "privacy") ? "privacy" : "compliance";
    const what = addresses === "open" ? "network-log-addresses" : "network-log";
    return {
      result: page,
      events: [
        logsSearched(installation, {
          purpose,
          basis,
          by: by.filter((word) => word === "account" || word === "address" || word === "object"),
          from,
          to,
          addresses,
          found: rows.length,
        }),
        ...principals.map((id) =>
          personalDataSeen(subjectRef("principal", id), { what, role, purpose, basis, openingId: null }),
        ),
      ],
    };
  },
});

/** Removes what is older than the retention, whole days of Asia/Shanghai, and records cut-off and count. May run twice: the second time removes nothing. */
export const purgeNetworkLogs = command({
  profile: "system",
  act: "supervise",
  on: exempt("the log as a whole"),
  gates: [],
  obligations: ["MB-16.2-a"],
  review: exempt("no user text"),
  input: nothingInput,
  async run({ tx, now }) {
    const before = shanghaiDay(addMonths(now, -logRetentionMonths()));
    const { removed, oldestLeft } = await purgeLogs(tx, before);
    const record = { before: before.toISOString(), removed, oldestLeft: oldestLeft?.toISOString() ?? null };
    return { result: record, events: [logsPurged(installation, record)] };
  },
});

async function pageOf(
  tx: WriteTx,
  rows: readonly LogRow[],
  addresses: "masked" | "open",
): Promise<{ page: LogPage; principals: PrincipalId[] }> {
  const names = await namesOf(tx, [...new Set(rows.flatMap((row) => row.accountId ?? []))]);
  const entries = rows.map(({ accountId, addressSealed, at, ...row }) => {
    const address = openValue(addressSealed, `network_log:address:${row.id}`);
    const name = accountId ? names.get(accountId) : undefined;
    return {
      ...row,
      at: at.toISOString(),
      account: name ? { handle: name.handle, nickname: name.nickname } : null,
      address: addresses === "open" ? address : maskAddress(address),
    };
  });
  const last = rows.at(-1);
  return {
    page: { entries, next: last && rows.length === logPageSize ? { at: last.at.toISOString(), id: last.id } : null },
    principals: [...new Set(Array.from(names.values(), ({ principalId }) => principalId))],
  };
}
