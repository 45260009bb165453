// A word with a mention, a topic or an address in its middle is still that word to whoever reads it.
import { entitiesOf } from "@/server/shared/entities";

/** A text without what interrupts it. */
export interface ReadOver {
  text: string;
  /** Where a stretch of it stands in the original, interruptions included; null where it is in one piece there, and reading the original finds it. */
  spanOf(start: number, end: number): { start: number; end: number } | null;
}

/** The text without its mentions, topics and addresses; null where it has none. Pure, linear in the text. */
export function readOver(text: string): ReadOver | null {
  const entities = entitiesOf(text);
  if (entities.length === 0) return null;
  /** Where each piece begins, here and in the original. */
  const pieces: { at: number; from: number }[] = [];
  let joined = "";
  let from = 0;
  for (const { start, end } of [...entities, { start: text.length, end: text.length }]) {
    if (start > from) {
      pieces.push({ at: joined.length, from });
      joined += text.slice(from, start);
    }
    from = end;
  }
  const pieceOf = (offset: number) => pieces.findLast(({ at }) => at <= offset) ?? { at: 0, from: 0 };
  return {
    text: joined,
    spanOf(start, end) {
      const [first, last] = [pieceOf(start), pieceOf(Math.max(start, end - 1))];
      return first === last ? null : { start: start - first.at + first.from, end: end - last.at + last.from };
    },
  };
}
