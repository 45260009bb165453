// The root router: every procedure there is. The walking tests start here.
import { microblogRouter } from "@/server/features/microblog/router";
import { router } from "@/server/pipeline/trpc";

export const appRouter = router({
  microblog: microblogRouter,
});

export type AppRouter = typeof appRouter;
