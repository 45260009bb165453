import { expect, it } from "vitest";
import { isPushService } from "@/server/features/notifications/push/hosts";

it("knows the push services of browsers and nothing else", () => {
  for (const address of [
    "https://fcm.googleapis.com/fcm/send/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "https://db5p.notify.windows.com/w/?token=abc",
    "https://web.push.apple.com/abc",
  ])
    expect(isPushService(address)).toBe(true);
  for (const address of [
    "http://fcm.googleapis.com/x",
    "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com.example.org/x",
    "https://user@fcm.googleapis.com/x",
    "https://127.0.0.1/x",
    "https://localhost/x",
    "file:///etc/passwd",
    "nonsense",
  ])
    expect(isPushService(address)).toBe(false);
});
