/** What opens a case: content that review held, reports, patrol, accounts that hang together, an appeal. */
export const caseSources = ["held", "report", "patrol", "cluster", "appeal"] as const;
export type CaseSource = (typeof caseSources)[number];
