import { router } from "@/server/pipeline/trpc";
import { blockAccount, followAccount, unblockAccount, unfollowAccount } from "./commands";
import { blocked, followers, following, profile, suggestions } from "./queries";

export const relationsRouter = router({
  followAccount,
  unfollowAccount,
  blockAccount,
  unblockAccount,
  profile,
  followers,
  following,
  blocked,
  suggestions,
});
