// A term as it is compared with texts: what remains of it, and the other ways of writing it that stand for it.
import { DENSE, kinds, LETTER } from "@/server/trust/review/characters";
import { BLANK, normaliseInto, Units } from "@/server/trust/review/normalise";
import { readingsAt } from "@/server/trust/review/syllables";

/** Longest term, in normalised units; it bounds the work per character of a text. */
export const longestTerm = 64;

/** A term as it is compared: blanks removed, with the places where the term itself has one. */
export interface Key {
  readonly codes: Uint16Array;
  readonly repeats: Uint16Array;
  /** 1 where the term has a blank before this unit. */
  readonly blanks: Uint8Array;
  /** Pairs of letters or digits that belong to one word. */
  readonly joints: number;
}

const reading = new Units();

export function keyOf(text: string): Key {
  normaliseInto(reading, text);
  const codes: number[] = [];
  const repeats: number[] = [];
  const blanks: number[] = [];
  let joints = 0;
  for (let at = 0; at < reading.length; at++) {
    const code = reading.codes[at] ?? 0;
    if (code === BLANK) continue;
    const afterBlank = at > 0 && reading.codes[at - 1] === BLANK;
    if (!afterBlank && at > 0 && kinds[code] !== DENSE && kinds[reading.codes[at - 1] ?? 0] !== DENSE) joints++;
    codes.push(code);
    repeats.push(reading.repeats[at] ?? 1);
    blanks.push(afterBlank ? 1 : 0);
  }
  return {
    codes: Uint16Array.from(codes),
    repeats: Uint16Array.from(repeats),
    blanks: Uint8Array.from(blanks),
    joints,
  };
}

/** Doubled letters of one term of which every combination is spelled out; beyond, none or all are. */
const mostSpelledOut = 3;

/** The term with doubled letters one by one, as they stand when spaced out or partly replaced: g00gle, c o f f e e. */
export function spelledOut(key: Key): Key[] {
  const doubled = [...key.codes.keys()].filter((at) => kinds[key.codes[at] ?? 0] === LETTER && key.repeats[at] === 2);
  if (doubled.length === 0) return [];
  const all = 2 ** doubled.length - 1;
  const choices = doubled.length > mostSpelledOut ? [all] : Array.from({ length: all }, (_, index) => index + 1);
  return choices.map((choice) => {
    const chosen = new Set(doubled.filter((_, index) => choice & (1 << index)));
    const places = [...key.codes.keys()].flatMap((at) => (chosen.has(at) ? [at, at] : [at]));
    return {
      codes: Uint16Array.from(places, (at) => key.codes[at] ?? 0),
      repeats: Uint16Array.from(places, (at) => (chosen.has(at) ? 1 : (key.repeats[at] ?? 1))),
      blanks: Uint8Array.from(places, (at, index) => (places[index - 1] === at ? 0 : (key.blanks[at] ?? 0))),
      joints: key.joints + chosen.size,
    };
  });
}

/** The term with doubled Han characters one by one, as they stand when only their sound is the same; null where there are none. */
export function soundedOut(key: Key): Key | null {
  const places = [...key.codes.keys()].flatMap((at) =>
    Array.from({ length: readingsAt(key.codes[at] ?? 0) < 0 ? 1 : (key.repeats[at] ?? 1) }, () => at),
  );
  if (places.length === key.codes.length || places.length > longestTerm) return null;
  return {
    codes: Uint16Array.from(places, (at) => key.codes[at] ?? 0),
    repeats: Uint16Array.from(places, (at) => (readingsAt(key.codes[at] ?? 0) < 0 ? (key.repeats[at] ?? 1) : 1)),
    blanks: Uint8Array.from(places, (at, index) => (places[index - 1] === at ? 0 : (key.blanks[at] ?? 0))),
    joints: key.joints,
  };
}

const lowerO = 0x6f;
const lowerI = 0x69;
const lowerL = 0x6c;
const zero = 0x30;
const one = 0x31;

/** Letters and digits that pass for each other share a symbol; `passesFor` then decides. */
export function symbolOf(code: number): number {
  return code === zero ? lowerO : code === one || code === lowerI ? lowerL : code;
}

/** 0 for o and 1 for l or i, and the reverse; l and i are different letters. */
export function passesFor(written: number, meant: number): boolean {
  switch (written) {
    case zero:
      return meant === lowerO;
    case one:
      return meant === lowerL || meant === lowerI;
    case lowerO:
      return meant === zero;
    case lowerL:
    case lowerI:
      return meant === one;
    default:
      return false;
  }
}

/** Why a text cannot be a term, or null: nothing remains of it after normalisation, or more than `longestTerm` units. */
export function termProblem(text: string): "empty" | "too-long" | null {
  const key = keyOf(text);
  return key.codes.length === 0 ? "empty" : key.codes.length > longestTerm ? "too-long" : null;
}

/** Whether the symbols alone decide: no letters or digits, nothing doubled. */
export function isPlain({ codes, repeats }: Key): boolean {
  return codes.every((code, at) => kinds[code] === DENSE && repeats[at] === 1);
}
