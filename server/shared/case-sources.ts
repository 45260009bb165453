/** What opens a case: content that review held, reports, patrol, an authority's notice, accounts that hang together, an account that let violations stand in its comments, an appeal. */
export const caseSources = ["held", "report", "patrol", "authority", "cluster", "keeping", "appeal"] as const;
export type CaseSource = (typeof caseSources)[number];

/** Who found what a decision rests on (PUB Article 19): the platform's machines, its patrol, people who report, or an authority. */
export const discoveries = ["machine", "patrol", "report", "authority"] as const;
export type Discovery = (typeof discoveries)[number];
