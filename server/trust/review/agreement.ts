// Whether what stands in a text is the term it looks like: letters, repetitions, blanks inside words, the edges of words.
import { DENSE, DIGIT, kinds } from "@/server/trust/review/characters";
import { BLANK, type Units } from "@/server/trust/review/normalise";
import { readingsAt } from "@/server/trust/review/syllables";
import { type Key, longestTerm, passesFor } from "@/server/trust/review/term-key";

/** Where each character of a candidate by sound stands: the first and the last unit of each. */
export class SoundWalk {
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
export function agrees(term: Key, units: Units, from: number, to: number): boolean {
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
export function agreesBySound(term: Key, units: Units, walk: SoundWalk): boolean {
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
export function beginsWord(units: Units, at: number): boolean {
  return at === 0 || units.gaps[at] === 1 || isEdge(units.codes[at - 1] ?? BLANK, units.codes[at] ?? 0);
}

/** Whether a word may end between two units: next to a blank or a dense script, and between letters and digits. */
function isEdge(left: number, right: number): boolean {
  const [before, behind] = [kinds[left], kinds[right]];
  return before === DENSE || behind === DENSE || (before === DIGIT) !== (behind === DIGIT);
}
