// What happens in relations, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import { noticeFollow } from "@/server/features/notifications/effects";
import {
  accountBlocked,
  accountFollowed,
  accountMuted,
  accountUnblocked,
  accountUnfollowed,
  accountUnmuted,
  blockImportBegun,
  blockImportUndone,
  blocksImported,
  wordMuted,
  wordUnmuted,
} from "@/server/features/relations/contract";
import { regradeFollowed } from "@/server/features/tiers/effects";

export const relationsEvents: readonly Happening[] = [
  on(accountFollowed, { noticeFollow, regradeFollowed }),
  on(accountUnfollowed, { regradeFollowed }),
  on(accountBlocked),
  on(accountUnblocked),
  on(accountMuted),
  on(accountUnmuted),
  on(wordMuted),
  on(wordUnmuted),
  on(blockImportBegun),
  on(blocksImported),
  on(blockImportUndone),
];
