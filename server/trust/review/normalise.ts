// Reads a text as a person would who ignores disguises, and remembers where each character stood. What a text means is not decided here.
import {
  DENSE,
  DIGIT,
  EXPANDED,
  expansions,
  foldBeyond,
  folds,
  IGNORED,
  kinds,
  SIGN,
  SPACE,
  SURROGATE,
} from "@/server/trust/review/characters";

/** A normalised text with, for each of its UTF-16 units, the stretch of the original it was read from. */
export interface Normalised {
  readonly text: string;
  /** Offset into the original of the first UTF-16 unit that became this one. */
  readonly starts: Int32Array;
  /** Offset just past the last. */
  readonly ends: Int32Array;
}

/** The single blank that stands between two words. */
export const BLANK = 0x20;

/** A normalised text as arrays that can be filled again and again; `length` counts what is in use. */
export class Units {
  length = 0;
  codes = new Uint16Array(256);
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  /** How often the unit was repeated in the original (at least 1). */
  repeats = new Uint16Array(256);
  /** 1 where something was left out between this unit and the one before. */
  gaps = new Uint8Array(256);

  /** Makes room for `size` units, keeping what is there. */
  reserve(size: number): void {
    if (size <= this.codes.length) return;
    const room = Math.max(size, this.codes.length * 2);
    this.codes = grown(this.codes, new Uint16Array(room));
    this.starts = grown(this.starts, new Int32Array(room));
    this.ends = grown(this.ends, new Int32Array(room));
    this.repeats = grown(this.repeats, new Uint16Array(room));
    this.gaps = grown(this.gaps, new Uint8Array(room));
  }
}

function grown<A extends Uint8Array | Uint16Array | Int32Array>(old: A, bigger: A): A {
  bigger.set(old);
  return bigger;
}

const decoder = new TextDecoder("utf-16le", { ignoreBOM: true });

/**
 * Normalises a text: width, case, traditional characters, styled and circled letters and digits, look-alikes and accents are
 * folded; what shows nothing is dropped; signs, emoji and blanks are dropped, except that words keep one blank between them;
 * a repeated letter or character counts once (digits do not). Idempotent, linear in the text; offsets are exact.
 */
export function normalise(text: string): Normalised {
  const units = new Units();
  normaliseInto(units, text);
  return published(units);
}

/** The units as a text with its offsets; a copy, so that the units may be filled again. */
export function published(units: Units): Normalised {
  return {
    text: decoder.decode(units.codes.subarray(0, units.length)),
    starts: units.starts.slice(0, units.length),
    ends: units.ends.slice(0, units.length),
  };
}

/** `normalise` into arrays of the caller's, whose earlier content is overwritten. */
export function normaliseInto(units: Units, text: string): void {
  const size = text.length;
  units.length = 0;
  // A blank takes the place of what was dropped, so the text's own length is enough; expansions make room for themselves.
  units.reserve(size);
  let { codes, starts, ends, repeats, gaps } = units;
  let length = 0;
  let gap = 0;
  let spaced = false;
  let last = 0;
  let lastKind = DENSE;

  for (let at = 0; at < size; ) {
    const start = at;
    let point = text.charCodeAt(at++);
    let fold = folds[point] ?? SIGN;
    if (fold === SURROGATE) {
      point = text.codePointAt(start) ?? point;
      fold = point > 0xffff ? foldBeyond(point) : SIGN;
      if (point > 0xffff) at++;
    }
    if (fold === IGNORED) continue;
    if (fold === SIGN) {
      gap = 1;
      continue;
    }
    if (fold === SPACE) {
      gap = 1;
      spaced = true;
      continue;
    }
    let expansion = "";
    let parts = 1;
    if (fold === EXPANDED) {
      expansion = expansions.get(point) ?? String.fromCodePoint(point);
      parts = expansion.length;
      units.reserve(length + parts + (size - at) + 1);
      ({ codes, starts, ends, repeats, gaps } = units);
    }
    for (let part = 0; part < parts; part++) {
      const code = expansion === "" ? fold : expansion.charCodeAt(part);
      const kind = kinds[code] ?? DENSE;
      if (spaced && kind !== DENSE && lastKind !== DENSE) {
        codes[length] = BLANK;
        starts[length] = ends[length - 1] ?? 0;
        ends[length] = start;
        repeats[length] = 1;
        gaps[length++] = 0;
      } else if (code === last && kind !== DIGIT && length > 0 && !isSurrogate(code)) {
        ends[length - 1] = at;
        repeats[length - 1] = Math.min((repeats[length - 1] ?? 0) + 1, 0xffff);
        gap = 0;
        spaced = false;
        continue;
      }
      codes[length] = code;
      starts[length] = start;
      ends[length] = at;
      repeats[length] = 1;
      gaps[length++] = gap;
      last = code;
      lastKind = kind;
      gap = 0;
      spaced = false;
    }
  }
  units.length = length;
}

/**
 * The same units without single digits and letters that stand between two dense ones, which a reader passes over as they do over signs: 刷1单. False where there are none, and then
 * nothing was written. `gaps` is 1 where one was left out before the unit, 2 where one was left out between its repetitions, whatever else was left out.
 */
export function withoutFillers({ length, codes, starts, ends, repeats }: Units, into: Units): boolean {
  const isDense = (at: number) => at >= 0 && at < length && kinds[codes[at] ?? 0] === DENSE && codes[at] !== BLANK;
  const isFiller = (at: number) => kinds[codes[at] ?? 0] !== DENSE && isDense(at - 1) && isDense(at + 1);
  let first = 0;
  while (first < length && !isFiller(first)) first++;
  if (first === length) return false;
  into.reserve(length);
  into.length = 0;
  let left = 0;
  for (let at = 0; at < length; at++) {
    if (isFiller(at)) {
      left = 1;
      continue;
    }
    const before = into.length - 1;
    if (left === 1 && codes[at] === into.codes[before] && !isSurrogate(codes[at] ?? 0)) {
      into.ends[before] = ends[at] ?? 0;
      into.repeats[before] = Math.min((into.repeats[before] ?? 0) + (repeats[at] ?? 1), 0xffff);
      into.gaps[before] = 2;
    } else {
      const to = into.length++;
      into.codes[to] = codes[at] ?? 0;
      into.starts[to] = starts[at] ?? 0;
      into.ends[to] = ends[at] ?? 0;
      into.repeats[to] = repeats[at] ?? 1;
      into.gaps[to] = left;
    }
    left = 0;
  }
  return true;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}
