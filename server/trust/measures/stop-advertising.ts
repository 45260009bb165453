import { z } from "zod";
import { type MeasureModule, nothing } from "@/server/trust/measures/module";

/** 停止广告发布: what declares itself an advertisement is refused. The gate `advertisingNotStopped` enforces it. */
export const stopAdvertising: MeasureModule = {
  kind: "stop-advertising",
  on: "account",
  timed: true,
  needs: z.strictObject({}),
  appealable: true,
  notice: "notice.stop-advertising",
  cannotRestore: "cannotRestore.stop-advertising",
  apply: nothing,
  undo: nothing,
};
