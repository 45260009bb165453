import { z } from "zod";
import type { MeasureModule } from "@/server/trust/measures/module";
import { tellSections } from "@/server/trust/measures/tell-sections";

/**
 * 暂停跟帖评论 (comments rules of 2022, Article 15): for a time nobody writes under what the account published, itself and its keepers included, and nothing written there is
 * changed. What stands there stays, and can be kept. The gate `commentsNotStopped` enforces it, and readers are told until when.
 */
export const pauseComments: MeasureModule = {
  kind: "pause-comments",
  on: "account",
  timed: true,
  needsEnd: true,
  needs: z.strictObject({}),
  appealable: true,
  notice: "notice.pause-comments",
  cannotRestore: "cannotRestore.pause-comments",
  apply: tellSections,
  undo: tellSections,
};
