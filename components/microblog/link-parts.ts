// Finds the addresses in what people write. Only http and https become links.

export interface TextPart {
  text: string;
  isLink: boolean;
}

// An address ends at white space, at CJK text or punctuation, and before closing punctuation of the sentence around it.
const address = /https?:\/\/[^\s<>"'\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]+/g;
const trailing = /[.,;:!?)\]}]+$/;

/** The text cut into addresses and what stands between them; joined again it is the same text. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const found = match[0].replace(trailing, "");
    if (!URL.canParse(found)) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isLink: false });
    parts.push({ text: found, isLink: true });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isLink: false });
  return parts;
}
