// What this domain asks of an actor beyond the shared profiles.
import { gate } from "@/server/trust/policy/gates";

/** Nobody enters or ends a licence of an account of their own. */
export const notOnesOwn = gate(
  "notOnesOwn",
  "FORBIDDEN",
  "CONFLICT_OF_INTEREST",
  ["MB-04.2-a"],
  ({ target, account }) =>
    target && account && (target.ownerId === account.accountId || target.ownerPrincipalId === account.principalId)
      ? {}
      : null,
);
