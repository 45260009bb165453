// What the platform says of a content. The words for people are in messages/<locale>/labels.json.
import type { BottomLine } from "./bottom-lines";
import type { Category, Writing } from "./rule-words";

/**
 * harmful: of the class that may exist and is kept out of sight (Ecological Governance Provisions, article 7). minors: may affect minors, shown after a notice (Regulations on the
 * Protection of Minors Online, articles 23 and 24). disputed: what it claims is contested.
 */
export const contentLabels = ["harmful", "minors", "disputed"] as const;
export type ContentLabel = (typeof contentLabels)[number];

/** Kinds of content that can bear a label. */
export const labelledKinds = ["post", "comment"] as const;

/** Pure: true where what a rule judges can bear a label; a rule that labels is for nothing else. */
export function bearsLabels(writing: Writing): boolean {
  return labelledKinds.some((kind) => kind === writing);
}

/** Which of the seven lines a label protects, where the rule that is cited protects all of them. */
export const lineOfLabel: Readonly<Record<ContentLabel, BottomLine>> = {
  harmful: "social-morals",
  minors: "social-morals",
  disputed: "truthfulness",
};

/** Pure: the label that a review rule of this category sets. */
export function labelOfCategory(category: Category): ContentLabel {
  return category === "harmful-minors" ? "minors" : "harmful";
}
