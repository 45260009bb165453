declare const sealed: unique symbol;
declare const indexed: unique symbol;

/** Encrypted text as it stands in a column; only server/core/sealed makes and opens it. */
export type SealedText = string & { readonly [sealed]: true };

/** A keyed hash that finds equal values without showing them. */
export type BlindIndex = string & { readonly [indexed]: true };
