// What an author is told when the desk labels a content of theirs, or ends the label.
import type { Handler } from "@/server/core/outbox";
import type { AccountId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import { notify } from "@/server/trust/notify";
import { contentLabelEnded, contentLabelled } from "../contract/labels";

/** Tells the author which label it is. May run twice. */
export const tellOfLabel: Handler = async (event, tx) => {
  const { authorId, label } = contentLabelled.schema.parse(event.payload);
  if (authorId) await tell(event, authorId, "content.labelled", label, tx);
};

/** Tells the author that it is gone. May run twice. */
export const tellOfLabelEnd: Handler = async (event, tx) => {
  const { authorId, label } = contentLabelEnded.schema.parse(event.payload);
  if (authorId) await tell(event, authorId, "content.label-ended", label, tx);
};

function tell(
  event: Parameters<Handler>[0],
  to: string,
  kind: string,
  label: string,
  tx: Parameters<Handler>[1],
): Promise<void> {
  const subject = subjectRef(event.subjectKind as "post" | "comment", event.subjectId, event.rootId); // labels are on these
  return notify(tx, { eventId: event.id, to: to as AccountId, kind, subject, params: { label } }); // an id by the event's schema
}
