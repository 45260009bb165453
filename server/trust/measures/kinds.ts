// Every kind of measure. Leaving one out does not compile.
import type { MeasureKind } from "@/server/shared/measure-kinds";
import { barRegistration } from "@/server/trust/measures/bar-registration";
import { blacklist } from "@/server/trust/measures/blacklist";
import { closeAccount } from "@/server/trust/measures/close-account";
import { closeComments } from "@/server/trust/measures/close-comments";
import { labelContent } from "@/server/trust/measures/label-content";
import { limitFunctions } from "@/server/trust/measures/limit-functions";
import type { MeasureModule } from "@/server/trust/measures/module";
import { pauseComments } from "@/server/trust/measures/pause-comments";
import { removeContent } from "@/server/trust/measures/remove-content";
import { stopAdvertising } from "@/server/trust/measures/stop-advertising";
import { suspendUpdates } from "@/server/trust/measures/suspend-updates";
import { takeBackMark } from "@/server/trust/measures/take-back-mark";
import { warn } from "@/server/trust/measures/warn";

export const measureModules: Readonly<Record<MeasureKind, MeasureModule>> = {
  warn,
  "limit-functions": limitFunctions,
  "suspend-updates": suspendUpdates,
  "stop-advertising": stopAdvertising,
  "pause-comments": pauseComments,
  "close-comments": closeComments,
  "close-account": closeAccount,
  blacklist,
  "bar-registration": barRegistration,
  "remove-content": removeContent,
  "label-content": labelContent,
  "take-back-mark": takeBackMark,
};
