// The types of verify-export.mjs, which is plain JavaScript so that it runs anywhere by itself.

export interface Fault {
  kind: "edited" | "dropped" | "inserted" | "reordered" | "rebuilt" | "cut" | "unsigned" | "receipt";
  /** A chain, `keys`, `file` or `receipt N`. */
  chain: string;
  /** The first wrong row, or the first that can be it; 0 where no row is meant. */
  seq: number;
  /** The last row that can be the first wrong one. */
  upTo: number;
  text: string;
}

export interface Verification {
  faults: Fault[];
  chains: Record<string, { rows: number; signed: number; signedAt: string | null; unsealed: number }>;
  /** The receipts and statements handed in that hold, as `receipt 1` and so on in the order given. */
  handedIn: string[];
  /** The keys that signed heads, each with the last row of every chain that it signed. */
  keys: { id: string; isPublished: boolean; signed: Record<string, number> }[];
}

export function canonical(value: unknown): string;

export function verifyLines(
  lines: Iterable<string> | AsyncIterable<string>,
  receipts?: readonly unknown[],
  published?: readonly string[] | null,
  onlyPublished?: boolean,
): Promise<Verification>;

export function report(verification: Verification): string;
