// What this domain asks of an actor beyond the shared profiles.
import { gate } from "@/server/trust/policy/gates";

/** Whoever owns a circle reads what is shown to it anyway. */
export const notOneself = gate(
  "notOneself",
  "INVALID",
  "CANNOT_BE_YOURSELF",
  [],
  ({ account }, input: { accountId: string }) => (account?.accountId === input.accountId ? {} : null),
);
