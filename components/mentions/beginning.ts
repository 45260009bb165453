// What is being named where somebody writes. What counts as a name or a topic is `entitiesOf`'s to say.
import { entitiesOf } from "@/server/shared/entities";

/** A sign with the beginning of a name, from `start` up to where one writes. */
export interface Beginning {
  of: "people" | "topics";
  typed: string;
  start: number;
}

const atEnd =
  /(?<![A-Za-z0-9_.%+&/@＠-])(?:[@＠](?<name>[\p{L}\p{M}\p{N}_·-]{0,20})|[#＃](?<topic>[^#＃@＠\s]{0,32}))$/u;

/** The name or topic that stands unfinished before this offset; null where none does: behind an e-mail's "@", or a "#" that closes a topic. Pure. */
export function beginningAt(text: string, offset: number): Beginning | null {
  const before = text.slice(0, offset);
  const match = atEnd.exec(before);
  if (!match) return null;
  const { name, topic } = match.groups ?? {};
  const isClosing = entitiesOf(before).some(({ kind, end }) => kind === "topic" && end === match.index + 1);
  if (isClosing) return null;
  return name === undefined
    ? { of: "topics", typed: topic ?? "", start: match.index }
    : { of: "people", typed: name, start: match.index };
}
