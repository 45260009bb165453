// Pure: rows to views. No function here is handed a clear value.
import { maskPhone } from "@/server/core/sealed/mask";
import type { AccessPurpose } from "@/server/shared/access";
import type { AccountBrief } from "@/server/shared/account-brief";
import type { AccountId } from "@/server/shared/ids";
import { addDays } from "@/server/shared/time";
import { type OpeningView, type OwnIdentityView, recheckNoticeDays } from "./contract";

export interface PrincipalRow {
  kind: OwnIdentityView["kind"];
  state: OwnIdentityView["state"];
  method: OwnIdentityView["method"];
  verifiedAt: Date | null;
  recheckAt: Date | null;
  accounts: number;
}

export interface TryRow {
  id: string;
  method: OwnIdentityView["tries"][number]["method"];
  state: OwnIdentityView["tries"][number]["state"];
  refusal: string | null;
  name: string | null;
  number: string | null;
  submittedAt: Date;
  decidedAt: Date | null;
}

/** One's own verification. Past its date a pass reads as expired, as the gate reads it. */
export function ownIdentityOf(
  row: PrincipalRow,
  tries: readonly TryRow[],
  about: { phone: string | null; now: Date },
): OwnIdentityView {
  const isOver = row.state === "passed" && row.recheckAt !== null && row.recheckAt <= about.now;
  const isProven = row.state === "passed" || row.state === "expired";
  return {
    state: isOver ? "expired" : row.state,
    kind: row.kind,
    method: row.method,
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    recheckAt: row.recheckAt?.toISOString() ?? null,
    recheckOpen: isProven && row.recheckAt !== null && row.recheckAt <= addDays(about.now, recheckNoticeDays),
    phone: about.phone === null ? null : maskPhone(about.phone),
    accounts: row.accounts,
    tries: tries.map((entry) => ({
      ...entry,
      submittedAt: entry.submittedAt.toISOString(),
      decidedAt: entry.decidedAt?.toISOString() ?? null,
    })),
  };
}

export interface OpeningRow {
  id: string;
  accountId: AccountId | null;
  purpose: AccessPurpose;
  basis: string;
  requestedBy: AccountId;
  requestedAt: Date;
  approvedBy: AccountId | null;
  approvedAt: Date | null;
  refusedAt: Date | null;
  expiresAt: Date | null;
  timesOpened: number;
  method: string | null;
  name: string | null;
  number: string | null;
}

/** A request as members of staff see it. */
export function openingViewOf(
  row: OpeningRow,
  people: ReadonlyMap<AccountId, AccountBrief>,
  viewer: { id: AccountId; now: Date },
): OpeningView {
  const nameOf = (id: AccountId | null) => (id ? (people.get(id)?.nickname ?? "") : null);
  return {
    id: row.id,
    handle: (row.accountId && people.get(row.accountId)?.handle) ?? "",
    nickname: nameOf(row.accountId) ?? "",
    purpose: row.purpose,
    basis: row.basis,
    requestedBy: nameOf(row.requestedBy) ?? "",
    requestedAt: row.requestedAt.toISOString(),
    approvedBy: nameOf(row.approvedBy),
    approvedAt: row.approvedAt?.toISOString() ?? null,
    refusedAt: row.refusedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    timesOpened: row.timesOpened,
    state: stateOf(row, viewer.now),
    isMine: row.requestedBy === viewer.id,
    masked: { method: row.method, name: row.name, number: row.number },
  };
}

function stateOf(row: OpeningRow, now: Date): OpeningView["state"] {
  if (row.refusedAt) return "refused";
  if (!row.expiresAt) return "waiting";
  return row.expiresAt <= now ? "expired" : "approved";
}
