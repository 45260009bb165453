/**
 * The seven bottom lines that every user undertakes to keep, in the order of the regulation
 * (Provisional Provisions on Public Information Services of Instant Messaging Tools, article 6).
 */
export const bottomLines = [
  "laws",
  "socialist-system",
  "national-interest",
  "citizens-rights",
  "public-order",
  "social-morals",
  "truthfulness",
] as const;

export type BottomLine = (typeof bottomLines)[number];
