// A rule that comes into force is run over what was published before it. Safe to run twice.
import type { StoredEvent } from "@/server/core/event-log";
import type { WriteTx } from "@/server/core/write-tx";
import { ruleSwitchedOn } from "../contract/rules";
import { beginRun } from "../store/patrol";

export async function beginPatrol(event: StoredEvent, tx: WriteTx): Promise<void> {
  const { version } = ruleSwitchedOn.schema.parse(event.payload);
  await beginRun(tx, { id: event.subjectId, version });
}
