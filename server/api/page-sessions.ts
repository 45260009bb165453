// What next-auth asks of us: it carries an opaque token in its cookie, and every token stands for a row.
import type { Bridge } from "@/server/api/bridge";
import { callerOf } from "@/server/api/caller";
import { answeredContext } from "@/server/api/context";
import { now } from "@/server/core/clock";
import { findSession } from "@/server/features/accounts/session-lookup";
import { AppError } from "@/server/shared/errors";

export const pageSessions: Bridge["sessions"] = {
  /** Null where the ticket is used, too old or made up. The session that the browser had before ends. */
  async redeem(ticket) {
    const { session: earlier, ...request } = answeredContext();
    try {
      const opened = await callerOf({ ...request, session: null }).accounts.redeemTicket({ ticket });
      if (earlier) await callerOf({ ...request, session: earlier }).accounts.signOut({});
      return opened;
    } catch (error) {
      if (error instanceof Error && error.cause instanceof AppError && error.cause.kind !== "UNAVAILABLE") return null;
      throw error;
    }
  },
  async read(token) {
    const session = await findSession(token, now());
    return session && { accountId: session.accountId };
  },
  /** May run twice: a token whose session ended is nobody's. */
  async end(token) {
    const session = await findSession(token, now());
    if (session) await callerOf({ ...answeredContext(), session }).accounts.signOut({});
  },
};
