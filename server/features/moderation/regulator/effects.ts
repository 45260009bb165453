// The alert that a report to the authority is late.
import type { Handler } from "@/server/core/outbox";
import { subjectRef } from "@/server/shared/subject";
import { notify } from "@/server/trust/notify";
import { reportItemOverdue } from "../contract/regulator";
import { officers } from "../visibility/regulator";

/** Alerts every officer in post. */
export const alertOfficers: Handler = async (event, tx) => {
  const { number } = reportItemOverdue.schema.parse(event.payload);
  for (const to of await officers(tx, tx.now)) {
    await notify(tx, {
      eventId: event.id,
      to,
      kind: "report-item.overdue",
      subject: subjectRef("report-item", event.subjectId),
      params: { number },
    });
  }
};
