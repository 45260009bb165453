// What this domain asks of an actor beyond the shared profiles.
import { gate } from "@/server/trust/policy/gates";

/** Nobody puts what they wrote on the hot list, or takes it off. */
export const notOnesOwn = gate("notOnesOwn", "FORBIDDEN", "CONFLICT_OF_INTEREST", [], ({ target, account }) =>
  account && target?.ownerPrincipalId === account.principalId ? {} : null,
);
