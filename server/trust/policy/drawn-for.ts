// A browser has one session for all its tabs: a page may outlive the one it was drawn in.
import type { RequestContext } from "@/server/core/request";
import { AppError } from "@/server/shared/errors";

/**
 * Why nothing is done for a page that was drawn for somebody else than who is signed in now: CONFLICT/SIGNED_IN_AS_ANOTHER, or SIGN_IN_REQUIRED where nobody is. Null for the page's own
 * session, and for senders that do not say whom their page was drawn for.
 */
export function refusalOfOthersPage({ drawnFor, session }: RequestContext): AppError | null {
  if (drawnFor === undefined || drawnFor === (session?.accountId ?? "none")) return null;
  return session
    ? new AppError("CONFLICT", "SIGNED_IN_AS_ANOTHER", {})
    : new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
}
