// What changed between two texts, as people read it: paragraph by paragraph, and inside a changed one character by character.

/** A paragraph of two versions: kept, gone, new, or changed, and then by its parts. */
export interface DifferenceLine {
  is: "same" | "removed" | "added" | "changed";
  parts: { is: "same" | "removed" | "added"; text: string }[];
}

type Part = DifferenceLine["parts"][number];

/** Lines that share at least this part of their characters are one line that changed; below it, one went and another came. */
const alike = 0.4;

/** Comparing costs the product of both lengths; longer paragraphs are shown whole, as gone and as new. */
const mostCompared = 4_000_000;

/** Pure: the lines of both texts in reading order; blank lines are left out. */
export function differenceOf(from: string, to: string): DifferenceLine[] {
  const lines: DifferenceLine[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = () => {
    lines.push(...paired(removed, added));
    removed = [];
    added = [];
  };
  for (const [is, line] of steps(paragraphs(from), paragraphs(to))) {
    if (is === "removed") removed.push(line);
    else if (is === "added") added.push(line);
    else {
      flush();
      lines.push(whole("same", line));
    }
  }
  flush();
  return lines;
}

function paragraphs(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

function whole(is: "same" | "removed" | "added", text: string): DifferenceLine {
  return { is, parts: [{ is, text }] };
}

/** Lines that went and lines that came in one place, matched in order where they are alike. */
function paired(removed: readonly string[], added: readonly string[]): DifferenceLine[] {
  const lines: DifferenceLine[] = [];
  let next = 0;
  for (const line of removed) {
    const at = added.findIndex((other, index) => index >= next && likeness(line, other) >= alike);
    if (at === -1) {
      lines.push(whole("removed", line));
      continue;
    }
    lines.push(...added.slice(next, at).map((other) => whole("added", other)));
    lines.push({ is: "changed", parts: joined(steps(words(line), words(added[at] ?? ""))) });
    next = at + 1;
  }
  return [...lines, ...added.slice(next).map((other) => whole("added", other))];
}

/** Latin words whole, everything else character by character. */
function words(line: string): string[] {
  return line.match(/[\p{Script=Latin}\d]+|\s+|[^\p{Script=Latin}\d\s]/gu) ?? [];
}

function likeness(a: string, b: string): number {
  if (a.length * b.length > mostCompared) return 0;
  const kept = steps(words(a), words(b)).reduce((sum, [is, text]) => sum + (is === "same" ? text.length : 0), 0);
  return kept / Math.max(a.length, b.length, 1);
}

function joined(parts: readonly (readonly [Part["is"], string])[]): Part[] {
  const all: Part[] = [];
  for (const [is, text] of parts) {
    const last = all.at(-1);
    if (last?.is === is) last.text += text;
    else all.push({ is, text });
  }
  return all;
}

/** The shortest way from one list to the other that keeps the longest common subsequence. */
function steps(from: readonly string[], to: readonly string[]): (readonly [Part["is"], string])[] {
  const width = to.length + 1;
  const longest = new Uint32Array((from.length + 1) * width);
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        from[i] === to[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
    }
  }
  const taken: (readonly [Part["is"], string])[] = [];
  let i = 0;
  let j = 0;
  while (i < from.length || j < to.length) {
    const old = from[i];
    const fresh = to[j];
    if (old !== undefined && old === fresh) {
      taken.push(["same", old]);
      i++;
      j++;
    } else if (
      old !== undefined &&
      (fresh === undefined || (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
    ) {
      taken.push(["removed", old]);
      i++;
    } else if (fresh !== undefined) {
      taken.push(["added", fresh]);
      j++;
    }
  }
  return taken;
}
