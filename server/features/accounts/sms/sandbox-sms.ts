// Delivers into the demo's in-app phone. Nothing leaves the machine.
import { randomUUID } from "node:crypto";
import { askProvider } from "@/server/core/provider-call";
import type { SmsMessage, SmsPort } from "@/server/features/accounts/sms/port";
import { inventedPhone } from "@/server/trust/standing/identity/sandbox-identity";

const provider = "sandbox";

export interface SandboxMessage extends SmsMessage {
  readonly providerRef: string;
  readonly sentAt: Date;
}

/** Where the sandbox leaves messages for the in-app phone. */
export interface SandboxOutbox {
  append(message: SandboxMessage): Promise<void>;
}

/** Messages to this number fail as if the provider were away. */
export const unreachablePhone = inventedPhone(9009);

/** An SMS provider that appends each message to the outbox. */
export function sandboxSms(outbox: SandboxOutbox, now: () => Date): SmsPort {
  return {
    provider,
    send: (message, signal) =>
      askProvider(provider, signal, async () => {
        if (message.phone === unreachablePhone) throw new Error("the sandbox plays a provider that is away");
        const providerRef = randomUUID();
        await outbox.append({ ...message, providerRef, sentAt: now() });
        return { providerRef };
      }),
  };
}
