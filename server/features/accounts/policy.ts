// Gates of accounts.
import { gate } from "@/server/trust/policy/gates";

/** The platform ordered this field of the profile to be corrected, and it has not been yet. */
export const correctionOrdered = gate(
  "correctionOrdered",
  "CONFLICT",
  "ALREADY_DONE",
  ["PUB-08.2-b"],
  ({ account }, input: { field: string }) =>
    account?.measures.some(({ kind, correct }) => kind === "suspend-updates" && correct === input.field) ? null : {},
);
