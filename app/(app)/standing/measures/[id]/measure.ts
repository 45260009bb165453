// One measure, asked for once per request however many parts of the page need it.
import { cache } from "react";
import { answerOf } from "@/app/answer";
import { caller } from "@/server/api/bridge";
import type { MeasureView } from "@/server/features/moderation/contract/measures";
import type { MeasureId } from "@/server/shared/ids";

/** The measure with its statement and appeal; the not-found page where it is not there or not the viewer's. */
export const findMeasure = cache(
  (id: string): Promise<MeasureView> => answerOf(caller().moderation.measure({ measureId: id as MeasureId })), // the query checks it
);
