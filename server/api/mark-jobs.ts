// What time does to verified marks. Readers see none past its date by themselves: this writes the record and the notice.
import { type SQL, sql } from "drizzle-orm";
import { systemCaller } from "@/server/api/system-caller";
import { unlessDone } from "@/server/api/unless-done";
import { atMost } from "@/server/core/at-most";
import { reader } from "@/server/core/database";
import type { Job } from "@/server/core/jobs";
import { dueMarks } from "@/server/features/verification/visibility";
import type { AccountId } from "@/server/shared/ids";

const most = 200;

/** Records marks whose date has passed, and tells holders whose date comes near. */
export const endMarks: Job = {
  everyMinutes: 10,
  async run(now) {
    const { verification } = systemCaller("end-marks");
    for (const accountId of await accountsIn(dueMarks.expired(now)))
      await unlessDone(verification.endExpired({ accountId }));
    for (const accountId of await accountsIn(dueMarks.toAnnounce(now)))
      await unlessDone(verification.announceEnd({ accountId }));
  },
};

async function accountsIn(due: SQL): Promise<AccountId[]> {
  const rows = await reader.rows<{ id: AccountId }>(sql`
    select d.account_id as id from ${due} d order by d.account_id ${atMost(most)}`);
  return rows.map(({ id }) => id);
}
