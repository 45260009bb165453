// What Guiju asks of whoever delivers text messages.
import type { PhoneNumber } from "@/server/trust/standing/identity/phone";

export const smsPurposes = ["enter", "verify"] as const;
export type SmsPurpose = (typeof smsPurposes)[number];

export interface SmsMessage {
  readonly phone: PhoneNumber;
  /** In the receiver's language, signature included where the carrier asks for one. */
  readonly text: string;
  /** Providers bill and template by purpose. */
  readonly purpose: SmsPurpose;
}

export interface SmsPort {
  readonly provider: string;
  /**
   * Hands a message to the carrier; that it arrived is not known. Not idempotent: twice sends twice. A provider that fails or
   * is not done when the signal aborts is UNAVAILABLE/PROVIDER_AWAY.
   */
  send(message: SmsMessage, signal: AbortSignal): Promise<{ readonly providerRef: string }>;
}
