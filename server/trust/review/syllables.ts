// How Han characters sound, as numbers: toneless pinyin syllables, all readings of each character.
import { pinyin } from "pinyin-pro";

/** Syllables are numbered in the private use area, which no normalised text contains, so that they never equal a character. */
const firstSyllable = 0xe000;
const firstHan = 0x3400;
const lastHan = 0x9fff;
/** Readings kept per character, commonest first; no character in use has more. */
export const readingsPerCharacter = 4;

/** Sounds of characters: `readings[(code - 0x3400) * 4 + n]` is the n-th reading's syllable, or 0. */
export interface Syllables {
  readonly readings: Uint16Array;
  /** Number of the syllable that a term's character has in its context, 0 when it has no sound. */
  inContext(term: string): Uint16Array;
  /** Every syllable as it is typed in letters. */
  readonly spellings: Spellings;
}

/** The spellings of syllables as a trie over the letters a to z. Places are numbered from 1; 0 means there is none. */
export interface Spellings {
  /** The place after a unit; `from` 0 begins. */
  next(from: number, code: number): number;
  /** The syllables whose spelling ends at a place: mostly none or one, two where ü is typed as u. */
  at(place: number): readonly number[];
}

/** Where the readings of a character begin in `readings`, or -1 when it is no Han character. */
export function readingsAt(code: number): number {
  return code >= firstHan && code <= lastHan ? (code - firstHan) * readingsPerCharacter : -1;
}

let made: Syllables | undefined;

/** The table of sounds; made on first use (about a tenth of a second), as only rules with homophones need it. */
export function syllables(): Syllables {
  made ??= makeSyllables();
  return made;
}

function makeSyllables(): Syllables {
  const numbers = new Map<string, number>();
  const numberOf = (syllable: string) => {
    const known = numbers.get(syllable);
    if (known !== undefined) return known;
    const number = firstSyllable + numbers.size;
    numbers.set(syllable, number);
    return number;
  };
  const readings = new Uint16Array((lastHan - firstHan + 1) * readingsPerCharacter);
  for (let code = firstHan; code <= lastHan; code++) {
    const sign = String.fromCharCode(code);
    const sounds = pinyin(sign, { toneType: "none", multiple: true, type: "array" });
    if (sounds[0] === sign) continue; // a character without a known sound is returned as it is
    const distinct = [...new Set(sounds)].slice(0, readingsPerCharacter);
    for (const [index, sound] of distinct.entries()) {
      readings[(code - firstHan) * readingsPerCharacter + index] = numberOf(sound);
    }
  }

  /** A character of many sounds has one inside a word (银行 is yin hang); a reading that the table lacks falls back to the commonest. */
  const inContext = (term: string) => {
    const sounds = pinyin(term, { toneType: "none", type: "array" });
    return Uint16Array.from({ length: term.length }, (_, index) => {
      const at = readingsAt(term.charCodeAt(index));
      if (at < 0) return 0;
      const sound = sounds.length === term.length ? numbers.get(sounds[index] ?? "") : undefined;
      const known = sound !== undefined && readings.subarray(at, at + readingsPerCharacter).includes(sound);
      return known ? sound : (readings[at] ?? 0);
    });
  };
  return { readings, inContext, spellings: spellingsOf(numbers) };
}

const letters = 26;
const lowerA = 0x61;
const noSyllables: readonly number[] = [];

/** ü is typed as v, or with its dots left out. */
function spellingsOf(numbers: ReadonlyMap<string, number>): Spellings {
  const following: number[] = Array.from({ length: letters }, () => 0);
  const ending = new Map<number, number[]>();
  let places = 0;
  for (const [syllable, number] of numbers) {
    for (const spelling of new Set([syllable.replace("ü", "v"), syllable.replace("ü", "u")])) {
      if (!/^[a-z]+$/.test(spelling)) continue;
      let place = 0;
      for (const letter of spelling) {
        const at = place * letters + letter.charCodeAt(0) - lowerA;
        if (following[at] === 0) {
          following[at] = ++places;
          following.push(...Array.from({ length: letters }, () => 0));
        }
        place = following[at] ?? 0;
      }
      ending.set(place, [...(ending.get(place) ?? []), number]);
    }
  }
  const table = Uint16Array.from(following);
  return {
    next(from, code) {
      const letter = code - lowerA;
      return letter < 0 || letter >= letters ? 0 : (table[from * letters + letter] ?? 0);
    },
    at: (place) => ending.get(place) ?? noSyllables,
  };
}
