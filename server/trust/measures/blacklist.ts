import { z } from "zod";
import { barPrincipal, unbar } from "@/server/trust/measures/barred";
import type { MeasureModule } from "@/server/trust/measures/module";

/**
 * 列入黑名单: every account of the principal is refused (gate `notBlacklisted`), and its identity can neither be proven again for another account nor its phones registered.
 */
export const blacklist: MeasureModule = {
  kind: "blacklist",
  on: "principal",
  timed: true,
  needs: z.strictObject({}),
  appealable: true,
  notice: "notice.blacklist",
  cannotRestore: "cannotRestore.blacklist",
  apply: (tx, measure) => barPrincipal(tx, measure, ["identity", "phone"]),
  undo: (tx, measure) => unbar(tx, measure.id),
};
