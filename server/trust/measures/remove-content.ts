import { z } from "zod";
import { imagesBarred, imagesUnbarred } from "@/server/trust/measures/barred-images";
import { releaseState, stateHeld } from "@/server/trust/measures/held-state";
import type { MeasureModule } from "@/server/trust/measures/module";
import { contentModule } from "@/server/trust/subjects";

/**
 * 移除内容 (MB Article 12): nobody but its author and the desk sees the content any more. It is hidden, not erased, or no appeal could be heard. On what review held it is the refusal:
 * nobody ever saw it, and when the measure falls it is published; a held edit never replaces the visible text, and then does. What it showed is barred from coming in again.
 */
export const removeContent: MeasureModule = {
  kind: "remove-content",
  on: "content",
  timed: false,
  needs: z.strictObject({}),
  appealable: true,
  notice: "notice.remove-content",
  cannotRestore: "cannotRestore.remove-content",
  before: ({ before }) => (before?.state === "held" ? null : before),
  async apply(tx, measure, found) {
    const { revision } = contentModule(measure.subject.kind);
    if (revision) return revision.refuse(tx, measure.subject);
    const state = stateHeld(tx, measure, found, found.now?.state === "held" ? "refused" : "removed");
    return [...state, ...imagesBarred(measure.id, measure.snapshot)];
  },
  async undo(tx, measure) {
    const { revision } = contentModule(measure.subject.kind);
    if (revision) return revision.apply(tx, measure.subject);
    return [...(await releaseState(tx, measure)), ...imagesUnbarred(measure.id)];
  },
};
