// How near two names come to each other, as a reader sees and hears them. Pure.
import { pinyin } from "pinyin-pro";
import { nameKeyOf } from "@/server/trust/authors/name-key";
import { normalise } from "@/server/trust/review/normalise";

/** From here on a person looks at a name that comes near another. */
export const nearFrom = 0.7;
/** Shorter sounds are shared by too many names to mean anything. */
const tellingSound = 4;

/** Toneless pinyin and letters in one: 海棠书店 and "Haitang Shudian" sound alike. */
export function soundOf(name: string): string {
  const syllables = pinyin(normalise(name).text, { toneType: "none", type: "array", v: true });
  return syllables
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

/** Every two neighbouring characters of a name's normal form, each once; the name itself where it has only one. */
export function pairsOf(name: string): string[] {
  const characters = Array.from(nameKeyOf(name));
  if (characters.length < 2) return characters;
  return [...new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`))];
}

/** From 0 (nothing in common) to 1 (one name): by normal form, sound, edits, and one name standing whole in the other. */
export function likeness(one: string, other: string): number {
  const [a, b] = [Array.from(nameKeyOf(one)), Array.from(nameKeyOf(other))];
  if (a.join("") === b.join("")) return 1;
  const sound = soundOf(one);
  if (sound.length >= tellingSound && sound === soundOf(other)) return 0.95;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const telling = /\p{Script=Han}/u.test(short.join("")) ? 3 : 5;
  if (short.length >= telling && long.join("").includes(short.join(""))) return 0.9;
  return 1 - edits(a, b) / Math.max(a.length, b.length, 1);
}

/** Levenshtein's distance in characters. */
function edits(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, at) => at + 1);
  for (const [at, character] of a.entries()) {
    const next: number[] = [];
    for (const [to, target] of b.entries()) {
      const left = to === 0 ? at + 1 : (next[to - 1] ?? 0);
      const above = row[to] ?? 0;
      const corner = to === 0 ? at : (row[to - 1] ?? 0);
      next.push(Math.min(left + 1, above + 1, corner + (character === target ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? a.length;
}
