import { z } from "zod";
import { type MeasureModule, nothing } from "@/server/trust/measures/module";

/**
 * 暂停信息更新: nothing that others would read can be published or changed. The gate `updatesNotSuspended` enforces it; every session ends at once, and whoever signs in
 * again reads why. With `correct` it lasts until that field of the profile was corrected and a person approved it; past its date a job closes the account (PUB Article 8).
 */
export const suspendUpdates: MeasureModule = {
  kind: "suspend-updates",
  on: "account",
  timed: true,
  needs: z.strictObject({
    correct: z.strictObject({ field: z.enum(["nickname", "bio", "avatar"]), by: z.iso.datetime() }).optional(),
  }),
  appealable: true,
  notice: "notice.suspend-updates",
  cannotRestore: "cannotRestore.suspend-updates",
  signsOut: "account",
  apply: nothing,
  undo: nothing,
};
