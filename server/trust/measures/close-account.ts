import { z } from "zod";
import { nameClosed, nameReopened } from "@/server/trust/authors/closed-names";
import { releaseState, stateHeld } from "@/server/trust/measures/held-state";
import type { MeasureModule } from "@/server/trust/measures/module";

/**
 * 关闭注销账号: the account and all it wrote go out of sight and every session ends at once. Its name stays closed for everybody, also when its data are gone. The person can sign in again to export, to delete and to
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
  signsOut: "account",
  before: (found) => found.before,
  apply: async (tx, measure, found) => [
    ...stateHeld(tx, measure, found, "closed"),
    nameClosed(tx, { ...measure, nickname: measure.snapshot.authorName }),
  ],
  undo: async (tx, measure) => [...(await releaseState(tx, measure)), { change: nameReopened(measure.id) }],
};
