// Addresses, names and topics inside what people write: found in one way, by what stores them and by what draws them.

export interface Entity {
  kind: "url" | "mention" | "topic";
  /** UTF-16 offsets of the whole entity, with its signs. */
  start: number;
  end: number;
  /** The address; the name without "@"; the topic without its signs. */
  value: string;
}

/** How many of each one text may carry: beyond that it is not written for readers. */
export const mostMentions = 20;
export const mostTopics = 10;

// "@" and "#" count unless they are glued to what stands before: an e-mail address, a colour, the name of a language. A name ends at a blank or a sign, in Chinese text too.
// A topic in letters that are read without blanks between words is closed by a second "#"; at most 32 characters.
const url = /(?<url>https?:\/\/[^\s<>"'\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]+)/u;
const glued = /(?<![A-Za-z0-9_.%+&/@＠-])/u;
const mention = /[@＠](?<mention>[\p{L}\p{M}\p{N}_·-]{1,20})(?![\p{L}\p{M}\p{N}_·-])/u;
const closedTopic = /[#＃](?<closed>[^#＃\n\s](?:[^#＃\n]{0,30}[^#＃\n\s])?)[#＃]/u;
const openTopic =
  /[#＃](?<open>(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}_]){1,32})(?!(?!\p{Script=Han})[\p{L}\p{M}\p{N}_])/u;
const signed = [mention, closedTopic, openTopic].map((each) => glued.source + each.source);
const anyEntity = [url.source, ...signed].join("|");

/** Closing signs at the end of an address belong to the sentence around it. */
const closing = new Set(".,;:!?)]}");

/**
 * The entities of a text in their order; none overlaps another. Addresses are http and https alone; a topic is #话题# on one line, or #word. Pure, linear in the text.
 */
export function entitiesOf(text: string): Entity[] {
  const found: Entity[] = [];
  const pattern = new RegExp(anyEntity, "giu");
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    // A second sign in a row begins nothing, unless the first one closed a topic.
    const isDoubled = /[#＃]/.test(text.charAt(match.index - 1)) && match.index !== found.at(-1)?.end;
    const entity = isDoubled ? null : entityOf(match);
    if (!entity) {
      // What looked like one and is none may hide another behind its first sign.
      pattern.lastIndex = match.index + 1;
      continue;
    }
    pattern.lastIndex = entity.end;
    found.push(entity);
  }
  return found;
}

function entityOf(match: RegExpExecArray): Entity | null {
  const start = match.index;
  const whole = start + match[0].length;
  const { url: address, mention: name, closed, open } = match.groups ?? {};
  if (address !== undefined) {
    let length = address.length;
    while (closing.has(address.charAt(length - 1))) length -= 1;
    const value = address.slice(0, length);
    return URL.canParse(value) ? { kind: "url", start, end: start + length, value } : null;
  }
  if (name !== undefined) return { kind: "mention", start, end: whole, value: name };
  const topic = closed ?? open ?? "";
  return /\p{L}/u.test(topic) ? { kind: "topic", start, end: whole, value: topic } : null;
}

/** The names that a text mentions, each once, as they are written. */
export function mentionsOf(text: string): string[] {
  return valuesOf(text, "mention");
}

/** The topics of a text, each once, as they are written; two that `topicKeyOf` makes equal are one topic. */
export function topicsOf(text: string): string[] {
  return [...new Map(valuesOf(text, "topic").map((topic) => [topicKeyOf(topic), topic])).values()];
}

/** The form in which a topic is one, however it is written: width, case and blanks make no difference. */
export function topicKeyOf(topic: string): string {
  return topic.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ");
}

function valuesOf(text: string, kind: Entity["kind"]): string[] {
  return [...new Set(entitiesOf(text).flatMap((entity) => (entity.kind === kind ? entity.value : [])))];
}

export interface TextPart {
  text: string;
  /** Null for what stands between entities. */
  entity: Entity | null;
}

/** The text cut into its entities and what stands between them; joined again it is the same text. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const entity of entitiesOf(text)) {
    if (entity.start > end) parts.push({ text: text.slice(end, entity.start), entity: null });
    parts.push({ text: text.slice(entity.start, entity.end), entity });
    end = entity.end;
  }
  if (end < text.length) parts.push({ text: text.slice(end), entity: null });
  return parts;
}
