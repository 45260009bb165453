// Finds many terms in one text whatever their disguise. What a hit leads to is decided in rules.ts.
import { agrees, agreesBySound, beginsWord, SoundWalk } from "@/server/trust/review/agreement";
import { DENSE, kinds, LETTER } from "@/server/trust/review/characters";
import { BLANK, normaliseInto, Units, withoutFillers } from "@/server/trust/review/normalise";
import { readingsAt, readingsPerCharacter, type Syllables, syllables } from "@/server/trust/review/syllables";
import {
  isPlain,
  type Key,
  keyOf,
  longestTerm,
  soundedOut,
  spelledOut,
  symbolOf,
} from "@/server/trust/review/term-key";
import { NONE, TermTrie } from "@/server/trust/review/term-trie";

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

/**
 * Builds a matcher; refuses (RangeError) a term that `termProblem` refuses. Han and other dense scripts are found with signs and blanks
 * between the characters, from three characters on with single digits and letters too; words in letters need word edges and may be split by signs anywhere, by blanks only between all letters.
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
  const maybeFilled = Uint8Array.from(entries, (entry) => (isFillable(entry) ? 1 : 0));
  const [whole, thinned] = [new Units(), new Units()];
  let units = whole;
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

  const walkSounds = (from: number, second: number) => {
    if (!sounds) return;
    const { codes } = units;
    const base = readingsAt(codes[from] ?? 0);
    const secondBase = readingsAt(codes[second] ?? 0);
    if (base < 0 || secondBase < 0) {
      const isSpelled =
        base < 0 ? kinds[codes[from] ?? 0] === LETTER && beginsWord(units, from) : kinds[codes[second] ?? 0] === LETTER;
      if (isSpelled) beginSpelled(from);
      return;
    }
    const { readings } = sounds;
    for (let n = 0, one = readings[base] ?? 0; one !== 0; one = nthReading(readings, base, ++n)) {
      for (let m = 0, two = readings[secondBase] ?? 0; two !== 0; two = nthReading(readings, secondBase, ++m)) {
        beginSound(one, from, from, two, second, second);
      }
    }
  };
  /** What stands in the units, exceptions taken out. */
  const scan = (among: Units, bySoundToo: boolean): RawHit[] => {
    units = among;
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
      if (bySoundToo) walkSounds(from, second);
    }
    return hasAllowed && found.length > 0 ? withoutAllowed(found, entries) : found;
  };
  /** Hits by their place in the text, the longer first. */
  const placed = (among: Units, raw: RawHit[], text: string): Hit[] =>
    raw
      .sort((a, b) => a.from - b.from || b.to - a.to || a.entry - b.entry)
      .map(({ entry, from, to, by }) => {
        const start = among.starts[from] ?? 0;
        const end = among.ends[to - 1] ?? 0;
        return { termId: entries[entry]?.id ?? "", start, end, text: text.slice(start, end), by };
      });
  const isFilled = ({ entry, from, to }: RawHit) =>
    maybeFilled[entry] === 1 &&
    (thinned.gaps.subarray(from + 1, to).includes(1) || thinned.gaps.subarray(from, to).includes(2));

  return {
    match(text) {
      normaliseInto(whole, text);
      steps = text.length;
      const hits = placed(whole, scan(whole, sounds !== null), text);
      if (withoutFillers(whole, thinned)) {
        const filled = placed(thinned, scan(thinned, false).filter(isFilled), text);
        hits.push(...filled);
        if (filled.length > 0) hits.sort((a, b) => a.start - b.start || b.end - a.end);
      }
      if (options.counter) options.counter.steps += steps;
      return hits;
    },
  };
}

/** Below this many signs a term with something between them is often another thing: 水枪2支. */
const leastFilled = 3;

/** Whether single digits and letters between the signs of a term leave it what it is. */
function isFillable({ codes, repeats }: Key): boolean {
  return codes.every((code) => kinds[code] === DENSE) && repeats.reduce((sum, times) => sum + times, 0) >= leastFilled;
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
