// The register of obligations as typed data. The texts are quotes of the law and their translation, so they are not in messages.
import type { ObligationId } from "@/server/shared/obligation-ids";
import type { Duty, ObligationDomain, ObligationKind, Regulation } from "@/server/shared/obligation-words";
import register from "@/server/shared/obligations.json";

export interface Obligation {
  id: ObligationId;
  regulation: Regulation;
  article: number;
  paragraph: number;
  /** Only the ten items of one article have a number of their own, and the opening words they hang on. */
  item?: number;
  leadZh?: string;
  /** The sentence as the regulation has it. */
  textZh: string;
  /** The part of the sentence that this entry is about. */
  focusZh: string;
  textEn: string;
  duty: Duty;
  kind: ObligationKind;
  domain: ObligationDomain;
  /** What must be visible in the running app, and what a violation attempt gets. */
  acceptance: string;
}

/** Every obligation, in the order of the register. */
export const obligations = register as readonly Obligation[]; // JSON widens to string; a test compares it with these types

const byId = new Map(obligations.map((entry) => [entry.id, entry]));

/** The entry with this id. */
export function obligationOf(id: ObligationId): Obligation {
  const found = byId.get(id);
  if (!found) throw new Error(`The register has no ${id}.`);
  return found;
}
