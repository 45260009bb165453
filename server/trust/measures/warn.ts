import { z } from "zod";
import { type MeasureModule, nothing } from "@/server/trust/measures/module";

/** 警示提醒: tells what must change and until when. Blocks nothing; it counts in the ladder and ends with its deadline. */
export const warn: MeasureModule = {
  kind: "warn",
  on: "account",
  timed: true,
  needs: z.strictObject({ demand: z.string().trim().min(1).max(500), deadline: z.iso.datetime() }),
  appealable: true,
  notice: "notice.warn",
  cannotRestore: "cannotRestore.warn",
  apply: nothing,
  undo: nothing,
};
