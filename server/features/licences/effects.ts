// Tells an account what became of its licences. Safe to run twice.
import type { Handler } from "@/server/core/outbox";
import type { AccountId } from "@/server/shared/ids";
import { notify } from "@/server/trust/notify";

/** A licence was entered, or ended before its time. */
export const tellOfLicence: Handler = async (event, tx) => {
  const { accountId, number } = event.payload as { accountId: AccountId; number: string }; // the events' schemas
  const kind = event.kind === "licence.entered" ? "licence-entered" : "licence-ended";
  await notify(tx, { eventId: event.id, to: accountId, kind, params: { number } });
};
