// What evidence of an obligation is: a saved query. They read across all domains, as an inspector would, so they are kept as the text that an inspector can read and
// repeat; the database lets them read and nothing else.
import type { Locale } from "@/server/shared/i18n";
import type { ObligationId } from "@/server/shared/obligation-ids";

/** What is looked for: that something happened, or that something never did. */
export type Evidence = { says: Readonly<Record<Locale, string>> } & (
  | { is: "events"; kinds: readonly [string, ...string[]] }
  /** Each row is a violation; there must be none. */
  | { is: "violations"; sql: string }
);

export type EvidenceBook = Readonly<Partial<Record<ObligationId, Evidence>>>;
