// Pure: rows to views.
import type { AccountBrief } from "@/server/shared/account-brief";
import { nobody } from "@/server/shared/account-brief";
import type { AccountId } from "@/server/shared/ids";
import { type BriefRow, briefOf } from "@/server/trust/authors/brief";
import type { ApplicationRow, Finding, MarkView, QueueRow } from "./contract/applications";

export interface ApplicationDbRow {
  id: string;
  number: string;
  class: ApplicationRow["class"];
  text: string;
  nickname: string;
  country: string | null;
  state: ApplicationRow["state"];
  corrects: string | null;
  submittedAt: Date;
  dueAt: Date;
  decidedAt: Date | null;
  reason: string | null;
  findings: Finding[] | null;
}

export function applicationRowOf(row: ApplicationDbRow): ApplicationRow {
  return {
    id: row.id,
    number: row.number,
    class: row.class,
    text: row.text,
    nickname: row.nickname,
    country: row.country,
    state: row.state,
    submittedAt: row.submittedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason: row.reason,
    findings: row.findings ?? [],
  };
}

export interface QueueDbRow extends ApplicationDbRow {
  account: BriefRow | null;
  claimedBy: AccountId | null;
  claimer: BriefRow | null;
  claimedUntil: Date | null;
}

/** A line of the queue; a claim that has run out is none. */
export function queueRowOf(row: QueueDbRow, viewerId: AccountId, now: Date): QueueRow {
  const claimed = row.claimedUntil !== null && row.claimedUntil > now;
  return {
    id: row.id,
    number: row.number,
    class: row.class,
    text: row.text,
    account: row.account ? briefOf(row.account) : nobody,
    submittedAt: row.submittedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    claim:
      claimed && row.claimedUntil
        ? {
            by: row.claimer ? briefOf(row.claimer) : nobody,
            until: row.claimedUntil.toISOString(),
            isMine: row.claimedBy === viewerId,
          }
        : null,
  };
}

export interface MarkDbRow extends Pick<MarkView, "class" | "text" | "country" | "documents" | "endedBecause"> {
  account: BriefRow;
  checkedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
}

/** A mark as everybody may know it; it is in force where the account's brief shows it. */
export function markViewOf({ account, checkedAt, expiresAt, endedAt, ...row }: MarkDbRow): MarkView {
  const brief: AccountBrief = briefOf(account);
  return {
    ...row,
    account: brief,
    checkedAt: checkedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    inForce: brief.mark !== null,
  };
}
