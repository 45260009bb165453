// Regular expressions that an officer may write: only those whose work per character of text is bounded beforehand.

/** Most steps that one start position may cost: ways to choose repetitions and branches, times the longest match. */
const dearest = 5_000;
const longestMatch = 200;
const longestSource = 500;

export type PatternProblem = "too-long" | "unbounded" | "unsupported" | "too-costly" | "matches-nothing" | "malformed";

/**
 * Why a pattern is refused, or null. Allowed are literals, classes, escapes, groups, alternatives, `?` and `{m,n}`; refused are `*`,
 * `+`, `{m,}`, back references and look-around, what can match nothing, and whatever could take more than a bounded number of steps.
 */
export function patternProblem(source: string): PatternProblem | null {
  if (source.length > longestSource) return "too-long";
  try {
    new RegExp(source, "u");
  } catch {
    return "malformed";
  }
  const reader = new PatternReader(source);
  const shape = reader.readAlternatives();
  if (reader.problem) return reader.problem;
  if (shape.shortest === 0) return "matches-nothing";
  if (shape.longest > longestMatch || shape.ways * shape.longest > dearest) return "too-costly";
  return null;
}

/** All matches of an accepted pattern, ignoring case, as offsets into the text; a refused pattern throws RangeError. */
export function patternFinder(source: string): (text: string) => { start: number; end: number }[] {
  const problem = patternProblem(source);
  if (problem) throw new RangeError(`Pattern refused, ${problem}: ${source}`);
  const expression = new RegExp(source, "giu");
  return (text) =>
    Array.from(text.matchAll(expression), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** What a part of a pattern can match: ways to do so without counting classes, and lengths. */
interface Shape {
  ways: number;
  shortest: number;
  longest: number;
}

/** Reads a pattern that is known to be well formed under the `u` flag. */
class PatternReader {
  problem: PatternProblem | null = null;
  private at = 0;

  constructor(private readonly source: string) {}

  readAlternatives(): Shape {
    const shape = this.readSequence();
    while (this.take("|")) {
      const other = this.readSequence();
      shape.ways += other.ways;
      shape.shortest = Math.min(shape.shortest, other.shortest);
      shape.longest = Math.max(shape.longest, other.longest);
    }
    return shape;
  }

  private readSequence(): Shape {
    const shape = { ways: 1, shortest: 0, longest: 0 };
    while (this.at < this.source.length && !this.problem) {
      const next = this.source[this.at];
      if (next === "|" || next === ")") break;
      const part = this.readRepetition(this.readAtom());
      shape.ways *= part.ways;
      shape.shortest += part.shortest;
      shape.longest += part.longest;
    }
    return shape;
  }

  private readRepetition(part: Shape): Shape {
    const quantifier = /^(?:([*+])|(\?)|\{(\d+)(,?)(\d*)\})\??/.exec(this.source.slice(this.at));
    if (!quantifier) return part;
    this.at += quantifier[0].length;
    const [, open, optional, least, comma, most] = quantifier;
    if (open || (comma && !most)) this.problem = "unbounded";
    const from = optional ? 0 : Number(least);
    const to = optional ? 1 : most ? Number(most) : from;
    let ways = 0;
    for (let times = from; times <= to && ways <= dearest; times++) ways += part.ways ** times;
    return { ways, shortest: part.shortest * from, longest: part.longest * to };
  }

  private readAtom(): Shape {
    const one = { ways: 1, shortest: 1, longest: 1 };
    const none = { ways: 1, shortest: 0, longest: 0 };
    if (this.take("(")) {
      if (this.take("?") && !this.take(":")) this.problem = "unsupported";
      const shape = this.readAlternatives();
      this.take(")");
      return shape;
    }
    if (this.take("[")) {
      while (!this.take("]")) this.at += this.source[this.at] === "\\" ? 2 : 1;
      return one;
    }
    if (this.take("\\")) {
      if (this.take("b") || this.take("B")) return none;
      const escaped = /^(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[^1-9kc])/u.exec(
        this.source.slice(this.at),
      );
      if (escaped) this.at += escaped[0].length;
      else this.problem = "unsupported";
      return one;
    }
    if (this.take("^") || this.take("$")) return none;
    this.at += (this.source.codePointAt(this.at) ?? 0) > 0xffff ? 2 : 1;
    return one;
  }

  private take(sign: string): boolean {
    if (this.source[this.at] !== sign) return false;
    this.at++;
    return true;
  }
}
