import { router } from "@/server/pipeline/trpc";
import { approveOpening, openSealed, refuseOpening, requestOpening } from "./commands/opening";
import { askForRecheck, checkIdentity, recheckIdentity, settleIdentity, submitIdentity } from "./commands/proving";
import { examples, mine, openings } from "./queries";

export const identityRouter = router({
  submit: submitIdentity,
  check: checkIdentity,
  recheck: recheckIdentity,
  settle: settleIdentity,
  askForRecheck,
  requestOpening,
  approveOpening,
  refuseOpening,
  openSealed,
  mine,
  examples,
  openings,
});
