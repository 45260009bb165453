// What the parsers of this folder answer: the value in its one normal form, or what is wrong with it.

export type Parsed<Value, Problem extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

/** As people type it: full-width characters, spaces, dashes and invisible characters (from copying) make no difference. */
export function withoutSeparators(typed: string): string {
  return typed.normalize("NFKC").replace(/[\s\p{Cf}\p{Pd}]/gu, "");
}
