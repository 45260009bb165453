// Whether an account lets search engines and feeds show it; asked once per request.
import { cache } from "react";
import { caller } from "@/server/api/bridge";
import type { Id } from "@/server/shared/ids";

/** False also where the account is out of the viewer's sight. */
export const letsItselfBeFound = cache(async (accountId: string): Promise<boolean> => {
  const found = await caller().privacy.indexedAmong({ accountIds: [accountId as Id<string>] }); // the query parses it
  return found.length > 0;
});
