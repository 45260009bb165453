// The root router: every procedure there is. The walking tests start here.
import { accountsRouter } from "@/server/features/accounts/router";
import { bookmarksRouter } from "@/server/features/bookmarks/router";
import { circlesRouter } from "@/server/features/circles/router";
import { commentsRouter } from "@/server/features/comments/router";
import { complianceRouter } from "@/server/features/compliance/router";
import { creditRouter } from "@/server/features/credit/router";
import { discoveryRouter } from "@/server/features/discovery/router";
import { identityRouter } from "@/server/features/identity/router";
import { licencesRouter } from "@/server/features/licences/router";
import { listsRouter } from "@/server/features/lists/router";
import { mediaRouter } from "@/server/features/media/router";
import { microblogRouter } from "@/server/features/microblog/router";
import { moderationRouter } from "@/server/features/moderation/router";
import { notificationsRouter } from "@/server/features/notifications/router";
import { privacyRouter } from "@/server/features/privacy/router";
import { protectionRouter } from "@/server/features/protection/router";
import { relationsRouter } from "@/server/features/relations/router";
import { searchRouter } from "@/server/features/search/router";
import { tiersRouter } from "@/server/features/tiers/router";
import { topicsRouter } from "@/server/features/topics/router";
import { verificationRouter } from "@/server/features/verification/router";
import { router } from "@/server/pipeline/trpc";

export const appRouter = router({
  accounts: accountsRouter,
  microblog: microblogRouter,
  moderation: moderationRouter,
  circles: circlesRouter,
  licences: licencesRouter,
  comments: commentsRouter,
  relations: relationsRouter,
  notifications: notificationsRouter,
  media: mediaRouter,
  compliance: complianceRouter,
  identity: identityRouter,
  privacy: privacyRouter,
  credit: creditRouter,
  verification: verificationRouter,
  search: searchRouter,
  topics: topicsRouter,
  bookmarks: bookmarksRouter,
  discovery: discoveryRouter,
  protection: protectionRouter,
  lists: listsRouter,
  tiers: tiersRouter,
});

export type AppRouter = typeof appRouter;
