// Views that every kind of content shares; the words they use are in content.ts.
import { z } from "zod";
import { ownStates } from "@/server/shared/content";

export const region = z.object({ code: z.string(), zh: z.string(), en: z.string() });

/** Why others do not see a content: for its author (and the desk) alone. */
export const ownState = z.object({
  word: z.enum(ownStates),
  since: z.string(),
  /** The measure whose statement of reasons says why; null while nobody has decided anything. */
  measureId: z.string().nullable(),
});
