// What a verified organisation is told while nobody is named who is responsible for its comments (MB Article 10).
import { z } from "zod";

export const responsibleDueView = z.object({
  /** Since when nobody is. */
  since: z.string(),
  /** By when somebody must be. */
  due: z.string(),
  /** True once that has passed: it publishes and writes nothing until somebody is. */
  isOver: z.boolean(),
});
export type ResponsibleDueView = z.infer<typeof responsibleDueView>;
