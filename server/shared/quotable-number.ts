// Numbers that people quote on the phone or type from paper: receipts of reports, numbers of cases, measures, appeals, items for the regulator (G, 官) and applications for a mark (V).

/** Digits and capitals without 0, 1, I, L and O. There are 31, a prime: the check sign finds every single wrong sign and every two that were swapped. */
const signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const length = 7;

/** What a number begins with says what it is of. */
export type NumberPrefix = "R" | "C" | "M" | "A" | "G" | "V";

/** A new number such as `R-7K3M-92QD`: seven random signs (2.7 × 10¹⁰) and a check sign. Uniqueness is the database's to guarantee. */
export function newNumber(prefix: NumberPrefix): string {
  const random = crypto.getRandomValues(new Uint32Array(length));
  const body = Array.from(random, (value) => signs.charAt(value % signs.length)).join("");
  return shown(prefix, body + checkSignOf(body));
}

/**
 * The number that somebody typed, in its one written form: case, spaces and dashes do not matter, and the prefix may be missing. Null where it cannot be a
 * number of that kind.
 */
export function parseNumber(prefix: NumberPrefix, typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
  const body = plain.length === length + 2 && plain.startsWith(prefix) ? plain.slice(1) : plain;
  if (body.length !== length + 1 || Array.from(body).some((sign) => !signs.includes(sign))) return null;
  return checkSignOf(body.slice(0, length)) === body.charAt(length) ? shown(prefix, body) : null;
}

function shown(prefix: NumberPrefix, body: string): string {
  return `${prefix}-${body.slice(0, 4)}-${body.slice(4)}`;
}

/** Weights 1 to 7 over a prime: different for every place, never zero. */
function checkSignOf(body: string): string {
  const sum = Array.from(body).reduce((total, sign, at) => total + signs.indexOf(sign) * (at + 1), 0);
  return signs.charAt(sum % signs.length);
}
