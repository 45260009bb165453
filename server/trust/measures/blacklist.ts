import { z } from "zod";
import { barred, unbarred } from "@/server/trust/measures/barred";
import type { MeasureModule } from "@/server/trust/measures/module";

/**
 * 列入黑名单: every account of the principal is refused (gate `notBlacklisted`), and its identity can neither be proven again for another account nor its phones registered. Every session
 * of every account ends at once.
 */
export const blacklist: MeasureModule = {
  kind: "blacklist",
  on: "principal",
  timed: true,
  needs: z.strictObject({}),
  appealable: true,
  notice: "notice.blacklist",
  cannotRestore: "cannotRestore.blacklist",
  signsOut: "principal",
  apply: async (_tx, measure) => [barred(measure, ["identity", "phone"])],
  undo: async (_tx, measure) => [unbarred(measure.id)],
};
