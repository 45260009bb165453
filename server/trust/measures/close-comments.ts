import { z } from "zod";
import type { MeasureModule } from "@/server/trust/measures/module";
import { tellSections } from "@/server/trust/measures/tell-sections";

/** 永久关闭跟帖评论 (comments rules of 2022, Article 15): the same as a pause, without an end. It falls by a decision alone. */
export const closeComments: MeasureModule = {
  kind: "close-comments",
  on: "account",
  timed: false,
  needs: z.strictObject({}),
  appealable: true,
  notice: "notice.close-comments",
  cannotRestore: "cannotRestore.close-comments",
  apply: tellSections,
  undo: tellSections,
};
