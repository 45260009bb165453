// Finds many terms in one text whatever their disguise. What a hit leads to is decided in rules.ts.
import { DENSE, DIGIT, kinds, LETTER } from "@/server/trust/review/characters";
import { BLANK, normaliseInto, Units } from "@/server/trust/review/normalise";
import { readingsAt, readingsPerCharacter, type Syllables, syllables } from "@/server/trust/review/syllables";
import { NONE, TermTrie } from "@/server/trust/review/term-trie";

/** Longest term, in normalised units; it bounds the work per character of a text. */
export const longestTerm = 64;

export interface Term {
  readonly id: string;
  readonly text: string;
  /** Also found when Han characters are replaced by others of the same sound or by their pinyin in letters; has effect where the term begins with two of them. */
  readonly homophones?: boolean;
  /** Exceptions apply to terms of their group. */
  readonly group?: string;
}

/** A harmless expression that contains a term: hits inside it do not count. Without a group it applies to all terms. */
export interface AllowTerm {
  readonly text: string;
  readonly group?: string;
}

export interface MatcherOptions {
  readonly allow?: readonly AllowTerm[];
  /** Receives the number of elementary steps (units read, trie look-ups, comparisons) of every match. */
  readonly counter?: { steps: number };
}

/** Where a term stands: UTF-16 offsets into the original text, and that stretch of it. */
export interface Hit {
  readonly termId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly by: "text" | "sound";
}

export interface Matcher {
  /** All hits, by start, then longest first, then in the order of the terms. Same text, same hits. */
  match(text: string): Hit[];
}

/** Why a text cannot be a term, or null: nothing remains of it after normalisation, or more than `longestTerm` units. */
export function termProblem(text: string): "empty" | "too-long" | null {
  const key = keyOf(text);
  return key.codes.length === 0 ? "empty" : key.codes.length > longestTerm ? "too-long" : null;
}

/** A term as it is compared: blanks removed, with the places where the term itself has one. */
interface Key {
  readonly codes: Uint16Array;
  readonly repeats: Uint16Array;
  /** 1 where the term has a blank before this unit. */
  readonly blanks: Uint8Array;
  /** Pairs of letters or digits that belong to one word. */
  readonly joints: number;
}

interface Entry extends Key {
  readonly id: string;
  readonly isAllowed: boolean;
  readonly group: string | undefined;
}

interface RawHit {
  readonly entry: number;
  readonly from: number;
  readonly to: number;
  readonly by: "text" | "sound";
}

const reading = new Units();

function keyOf(text: string): Key {
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
function spelledOut(key: Key): Key[] {
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
function soundedOut(key: Key): Key | null {
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
function symbolOf(code: number): number {
  return code === zero ? lowerO : code === one || code === lowerI ? lowerL : code;
}

/** 0 for o and 1 for l or i, and the reverse; l and i are different letters. */
function passesFor(written: number, meant: number): boolean {
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

/**
 * Builds a matcher; refuses (RangeError) a term that `termProblem` refuses. Han and other dense scripts are found with anything
 * between the characters; words in letters need word edges and may be split by signs anywhere, by blanks only between all letters.
 * Pinyin stands for characters of terms that are found by sound: all of them or some, with or without blanks between syllables, between word edges.
 * The work per character is bounded by the longest term and does not grow with their number.
 */
export function buildMatcher(terms: readonly Term[], options: MatcherOptions = {}): Matcher {
  const entries: Entry[] = [
    ...terms.map(({ id, text, group }) => ({ ...keyOf(text), id, group, isAllowed: false })),
    ...(options.allow ?? []).map(({ text, group }) => ({ ...keyOf(text), id: text, group, isAllowed: true })),
  ];
  const hasAllowed = entries.length > terms.length;
  for (const { codes, id } of entries) {
    if (codes.length === 0 || codes.length > longestTerm) throw new RangeError(`Not a usable term: ${id}`);
  }
  for (const entry of [...entries]) for (const spelled of spelledOut(entry)) entries.push({ ...entry, ...spelled });
  const byText = new TermTrie(entries.length, entries.length);
  const single = new Map<number, number[]>();
  for (const [index, entry] of entries.entries()) {
    const symbols = entry.codes.map(symbolOf);
    if (symbols.length > 1) byText.insert(symbols, index);
    else single.set(symbols[0] ?? 0, [...(single.get(symbols[0] ?? 0) ?? []), index]);
  }
  const singles = new Uint8Array(0x10000);
  for (const symbol of single.keys()) singles[symbol] = 1;

  const sounding = terms.flatMap(({ homophones }, index) => (homophones ? [index] : []));
  const sounds = sounding.length > 0 ? syllables() : null;
  for (const index of [...sounding]) {
    const entry = entries[index];
    const sounded = entry && soundedOut(entry);
    if (sounded) sounding.push(entries.push({ ...entry, ...sounded }) - 1);
  }
  const bySound = new TermTrie(sounding.length, entries.length);
  for (const index of sounding) {
    const symbols = sounds && soundsOf(entries[index], sounds);
    if (symbols) bySound.insert(symbols, index);
  }
  const needsNoLook = Uint8Array.from(entries, (entry) => (isPlain(entry) ? 1 : 0));
  const units = new Units();
  let steps = 0;
  let found: RawHit[] = [];

  const compare = (ending: number, from: number, to: number) => {
    steps += to - from;
    const entry = entries[ending - 1];
    if (entry && (needsNoLook[ending - 1] === 1 || agrees(entry, units, from, to))) {
      found.push({ entry: ending - 1, from, to, by: "text" });
    }
  };

  const walkText = (from: number, second: number) => {
    const { codes, length } = units;
    steps++;
    let node = byText.begin(symbolOf(codes[from] ?? 0), symbolOf(codes[second] ?? 0));
    for (let at = second; node !== NONE; ) {
      for (let ending = byText.termAt(node); ending !== NONE; ending = byText.termAfter(ending)) {
        compare(ending, from, at + 1);
      }
      at = after(units, at);
      if (at >= length) return;
      steps++;
      node = byText.next(node, symbolOf(codes[at] ?? 0));
    }
  };

  const walk = new SoundWalk();
  /** Hands over each sound that begins at a unit, with the last unit it takes: every reading of a character, every syllable in letters. */
  const soundsFrom = (at: number, spelledOnly: boolean, take: (sound: number, last: number) => void) => {
    if (!sounds) return;
    const { readings, spellings } = sounds;
    const base = spelledOnly ? -1 : readingsAt(units.codes[at] ?? 0);
    for (let n = 0; base >= 0; n++) {
      const sound = nthReading(readings, base, n);
      if (sound === 0) return;
      take(sound, at);
    }
    for (let last = at, place = 0; last < units.length; last++) {
      steps++;
      place = spellings.next(place, units.codes[last] ?? 0);
      if (place === 0) return;
      for (const sound of spellings.at(place)) take(sound, last);
    }
  };
  /** What follows a sound: the next unit, and after a syllable in letters also its own last letter where that is doubled, as in xianggang. */
  const soundsAfter = (first: number, last: number, take: (sound: number, at: number, last: number) => void) => {
    const at = after(units, last);
    if (at < units.length) soundsFrom(at, false, (sound, end) => take(sound, at, end));
    const isSpelled = readingsAt(units.codes[first] ?? 0) < 0;
    if (isSpelled && (units.repeats[last] ?? 1) > 1) soundsFrom(last, true, (sound, end) => take(sound, last, end));
  };
  const goOn = (node: number, symbol: number, at: number, last: number) => {
    steps++;
    const next = bySound.next(node, symbol);
    if (next === NONE) return;
    walk.push(at, last);
    walkSound(next);
    walk.pop();
  };
  /** A character of several sounds is tried with each. */
  const walkSound = (node: number) => {
    const { first, last } = walk.end();
    for (let ending = bySound.termAt(node); ending !== NONE; ending = bySound.termAfter(ending)) {
      steps += walk.length;
      const entry = entries[ending - 1];
      if (entry && agreesBySound(entry, units, walk)) {
        found.push({ entry: ending - 1, from: walk.from(), to: last + 1, by: "sound" });
      }
    }
    const at = after(units, last);
    const code = units.codes[at] ?? 0;
    if (at < units.length && readingsAt(code) < 0) goOn(node, symbolOf(code), at, at);
    soundsAfter(first, last, (sound, begin, end) => goOn(node, sound, begin, end));
  };
  const beginSound = (one: number, from: number, firstLast: number, two: number, at: number, last: number) => {
    steps++;
    if (!bySound.mayBegin(one, two)) return;
    const node = bySound.begin(one, two);
    if (node === NONE) return;
    walk.clear();
    walk.push(from, firstLast);
    walk.push(at, last);
    walkSound(node);
  };
  const beginSpelled = (from: number) => {
    soundsFrom(from, false, (one, firstLast) => {
      soundsAfter(from, firstLast, (two, at, last) => beginSound(one, from, firstLast, two, at, last));
    });
  };

  return {
    match(text) {
      normaliseInto(units, text);
      steps = text.length;
      found = [];
      const { codes, length } = units;
      for (let from = 0; from < length; from++) {
        const code = codes[from] ?? 0;
        if (code === BLANK) continue;
        const symbol = symbolOf(code);
        if (singles[symbol] === 1) for (const entry of single.get(symbol) ?? []) compare(entry + 1, from, from + 1);
        const second = after(units, from);
        if (second >= length) break;
        steps++;
        if (byText.mayBegin(symbol, symbolOf(codes[second] ?? 0))) walkText(from, second);
        if (!sounds) continue;
        const base = readingsAt(code);
        const secondBase = readingsAt(codes[second] ?? 0);
        if (base < 0 || secondBase < 0) {
          const isSpelled =
            base < 0 ? kinds[code] === LETTER && beginsWord(units, from) : kinds[codes[second] ?? 0] === LETTER;
          if (isSpelled) beginSpelled(from);
          continue;
        }
        const { readings } = sounds;
        for (let n = 0, one = readings[base] ?? 0; one !== 0; one = nthReading(readings, base, ++n)) {
          for (let m = 0, two = readings[secondBase] ?? 0; two !== 0; two = nthReading(readings, secondBase, ++m)) {
            beginSound(one, from, from, two, second, second);
          }
        }
      }
      if (options.counter) options.counter.steps += steps;
      if (found.length === 0) return [];
      const counted = hasAllowed ? withoutAllowed(found, entries) : found;
      counted.sort((a, b) => a.from - b.from || b.to - a.to || a.entry - b.entry);
      return counted.map(({ entry, from, to, by }) => {
        const start = units.starts[from] ?? 0;
        const end = units.ends[to - 1] ?? 0;
        return { termId: entries[entry]?.id ?? "", start, end, text: text.slice(start, end), by };
      });
    },
  };
}

/** The next unit that is no blank. */
function after(units: Units, at: number): number {
  return units.codes[at + 1] === BLANK && at + 1 < units.length ? at + 2 : at + 1;
}

function nthReading(readings: Uint16Array, base: number, n: number): number {
  return n < readingsPerCharacter ? (readings[base + n] ?? 0) : 0;
}

/** The term's syllables; null when it does not begin with two Han characters, which by sound would match too much. */
function soundsOf(entry: Entry | undefined, { inContext }: Syllables): Uint16Array | null {
  if (!entry) return null;
  const sounds = inContext(String.fromCharCode(...entry.codes));
  if (!sounds[0] || !sounds[1]) return null;
  return sounds.map((sound, index) => sound || symbolOf(entry.codes[index] ?? 0));
}

/** Whether the symbols alone decide: no letters or digits, nothing doubled. */
function isPlain({ codes, repeats }: Key): boolean {
  return codes.every((code, at) => kinds[code] === DENSE && repeats[at] === 1);
}

/** Where each character of a candidate by sound stands: the first and the last unit of each. */
class SoundWalk {
  length = 0;
  readonly firsts = new Int32Array(longestTerm);
  readonly lasts = new Int32Array(longestTerm);

  clear(): void {
    this.length = 0;
  }
  push(first: number, last: number): void {
    this.firsts[this.length] = first;
    this.lasts[this.length++] = last;
  }
  pop(): void {
    this.length--;
  }
  from(): number {
    return this.firsts[0] ?? 0;
  }
  end(): { first: number; last: number } {
    return { first: this.firsts[this.length - 1] ?? 0, last: this.lasts[this.length - 1] ?? 0 };
  }
}

/** Decides a candidate whose symbols are the term's: exact letters, repetitions, blanks inside words, word edges. */
function agrees(term: Key, units: Units, from: number, to: number): boolean {
  const { codes, repeats } = units;
  let same = 0;
  let blanks = 0;
  let at = from;
  for (let index = 0; index < term.codes.length; index++, at++) {
    if (codes[at] === BLANK) {
      if (!term.blanks[index]) blanks++;
      at++;
    }
    const code = codes[at] ?? 0;
    const meant = term.codes[index] ?? 0;
    if ((repeats[at] ?? 1) < (term.repeats[index] ?? 1)) return false;
    if (code === meant) same++;
    else if (!passesFor(code, meant)) return false;
  }
  // A word of nothing but stand-ins is another word.
  if (same === 0 || (blanks > 0 && blanks !== term.joints)) return false;
  // A stand-in at the end counts as the letter it stands for.
  return standsAlone(units, from, to, term.codes[0] ?? 0, term.codes[term.codes.length - 1] ?? 0);
}

/** Decides a candidate by sound: what the text shows without it is no hit, and letters that are the term's own are exact. */
function agreesBySound(term: Key, units: Units, walk: SoundWalk): boolean {
  const { codes, repeats } = units;
  let replaced = 0;
  let blanks = 0;
  for (let index = 0; index < walk.length; index++) {
    const at = walk.firsts[index] ?? 0;
    const code = codes[at] ?? 0;
    const meant = term.codes[index] ?? 0;
    const isHan = readingsAt(meant) >= 0;
    if (isHan && code !== meant) replaced++;
    if (!isHan && index > 0 && codes[at - 1] === BLANK && !term.blanks[index]) blanks++;
    // A syllable in letters stands for one character, however often its first letter is repeated.
    const times = isHan && readingsAt(code) < 0 ? 1 : (repeats[at] ?? 1);
    if (times < (term.repeats[index] ?? 1)) return false;
    if (!isHan && code !== meant && !passesFor(code, meant)) return false;
  }
  if (replaced === 0 || (blanks > 0 && blanks !== term.joints)) return false;
  const { last } = walk.end();
  const own = term.codes[term.codes.length - 1] ?? 0;
  return standsAlone(
    units,
    walk.from(),
    last + 1,
    codes[walk.from()] ?? 0,
    readingsAt(own) < 0 ? own : (codes[last] ?? 0),
  );
}

/** Whether words end on both sides of the units from `from` to before `to`, which begin and end with these. */
function standsAlone(units: Units, from: number, to: number, first: number, last: number): boolean {
  const { codes } = units;
  const before = from === 0 || units.gaps[from] === 1 ? BLANK : (codes[from - 1] ?? BLANK);
  const behind = to >= units.length || units.gaps[to] === 1 ? BLANK : (codes[to] ?? BLANK);
  return isEdge(before, first) && isEdge(last, behind);
}

/** Whether a word may begin at a unit. */
function beginsWord(units: Units, at: number): boolean {
  return at === 0 || units.gaps[at] === 1 || isEdge(units.codes[at - 1] ?? BLANK, units.codes[at] ?? 0);
}

/** Whether a word may end between two units: next to a blank or a dense script, and between letters and digits. */
function isEdge(left: number, right: number): boolean {
  const [before, behind] = [kinds[left], kinds[right]];
  return before === DENSE || behind === DENSE || (before === DIGIT) !== (behind === DIGIT);
}

/** Drops the allowed terms and every hit of their group that lies inside one; sorting aside, linear in the hits. */
function withoutAllowed(found: readonly RawHit[], entries: readonly Entry[]): RawHit[] {
  const isAllowed = (hit: RawHit) => entries[hit.entry]?.isAllowed === true;
  const ordered = [...found].sort((a, b) => a.from - b.from || Number(isAllowed(b)) - Number(isAllowed(a)));
  const reach = new Map<string | undefined, number>();
  const kept: RawHit[] = [];
  for (const hit of ordered) {
    const group = entries[hit.entry]?.group;
    if (isAllowed(hit)) reach.set(group, Math.max(reach.get(group) ?? 0, hit.to));
    else if (Math.max(reach.get(group) ?? 0, reach.get(undefined) ?? 0) < hit.to) kept.push(hit);
  }
  return kept;
}
