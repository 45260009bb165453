// The root router: every procedure there is. The walking tests start here.
import { commentsRouter } from "@/server/features/comments/router";
import { mediaRouter } from "@/server/features/media/router";
import { microblogRouter } from "@/server/features/microblog/router";
import { notificationsRouter } from "@/server/features/notifications/router";
import { relationsRouter } from "@/server/features/relations/router";
import { router } from "@/server/pipeline/trpc";

export const appRouter = router({
  microblog: microblogRouter,
  comments: commentsRouter,
  relations: relationsRouter,
  notifications: notificationsRouter,
  media: mediaRouter,
});

export type AppRouter = typeof appRouter;
