import { z } from "zod";
import { AppError } from "@/server/shared/errors";
import type { MeasureModule } from "@/server/trust/measures/module";
import { markGivenBack, markTakenBack } from "@/server/trust/standing/marks";

/**
 * 收回认证标识 (MB Article 10): the mark should not have been given, or its ground is gone; readers see it no more, and its holder may apply anew. When the measure falls the very mark
 * comes back, unless its name was changed or another took its place. Refuses INVALID/INPUT_INVALID for an account without a mark in force.
 */
export const takeBackMark: MeasureModule = {
  kind: "take-back-mark",
  on: "account",
  timed: false,
  needs: z.strictObject({}),
  appealable: true,
  notice: "notice.take-back-mark",
  cannotRestore: "cannotRestore.take-back-mark",
  async apply(tx, { accountId }) {
    const refusal = new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "measures", problem: "no_mark" }] });
    return [{ change: markTakenBack(accountId, tx.now), refusal }];
  },
  undo: async (_tx, { id }) => [markGivenBack(id)],
};
