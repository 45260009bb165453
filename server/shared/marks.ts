// Verified marks (前台实名认证) as everybody sees them beside a name.
import { z } from "zod";

/** A person in a profession or role, an organisation of this country, an organisation abroad with its office here (MB Article 8). */
export const markClasses = ["person", "organisation", "organisation-abroad"] as const;
export type MarkClass = (typeof markClasses)[number];

/** The mark beside a name: its class, the words that were checked, and for an organisation abroad the country (ISO 3166-1). */
export const markBrief = z.object({
  class: z.enum(markClasses),
  text: z.string(),
  country: z.string().nullable(),
});
export type MarkBrief = z.infer<typeof markBrief>;
