import { sql } from "drizzle-orm";
import { z } from "zod";
import { measure } from "@/db/schema/trust/measures";
import type { WriteTx } from "@/server/core/write-tx";
import { notFound } from "@/server/shared/errors";
import type { MeasureId } from "@/server/shared/ids";
import { removableFields } from "@/server/shared/names";
import { imagesBarred, imagesUnbarred } from "@/server/trust/measures/barred-images";
import { releaseState, stateHeld } from "@/server/trust/measures/held-state";
import type { MeasureModule } from "@/server/trust/measures/module";
import { contentModule, type Snapshot } from "@/server/trust/subjects";

/**
 * 移除内容 (MB Article 12): nobody but its author and the desk sees the content any more. It is hidden, not erased, or no appeal could be heard. On what review held it is the refusal:
 * nobody ever saw it, and when the measure falls it is published; a held edit never replaces the visible text, and then does. What it showed is barred from coming in again, unless the
 * handler said that only the text was at fault. Barring is what happens where nothing is said: a picture that should have been barred and was not comes back at once and harms
 * whom it shows, while one that was barred for nothing is let in by the appeal or by ending the measure, and whoever sends it meanwhile is told why. So mercy is the explicit choice.
 * Of an account it takes away the named fields of its profile: a neutral stand-in takes their place wherever they are shown.
 */
export const removeContent: MeasureModule = {
  kind: "remove-content",
  on: "content",
  timed: false,
  needs: z.strictObject({
    fields: z.array(z.enum(removableFields)).min(1).optional(),
    innocentPictures: z.literal(true).optional(),
  }),
  appealable: true,
  notice: "notice.remove-content",
  cannotRestore: "cannotRestore.remove-content",
  before: ({ before }) => (before?.state === "held" ? null : before),
  async apply(tx, one, found) {
    const { revision, fields } = contentModule(one.subject.kind);
    const taken = one.params.fields ?? [];
    if (fields) {
      const barred = taken.includes("avatar") ? imagesBarred(one.id, one.snapshot) : [];
      return [...(await fields.clear(tx, one.subject, taken, one.id)), ...barred];
    }
    if (revision) return revision.refuse(tx, one.subject);
    const state = stateHeld(tx, one, found, found.now?.state === "held" ? "refused" : "removed");
    return one.params.innocentPictures ? state : [...state, ...imagesBarred(one.id, one.snapshot)];
  },
  async undo(tx, one) {
    const { revision, fields } = contentModule(one.subject.kind);
    if (fields) {
      const given = await fields.restore(
        tx,
        one.subject,
        one.params.fields ?? [],
        await snapshotIn(tx, one.id),
        one.id,
      );
      return [...given, ...imagesUnbarred(one.id)];
    }
    if (revision) return revision.apply(tx, one.subject);
    return [...(await releaseState(tx, one)), ...imagesUnbarred(one.id)];
  },
};

/** What the measure took away, as its record has it. */
async function snapshotIn(tx: WriteTx, id: MeasureId): Promise<Snapshot> {
  const [row] = await tx.rows<{ snapshot: Snapshot }>(
    sql`select m.snapshot from ${measure} m where m.id = ${id}::uuid`,
  );
  if (!row) throw notFound();
  return row.snapshot;
}
