import { router } from "@/server/pipeline/trpc";
import { addEvidenceFile, applyForMark, giveUpMark, withdrawApplication } from "./commands/applying";
import { claimMarkApplication, decideMarkApplication, releaseMarkApplication } from "./commands/deciding";
import { announceMarkEnd, endExpiredMark } from "./commands/ending";
import { application, markOf, mine, queue } from "./queries";

export const verificationRouter = router({
  addEvidenceFile,
  submit: applyForMark,
  withdraw: withdrawApplication,
  giveUp: giveUpMark,
  claim: claimMarkApplication,
  release: releaseMarkApplication,
  decide: decideMarkApplication,
  endExpired: endExpiredMark,
  announceEnd: announceMarkEnd,
  mine,
  markOf,
  queue,
  application,
});
