// How a muted word is found in a text.

const special = /[.*+?^${}()|[\]\\]/g;
const latin = /[a-z0-9]/;

/**
 * The regular expression of PostgreSQL that finds a word in a text in normal form (NFKC, lower case). A word that begins or ends with a Latin letter or a digit is not
 * found inside a longer one ("art" is not in "start"); Chinese knows no such limits. Pure; null where nothing of the word is left to look for.
 */
export function patternOf(word: string): string | null {
  const normal = word.normalize("NFKC").toLowerCase().trim();
  if (normal === "") return null;
  const [first, last] = [normal.charAt(0), normal.charAt(normal.length - 1)];
  const before = latin.test(first) ? "(?<![a-z0-9])" : "";
  const after = latin.test(last) ? "(?![a-z0-9])" : "";
  return `${before}${normal.replace(special, "\\$&")}${after}`;
}
