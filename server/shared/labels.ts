// What the platform says of a content. The words for people are in messages/<locale>/labels.json.

/**
 * harmful: of the class that may exist and is kept out of sight (Ecological Governance Provisions, article 7). minors: may affect minors, shown after a notice (Regulations on the
 * Protection of Minors Online, articles 23 and 24). disputed: what it claims is contested.
 */
export const contentLabels = ["harmful", "minors", "disputed"] as const;
export type ContentLabel = (typeof contentLabels)[number];
