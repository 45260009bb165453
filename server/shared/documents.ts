// The platform's own rules and agreements, by the key under which each version is kept.

export const documentKeys = [
  "service-agreement",
  "platform-convention",
  "seven-lines",
  "privacy-policy",
  "microblog-rules",
  "content-rules",
  "account-rules",
] as const;
export type DocumentKey = (typeof documentKeys)[number];

/** Documents that a person accepts before taking part; the others are made part of them by the service agreement. */
export const acceptedDocuments = [
  "service-agreement",
  "platform-convention",
  "seven-lines",
  "privacy-policy",
] as const satisfies readonly DocumentKey[];

/** The one whose lines are shown as a list of their own (IM Article 6). */
export const sevenLines = "seven-lines" satisfies DocumentKey;
