// SQL that writes notices of the reader's own. New ones are written by server/trust/notify.ts.
import { sql } from "drizzle-orm";
import { noticeSetting, notification } from "@/db/schema/notifications";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";
import { noticeGroups, peopleGroups } from "@/server/shared/notices";
import type { NoticeSettings, NotificationId } from "./contract";

/** Marks everything up to this notice as read, or of one line alone; the number that was not. */
export async function markRead(
  tx: WriteTx,
  accountId: AccountId,
  upTo: NotificationId,
  line: { kind: string; subjectId: string | null } | undefined,
): Promise<number> {
  const ofLine = line
    ? sql`and kind = ${line.kind} and subject_id is not distinct from ${line.subjectId}::uuid`
    : sql``;
  const rows = await tx.rows(sql`
    update ${notification} set read_at = ${tx.now}::timestamptz
    where account_id = ${accountId}::uuid and id <= ${upTo}::uuid and read_at is null ${ofLine} returning 1`);
  return rows.length;
}

/** Sets what of each group is shown and pushed. May run again; the last settings count. */
export async function setSettings(tx: WriteTx, accountId: AccountId, { shown, pushed }: NoticeSettings): Promise<void> {
  const rows = noticeGroups.map((group) => ({
    kind: group,
    shown: peopleGroups.every((one) => one !== group || shown[one]),
    pushed: pushed[group],
  }));
  await tx.rows(sql`
    insert into ${noticeSetting} (account_id, kind, shown, pushed)
    select ${accountId}::uuid, s.kind, s.shown, s.pushed from json_to_recordset(${JSON.stringify(rows)}) as s(kind text, shown boolean, pushed boolean)
    on conflict (account_id, kind) do update set shown = excluded.shown, pushed = excluded.pushed`);
}
