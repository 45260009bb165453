import { router } from "@/server/pipeline/trpc";
import { createComment, deleteComment, editComment, likeComment, unlikeComment } from "./commands";
import { acceptKeeping, inviteKeeper, leaveKeeping, nameResponsiblePerson, removeKeeper } from "./keepers/commands";
import { invitations, keepers } from "./keepers/queries";
import { askLook, decideLook, openLook } from "./looks/commands";
import { looks } from "./looks/queries";
import { askPower, decidePowerWish, takePower, withdrawPowerWish } from "./powers/commands";
import { accountPowers, powers, powerWishes } from "./powers/queries";
import { named, replies, threads } from "./queries";
import {
  barCommenter,
  deleteKeptComment,
  hideComment,
  leaveComment,
  liftComment,
  lowerComment,
  passComment,
  restoreComment,
} from "./sections/commands";
import { recordLapse } from "./sections/late";
import { bars, keeping, kept, keptComments, mayComment, section } from "./sections/queries";
import { liftBar, limitSection, setReviewFirst } from "./sections/rule-commands";
import { written } from "./written/queries";

export const commentsRouter = router({
  createComment,
  editComment,
  deleteComment,
  likeComment,
  unlikeComment,
  threads,
  written,
  replies,
  named,
  section,
  mayComment,
  hideComment,
  deleteKeptComment,
  restoreComment,
  passComment,
  leaveComment,
  liftComment,
  lowerComment,
  barCommenter,
  liftBar,
  limitSection,
  setReviewFirst,
  recordLapse,
  kept,
  keeping,
  keptComments,
  bars,
  inviteKeeper,
  acceptKeeping,
  leaveKeeping,
  removeKeeper,
  nameResponsiblePerson,
  keepers,
  invitations,
  askLook,
  openLook,
  decideLook,
  looks,
  askPower,
  withdrawPowerWish,
  decidePowerWish,
  takePower,
  powers,
  powerWishes,
  accountPowers,
});
