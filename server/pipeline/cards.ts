// Which cards the pipeline itself made: a procedure built another way has none, and the control test finds it.
const made = new WeakSet<object>();

/** Marks a card as made by command() or query(). */
export function registerCard<Card extends object>(card: Card): Card {
  made.add(card);
  return card;
}

/** True only for cards that command() or query() made. */
export function isPipelineMade(card: object | undefined): boolean {
  return card !== undefined && made.has(card);
}
