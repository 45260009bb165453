// Sends what waits to be pushed.
import { systemCaller } from "@/server/api/system-caller";
import { unlessDone } from "@/server/api/unless-done";
import type { Job } from "@/server/core/jobs";
import { pushInUse } from "@/server/features/notifications/push/port";
import { AppError } from "@/server/shared/errors";

const mostAccounts = 500;

/** Takes account after account off the queue and sends; a push that fails is not repeated, since the notice stands on its page. */
export const sendPushes: Job = {
  everyMinutes: 1,
  async run() {
    const port = pushInUse();
    if (!port) return;
    const { notifications } = systemCaller("send-pushes");
    for (let taken = 0; taken < mostAccounts; taken++) {
      const due = await notifications.takePushes({}).catch(noneLeft);
      if (!due) return;
      for (const { sessionId, ...to } of due.to)
        for (const payload of due.payloads) {
          if ((await port.send(to, payload)) !== "gone") continue;
          await unlessDone(notifications.forgetPush({ accountId: due.accountId, sessionId }));
          break;
        }
    }
  },
};

function noneLeft(error: unknown): null {
  const cause = error instanceof Error ? error.cause : null;
  if (cause instanceof AppError && cause.reason === "ALREADY_DONE") return null;
  throw error;
}
