// Terms as a trie over 16-bit symbols in typed arrays. It begins at pairs of symbols, because a text mostly leaves it there.

/** Nodes are numbered from 1; 0 means there is none. */
export const NONE = 0;

/**
 * A trie of symbol sequences of two or more. Insertion only; look-ups cost one probe in most cases and never depend on how many
 * terms there are. A bit filter in front of the pairs keeps the common miss within the processor's cache.
 */
export class TermTrie {
  private readonly filter: Uint8Array;
  private readonly filterMask: number;
  /** Open addressing: node before (0 for a pair), symbols, node after; four numbers per slot share a cache line. */
  private slots: Int32Array;
  private slotMask: number;
  private used = 0;
  private nodes = 1;
  /** Two numbers per node: the first term that ends there, as index + 1 (others follow in `nextTerm`), and a bit set of what may follow. */
  private marks = new Int32Array(1024);
  private readonly nextTerm: Int32Array;

  /** For about `terms` terms, however long, whose indices are below `indices`. */
  constructor(terms: number, indices: number) {
    const bits = powerOfTwo(Math.max(1 << 14, terms * 16));
    this.filter = new Uint8Array(bits >> 3);
    this.filterMask = bits - 1;
    const slots = powerOfTwo(Math.max(64, terms * 4));
    this.slots = new Int32Array(slots * 4);
    this.slotMask = slots - 1;
    this.nextTerm = new Int32Array(indices);
  }

  /** Adds the term with this index (each once) under its symbols. */
  insert(symbols: ArrayLike<number>, term: number): void {
    const first = symbols[0] ?? 0;
    const second = symbols[1] ?? 0;
    const bit = this.bitOf(first, second);
    this.filter[bit >> 3] = (this.filter[bit >> 3] ?? 0) | (1 << (bit & 7));
    let node = this.nodeAfter(0, (first << 16) | second);
    for (let index = 2; index < symbols.length; index++) node = this.nodeAfter(node, symbols[index] ?? 0);
    this.nextTerm[term] = this.marks[node * 2] ?? 0;
    this.marks[node * 2] = term + 1;
  }

  /** Whether a term may begin with this pair; false is certain. */
  mayBegin(first: number, second: number): boolean {
    const bit = this.bitOf(first, second);
    return ((this.filter[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }

  /** The node of a pair of symbols, or NONE. */
  begin(first: number, second: number): number {
    return this.find(0, (first << 16) | second);
  }

  /** The node after `node` by `symbol`, or NONE. */
  next(node: number, symbol: number): number {
    return ((this.marks[node * 2 + 1] ?? 0) & followBit(symbol)) === 0 ? NONE : this.find(node, symbol);
  }

  /** Index + 1 of the first term that ends at the node, or 0. */
  termAt(node: number): number {
    return this.marks[node * 2] ?? 0;
  }

  /** Index + 1 of the next term with the same symbols, or 0. */
  termAfter(ending: number): number {
    return this.nextTerm[ending - 1] ?? 0;
  }

  private bitOf(first: number, second: number): number {
    const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & this.filterMask;
  }

  private find(node: number, symbol: number): number {
    const slots = this.slots;
    for (let slot = this.slotOf(node, symbol); ; slot = (slot + 1) & this.slotMask) {
      const at = slot << 2;
      const target = slots[at + 2] ?? 0;
      if (target === 0 || (slots[at] === node && slots[at + 1] === symbol)) return target;
    }
  }

  private slotOf(node: number, symbol: number): number {
    const mixed = Math.imul(node ^ Math.imul(symbol, 0x9e3779b1), 0x85ebca6b);
    return (mixed ^ (mixed >>> 16)) & this.slotMask;
  }

  private nodeAfter(node: number, symbol: number): number {
    const known = this.find(node, symbol);
    if (known !== NONE) return known;
    if (this.used * 2 > this.slotMask) this.grow();
    const made = this.nodes++;
    this.place(node, symbol, made);
    if (made * 2 >= this.marks.length) {
      const bigger = new Int32Array(this.marks.length * 2);
      bigger.set(this.marks);
      this.marks = bigger;
    }
    this.marks[node * 2 + 1] = (this.marks[node * 2 + 1] ?? 0) | followBit(symbol);
    return made;
  }

  private place(node: number, symbol: number, target: number): void {
    let slot = this.slotOf(node, symbol);
    while (this.slots[(slot << 2) + 2] !== 0) slot = (slot + 1) & this.slotMask;
    this.slots.set([node, symbol, target], slot << 2);
    this.used++;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    this.slotMask = this.slots.length / 4 - 1;
    this.used = 0;
    for (let at = 0; at < old.length; at += 4) {
      const target = old[at + 2] ?? 0;
      if (target !== 0) this.place(old[at] ?? 0, old[at + 1] ?? 0, target);
    }
  }
}

/** One of 32 bits for a symbol: most symbols that cannot follow a node are seen there without a probe. */
function followBit(symbol: number): number {
  return 1 << (Math.imul(symbol, 0x9e3779b1) >>> 27);
}

function powerOfTwo(atLeast: number): number {
  return 2 ** Math.ceil(Math.log2(atLeast));
}
