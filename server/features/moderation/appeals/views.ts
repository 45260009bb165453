// Pure: rows of appeals to what their readers see.
import { type AccountBrief, nobody } from "@/server/shared/account-brief";
import type { AccountId } from "@/server/shared/ids";
import type { AppealBrief } from "../contract/appeals";
import type { OwnAppealView } from "../contract/measures";
import type { AppealRow, QueueRow } from "../visibility/appeals";

/** An appeal as its appellant sees it: no name of staff anywhere. */
export function ownAppealOf(row: AppealRow): OwnAppealView {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    grounds: row.grounds,
    evidence: row.evidence,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionReason: row.decisionReason,
    messages: row.messages.map((message) => ({ ...message, createdAt: new Date(message.createdAt).toISOString() })),
  };
}

/** An appeal in the queue, as this member of staff sees it. */
export function queueBriefOf(
  row: QueueRow,
  viewerId: AccountId,
  authors: ReadonlyMap<AccountId, AccountBrief>,
  now: Date,
): AppealBrief {
  const isClaimed = row.claimedUntil !== null && row.claimedUntil > now;
  return {
    id: row.id,
    number: row.number,
    measureKind: row.measureKind,
    appellant: authors.get(row.appellantId) ?? nobody,
    state: row.state,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    isOverdue: row.state === "open" && row.dueAt <= now,
    isMine: isClaimed && row.claimedBy === viewerId,
    isConflict: row.firstHandlerId === viewerId || row.appellantId === viewerId,
    claimedUntil: isClaimed ? (row.claimedUntil?.toISOString() ?? null) : null,
  };
}
