// Sealing outside of any request: at start, after the seed, and every minute.
import type { Job } from "@/server/core/jobs";
import { sealRecords } from "@/server/core/records/seal";
import { signerInUse } from "@/server/core/records/signer-in-use";
import type { Head } from "@/server/core/records/signing";
import { inWriteTx } from "@/server/core/write-tx";

/**
 * Seals what is committed and signs the heads with the key of this process; answers the new heads. May run any number of times. A seed that tells of earlier days
 * seals only once it is complete: an event that is older than a head beside it counts as put in afterwards.
 */
export function sealNow(): Promise<Head[]> {
  return inWriteTx((tx) => sealRecords(tx, signerInUse()));
}

export const sealRecordsJob: Job = {
  everyMinutes: 1,
  async run() {
    await sealNow();
  },
};
