// What time does to classes and levels: what was published falls out of the period.
import { systemCaller } from "@/server/api/system-caller";
import type { Job } from "@/server/core/jobs";
import type { AccountId } from "@/server/shared/ids";

/** Computes class and level of every open account anew, page by page. */
export const regradeAccounts: Job = {
  everyMinutes: 24 * 60,
  async run() {
    const { tiers } = systemCaller("regrade-accounts");
    let after: AccountId | null = null;
    do after = (await tiers.regrade({ after })).next;
    while (after !== null);
  },
};
