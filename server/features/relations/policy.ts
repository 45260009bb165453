// What this domain asks of an actor beyond the shared profiles.
import { gate } from "@/server/trust/policy/gates";

/** One neither follows nor blocks oneself. */
export const someoneElse = gate("someoneElse", "INVALID", "CANNOT_BE_YOURSELF", [], ({ target, account }) =>
  target && target.ref.id === account?.accountId ? {} : null,
);
