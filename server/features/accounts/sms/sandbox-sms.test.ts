import { expect, it } from "vitest";
import { type SandboxMessage, sandboxSms, unreachablePhone } from "@/server/features/accounts/sms/sandbox-sms";
import { inventedPhone } from "@/server/trust/standing/identity/sandbox-identity";

const now = new Date("2025-06-15T04:00:00Z");
const { signal } = new AbortController();

function outboxOf(kept: SandboxMessage[]) {
  return { append: async (message: SandboxMessage) => void kept.unshift(message) };
}

it("leaves each message for the in-app phone", async () => {
  const kept: SandboxMessage[] = [];
  const sms = sandboxSms(outboxOf(kept), () => now);
  const first = await sms.send({ phone: inventedPhone(1), text: "000111", purpose: "enter" }, signal);
  const second = await sms.send({ phone: inventedPhone(1), text: "000222", purpose: "verify" }, signal);
  expect(first.providerRef).not.toBe(second.providerRef);
  expect(kept).toMatchObject([
    { text: "000222", purpose: "verify", sentAt: now },
    { text: "000111", purpose: "enter" },
  ]);
});

it("plays a carrier that is away, and an outbox that fails counts as one", async () => {
  const message = { phone: inventedPhone(1), text: "000111", purpose: "enter" } as const;
  const kept: SandboxMessage[] = [];
  const sms = sandboxSms(outboxOf(kept), () => now);
  const away = { kind: "UNAVAILABLE", reason: "PROVIDER_AWAY" };
  await expect(sms.send({ ...message, phone: unreachablePhone }, signal)).rejects.toMatchObject(away);
  await expect(sms.send(message, AbortSignal.abort())).rejects.toMatchObject(away);
  expect(kept).toEqual([]);
  const full = { append: () => Promise.reject(new Error("disk full")) };
  await expect(sandboxSms(full, () => now).send(message, signal)).rejects.toMatchObject(away);
});
