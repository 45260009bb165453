import { router } from "@/server/pipeline/trpc";
import { beginBlockImport, importBlocks, undoBlockImport } from "./commands/blocklist";
import { blockAccount, followAccount, unblockAccount, unfollowAccount } from "./commands/follows";
import { muteAccount, muteWord, unmuteAccount, unmuteWord } from "./commands/mutes";
import {
  blocked,
  blockImports,
  blocklist,
  followers,
  following,
  muted,
  mutedWords,
  profile,
  suggestions,
} from "./queries";

export const relationsRouter = router({
  followAccount,
  unfollowAccount,
  blockAccount,
  unblockAccount,
  muteAccount,
  unmuteAccount,
  muteWord,
  unmuteWord,
  beginBlockImport,
  importBlocks,
  undoBlockImport,
  profile,
  followers,
  following,
  blocked,
  blocklist,
  blockImports,
  muted,
  mutedWords,
  suggestions,
});
