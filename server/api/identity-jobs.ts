// What time does to identities and to what is kept about people.
import { type SQL, sql } from "drizzle-orm";
import { systemCaller } from "@/server/api/system-caller";
import { unlessDone } from "@/server/api/unless-done";
import { atMost } from "@/server/core/at-most";
import { reader } from "@/server/core/database";
import type { Job } from "@/server/core/jobs";
import { log } from "@/server/core/log";
import { recheckNoticeDays, type VerificationId } from "@/server/features/identity/contract";
import { dueVerifications } from "@/server/features/identity/visibility";
import { addDays } from "@/server/shared/time";
import { dueForRecovery } from "@/server/trust/standing/credit-recovery";

const most = 200;

/** Asks the provider about claims whose sender left before the answer came. */
export const settleIdentities: Job = {
  everyMinutes: 1,
  async run(now) {
    const { identity } = systemCaller("settle-identities");
    await each(dueVerifications.waiting(now), (verificationId) => identity.settle({ verificationId }));
  },
};

/** Asks owners thirty days ahead, and the provider in the last day before the date; past the date nothing is published until it has passed again (MB Article 7). */
export const recheckIdentities: Job = {
  everyMinutes: 60,
  async run(now) {
    const { identity } = systemCaller("recheck-identities");
    const announced = dueVerifications.toAnnounce(addDays(now, recheckNoticeDays));
    await each(announced, (verificationId) => identity.askForRecheck({ verificationId }));
    const due = dueVerifications.toRecheck(addDays(now, 1));
    await each(due, (verificationId) => identity.settle({ verificationId }));
  },
};

/** Ends network logs whose retention is over. */
export const purgeNetworkLogs: Job = {
  everyMinutes: 24 * 60,
  async run() {
    await systemCaller("purge-network-logs").privacy.purgeNetworkLogs({});
  },
};

/** Gives points back for each clean month. */
export const recoverCredit: Job = {
  everyMinutes: 24 * 60,
  async run(now) {
    const { credit } = systemCaller("recover-credit");
    for (const principalId of await dueForRecovery(reader, now, most))
      await unlessDone(credit.recover({ principalId }));
  },
};

/** Those asked longest ago first; one that fails does not keep the others from their turn. */
async function each(due: SQL, work: (id: VerificationId) => Promise<unknown>): Promise<void> {
  const rows = await reader.rows<{ id: VerificationId }>(sql`
    select d.id from ${due} d order by d.asked_at nulls first, d.id ${atMost(most)}`);
  for (const { id } of rows) {
    await work(id).catch((error: unknown) => log.warn({ err: error, verificationId: id }, "verification not settled"));
  }
}
