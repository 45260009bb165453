// What accounts need from the process: handed in once at start.
import { shared } from "@/server/core/process-slot";
import type { SmsPort } from "@/server/features/accounts/sms/port";

export interface AccountsSetup {
  /** The address that people open; passkeys answer to it alone. */
  publicUrl: string;
  /** True where sandbox messages can be read and the demo's cast signs in with one tap. */
  isDemo: boolean;
  sms: SmsPort;
}

const slot = shared("accounts", (): { setup: AccountsSetup | null } => ({ setup: null }));

/** Called once per process; a second call replaces the first (tests). */
export function setUpAccounts(setup: AccountsSetup): void {
  slot.setup = setup;
}

export function accountsSetup(): AccountsSetup {
  if (!slot.setup) throw new Error("Accounts are not set up.");
  return slot.setup;
}
