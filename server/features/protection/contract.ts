// Inputs, views and events of who may reach a person, of protection mode, and of the evidence file. Law: provisions on online violence (2024).
import { z } from "zod";
import { accountAges, circles, evidenceDays, mostChosen } from "@/server/shared/contact";
import { eventKind } from "@/server/shared/events";

const circle = z.enum(circles);
const minAgeDays = z.union(accountAges.map((days) => z.literal(days)));

/** Who may comment on and answer what a person wrote, name them, quote them, and write to them. */
export const contactSettings = z.object({
  replies: circle,
  mentions: circle,
  quotes: circle,
  messages: circle,
  /** How old, in days, an account must be that the person does not follow. */
  minAgeDays,
});
export type ContactSettings = z.infer<typeof contactSettings>;

export const protectionView = z.object({
  settings: contactSettings,
  /** When protection mode ends; null while it is off. */
  protectedUntil: z.string().nullable(),
  /** True for a day after many strangers came at once, while protection mode is off. */
  isOffered: z.boolean(),
});
export type ProtectionView = z.infer<typeof protectionView>;

/** Everything that was said to the person in the last days, or the posts and comments that they chose. */
export const makeEvidenceInput = z.union([
  z.object({ days: z.union(evidenceDays.map((days) => z.literal(days))) }),
  z.object({
    items: z
      .array(z.object({ kind: z.enum(["post", "comment"]), id: z.guid() }))
      .min(1)
      .max(mostChosen),
  }),
]);

export const saidPerPage = 20;
export const saidInput = z.object({ before: z.guid().optional() });

/** Something that somebody said to the person, to be chosen from: the file has all of it. */
export const saidView = z.object({
  kind: z.enum(["post", "comment"]),
  id: z.string(),
  postId: z.string(),
  authorName: z.string(),
  authorHandle: z.string(),
  text: z.string(),
  pictures: z.number(),
  createdAt: z.string(),
});
export type SaidView = z.infer<typeof saidView>;
export const saidPage = z.object({ items: z.array(saidView), next: z.string().nullable() });
export type SaidPage = z.infer<typeof saidPage>;

export const contactsSet = eventKind("contacts.set", contactSettings);
export const protectionBegun = eventKind("protection.begun", z.object({ until: z.string() }));
export const protectionEnded = eventKind("protection.ended", z.object({}));
export const protectionOffered = eventKind(
  "protection.offered",
  z.object({ strangers: z.number(), minutes: z.number() }),
);
/** The file itself is the person's; the log keeps its hash, so that the operator cannot deny it. */
export const evidenceMade = eventKind("evidence.made", z.object({ hash: z.string(), items: z.number() }));
