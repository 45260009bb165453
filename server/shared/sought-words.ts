// What somebody looks for, cut the way texts are indexed: runs of Chinese, Japanese and Korean characters, and words of other letters and digits.

export const soughtLength = 60;
/** More parts than these nobody looks for at once. */
const mostParts = 8;

export interface SoughtWords {
  /** As it was typed, without what is never looked for. */
  text: string;
  /** Each stands in a text that is found, without anything between its characters. */
  runs: string[];
  /** Each stands in a text that is found, as a word of its own. */
  words: string[];
}

const part =
  /(?<run>[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+)|(?<word>[a-z0-9\u00df-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff]+)/gu;

/** The parts of a query; null where there is nothing to find anything by: it takes two Chinese characters side by side, or a word. Pure. */
export function soughtWords(typed: string): SoughtWords | null {
  const runs = new Set<string>();
  const words = new Set<string>();
  for (const { groups } of typed.normalize("NFKC").toLowerCase().matchAll(part)) {
    if (runs.size + words.size >= mostParts) break;
    if (groups?.run) runs.add(groups.run);
    if (groups?.word) words.add(groups.word);
  }
  const findable = words.size > 0 || [...runs].some((run) => run.length > 1);
  return findable ? { text: [...runs, ...words].join(" "), runs: [...runs], words: [...words] } : null;
}

/** The beginning of a name as names are compared here: width, case, blanks and a leading "@" aside. Pure. */
export function nameStartOf(typed: string): string {
  return typed.normalize("NFKC").toLowerCase().replace(/\s+/g, "").replace(/^@/, "");
}
