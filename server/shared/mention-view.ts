import { z } from "zod";

/** Whom a name in a text means: the account keeps being meant when it takes another name. */
export const mentionView = z.object({ name: z.string(), handle: z.string() });
export type MentionView = z.infer<typeof mentionView>;
