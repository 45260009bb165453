// Short addresses of posts: the id itself in 62 letters and digits, so that none is stored and none can lead elsewhere.

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const base = BigInt(digits.length);
const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Pure: the short form of a UUID, at most 22 characters. */
export function shortOf(id: string): string {
  let rest = BigInt(`0x${id.replaceAll("-", "")}`);
  let short = "";
  do {
    short = digits.charAt(Number(rest % base)) + short;
    rest /= base;
  } while (rest > 0n);
  return short;
}

/** Pure: the UUID behind a short form; null for anything that `shortOf` never makes. */
export function idOfShort(short: string): string | null {
  if (!/^[0-9A-Za-z]{1,22}$/.test(short)) return null;
  let value = 0n;
  for (const digit of short) value = value * base + BigInt(digits.indexOf(digit));
  const hex = value.toString(16).padStart(32, "0");
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return idPattern.test(id) && shortOf(id) === short ? id : null;
}
