// Calls procedures without HTTP: for pages, tests and the seed. The same pipeline, the same refusals.

import { appRouter } from "@/server/api/root";
import type { RequestContext } from "@/server/core/request";
import { t } from "@/server/pipeline/trpc";

const createCaller = t.createCallerFactory(appRouter);

export type AppCaller = ReturnType<typeof createCaller>;

export function callerOf(request: RequestContext): AppCaller {
  return createCaller(request);
}
