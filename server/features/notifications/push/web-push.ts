// Web Push (RFC 8030, 8291, 8292) by the package web-push.
import webPush from "web-push";
import { log } from "@/server/core/log";
import type { PushPort } from "./port";

const day = 86_400;

/** Sends by the keys of this installation. `subject` is the address under which a push service reaches its operator. */
export function webPushPort(keys: { publicKey: string; privateKey: string }, subject: string): PushPort {
  return {
    publicKey: keys.publicKey,
    async send({ endpoint, p256dh, auth }, payload) {
      try {
        const to = { endpoint, keys: { p256dh, auth } };
        await webPush.sendNotification(to, payload, { vapidDetails: { subject, ...keys }, TTL: day, timeout: 5_000 });
        return "sent";
      } catch (error) {
        const status = error instanceof webPush.WebPushError ? error.statusCode : 0;
        if (status === 404 || status === 410) return "gone";
        log.warn({ status, host: new URL(endpoint).host }, "a push was not taken");
        return "failed";
      }
    },
  };
}
