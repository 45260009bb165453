/** Characters of an excerpt. */
const excerptLength = 80;

/** Pure: the beginning of a text on one line, for where it is mentioned and not shown. */
export function excerptOf(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, " "));
  return characters.length > excerptLength ? `${characters.slice(0, excerptLength).join("")}…` : characters.join("");
}
