import { z } from "zod";
import type { ContentLabelId } from "@/db/schema/trust/labels";
import { AppError } from "@/server/shared/errors";
import type { MeasureId } from "@/server/shared/ids";
import { contentLabels, labelledKinds } from "@/server/shared/labels";
import { labelEnded, labelSet } from "@/server/trust/labels/in-force";
import type { MeasureModule } from "@/server/trust/measures/module";

const label = z.enum(contentLabels);

/** A label has the id of the measure that set it. */
export function labelIdOf(measureId: MeasureId): ContentLabelId {
  return measureId as string as ContentLabelId; // one id, named for either
}

/**
 * 标注内容 (Ecological Governance Provisions, Article 11): the content stays where it is and says what it is; the surfaces that refuse the label no longer bring it to anybody. A post
 * or a comment bears a label once, however many measures say so, until the last of them is gone.
 */
export const labelContent: MeasureModule = {
  kind: "label-content",
  on: "content",
  timed: false,
  needs: z.strictObject({ label, byRule: z.literal(true).optional() }),
  appealable: true,
  notice: "notice.label-content",
  cannotRestore: "cannotRestore.label-content",
  async apply(tx, { id, subject, params, decided: { handlerId, ...decided } }) {
    if (!labelledKinds.some((kind) => kind === subject.kind))
      throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "subject", problem: "invalid" }] });
    const made = { ...decided, id: labelIdOf(id), subject, label: label.parse(params.label), setBy: handlerId };
    return [{ change: labelSet(tx, made) }];
  },
  async undo(tx, one, { reason, handlerId }) {
    if (!handlerId) return []; // it has no end of its own
    return [{ change: labelEnded(tx, one, { by: handlerId, reason }) }];
  },
};
