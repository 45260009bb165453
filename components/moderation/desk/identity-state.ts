const identityStates = ["none", "pending", "passed", "refused", "expired", "phone-reassigned"] as const;

/** The key in desk.case.identityState of a standing. */
export function identityStateKey(state: string): (typeof identityStates)[number] | "other" {
  return identityStates.find((known) => known === state) ?? "other";
}
