// Who may reach a person, and how: the words that settings, gates and refusals share.

/** Everyone; the accounts that the person follows; those of them that follow back; nobody. */
export const circles = ["everyone", "following", "mutuals", "nobody"] as const;
export type Circle = (typeof circles)[number];

/** Ways of reaching a person: a comment under or an answer to what they wrote, naming them, quoting or reposting with a comment, a direct message. */
export const contacts = ["reply", "mention", "quote", "message"] as const;
export type Contact = (typeof contacts)[number];

/** Ages that an account can be asked to have, in days. */
export const accountAges = [0, 7, 30, 90] as const;

/** How long protection mode lasts, in days (practice of the 2022 notice on online violence). */
export const protectionDays = 7;

/** The spans of days that an evidence file can be made of, and the most items in it. */
export const evidenceDays = [1, 7, 30] as const;
export const mostEvidence = 500;

/** How far back single items can be chosen, in days, and how many of them go into one file. */
export const evidenceReach = 90;
export const mostChosen = 100;
