import { z } from "zod";
import { holdState, releaseState, stateBefore } from "@/server/trust/measures/held-state";
import type { MeasureModule } from "@/server/trust/measures/module";
import { endSessions } from "@/server/trust/standing/sessions";

/**
 * 关闭注销账号: the account and all it wrote go out of sight and every session ends at once. Its name stays taken. The person can sign in again to export, to delete and to
 * appeal, and for nothing else (gate `accountOpen`).
 */
export const closeAccount: MeasureModule = {
  kind: "close-account",
  on: "account",
  timed: false,
  needs: z.strictObject({}),
  appealable: true,
  notice: "notice.close-account",
  cannotRestore: "cannotRestore.close-account",
  before: (tx, subject) => stateBefore(tx, subject),
  async apply(tx, measure) {
    await holdState(tx, measure, "closed");
    await endSessions(tx, measure.accountId);
  },
  undo: (tx, measure) => releaseState(tx, measure),
};
