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
  return { readings, inContext };
}
