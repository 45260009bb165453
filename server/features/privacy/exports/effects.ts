// Has a copy begun, and tells people that it is there, or could not be made. Safe to run twice.
import type { StoredEvent } from "@/server/core/event-log";
import { hasten } from "@/server/core/jobs";
import type { WriteTx } from "@/server/core/write-tx";
import type { AccountId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { notify } from "@/server/trust/notify";
import { exportDays, exportReady } from "../contract";

/** Whoever asked for a copy does not wait for the job's own time. */
export async function beginCopy(_event: StoredEvent, tx: WriteTx): Promise<void> {
  await hasten(tx, "make-exports");
}

export async function tellOfExport(event: StoredEvent, tx: WriteTx): Promise<void> {
  await notify(tx, {
    eventId: event.id,
    to: event.payload.accountId as AccountId, // the event's schema has it
    kind: event.kind === exportReady.kind ? "export-ready" : "export-failed",
    subject: subjectRef("export", event.subjectId, event.rootId),
    params: { days: exportDays },
  });
}
