// Labels as fixtures, without the measure that sets one.
import type { ContentLabelId } from "@/db/schema/trust/labels";
import type { WriteTx } from "@/server/core/write-tx";
import { newId } from "@/server/shared/ids";
import { labelSet, type NewLabel } from "@/server/trust/labels/in-force";

/** Sets a label on a content. */
export async function setLabel(tx: WriteTx, made: Omit<NewLabel, "id">): Promise<void> {
  await tx.rows(labelSet(tx, { ...made, id: newId<ContentLabelId>() }));
}
