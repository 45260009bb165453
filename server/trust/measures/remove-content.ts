import { z } from "zod";
import { holdState, releaseState, stateBefore } from "@/server/trust/measures/held-state";
import type { MeasureModule } from "@/server/trust/measures/module";

/** 移除内容 (MB Article 12): nobody but its author and the desk sees the content any more. It is hidden, not erased, or no appeal could be heard. */
export const removeContent: MeasureModule = {
  kind: "remove-content",
  on: "content",
  timed: false,
  needs: z.strictObject({}),
  appealable: true,
  notice: "notice.remove-content",
  cannotRestore: "cannotRestore.remove-content",
  before: (tx, subject) => stateBefore(tx, subject),
  apply: (tx, measure) => holdState(tx, measure, "removed"),
  undo: (tx, measure) => releaseState(tx, measure),
};
