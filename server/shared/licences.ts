// Words of licences.

/** What a licence for internet news information services allows (Provisions on internet news information services, 2017, article 5): to write and publish news, or to reprint it. */
export const newsServices = ["publish", "reprint"] as const;
export type NewsService = (typeof newsServices)[number];
