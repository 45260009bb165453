// Words that every kind of content shares.
import { z } from "zod";

/** Who may read a content: everyone, the author's followers, or the author alone. */
export const audiences = ["public", "followers", "self"] as const;
export type Audience = (typeof audiences)[number];

/** What an author says of a post. */
export const declarations = ["original", "reprint", "ai", "fiction", "advert"] as const;
export type Declaration = (typeof declarations)[number];

/** Province inside mainland China, country or region outside; never an address. */
export const region = z.object({ code: z.string(), zh: z.string(), en: z.string() });
export type Region = z.infer<typeof region>;

/** Why others do not see a content: for its author (and the desk) alone. */
export const ownState = z.object({
  word: z.enum(["held", "refused", "removed"]),
  since: z.string(),
  /** The measure whose statement of reasons says why; null while nobody has decided anything. */
  measureId: z.string().nullable(),
});
export type OwnState = z.infer<typeof ownState>;
