import { z } from "zod";
import { limitableActs } from "@/server/shared/acts";
import { type MeasureModule, nothing } from "@/server/trust/measures/module";

/** 限制账号功能: named acts are forbidden, or allowed a number of times a day. The gate `functionNotLimited` enforces it. */
export const limitFunctions: MeasureModule = {
  kind: "limit-functions",
  on: "account",
  timed: true,
  needs: z.strictObject({
    functions: z
      .array(z.enum(limitableActs))
      .min(1)
      .refine((list) => new Set(list).size === list.length, { message: "invalid" }),
    perDay: z.int().min(0).max(100).default(0),
  }),
  appealable: true,
  notice: "notice.limit-functions",
  cannotRestore: "cannotRestore.limit-functions",
  apply: nothing,
  undo: nothing,
};
