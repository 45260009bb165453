import { z } from "zod";
import { type MeasureModule, nothing } from "@/server/trust/measures/module";

/**
 * 暂停信息更新: nothing that others would read can be published or changed. The gate `updatesNotSuspended` enforces it; every session ends at once, and whoever signs in
 * again reads why.
 */
export const suspendUpdates: MeasureModule = {
  kind: "suspend-updates",
  on: "account",
  timed: true,
  needs: z.strictObject({}),
  appealable: true,
  notice: "notice.suspend-updates",
  cannotRestore: "cannotRestore.suspend-updates",
  signsOut: "account",
  apply: nothing,
  undo: nothing,
};
