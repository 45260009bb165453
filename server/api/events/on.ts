import type { Handler } from "@/server/core/outbox";

/** A kind of event and what reacts to it, by the names that the outbox rows carry. */
export interface Happening {
  readonly kind: string;
  readonly handlers: Readonly<Record<string, Handler>>;
}

/** Says what reacts to a kind of event; without handlers, that nothing does. */
export function on({ kind }: { readonly kind: string }, handlers: Happening["handlers"] = {}): Happening {
  return { kind, handlers };
}
