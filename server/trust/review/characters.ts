// What each character is read as by the review: the tables behind normalise.ts, made once when this module loads.
import { Converter } from "opencc-js";

/** Values of `folds` that stand for no letter; the controls they coincide with are never letters themselves. */
export const IGNORED = 0;
export const SIGN = 1;
export const SPACE = 2;
export const EXPANDED = 3;
export const SURROGATE = 4;

/** Values of `kinds`: how a folded unit joins its neighbours. */
export const DENSE = 0;
export const LETTER = 1;
export const DIGIT = 2;

/** Nothing to see: format characters, variation selectors, combining marks of any script, enclosing marks, fillers. */
const ignorable = /^(?:\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Me}|(?=\p{M})\p{Script=Inherited})$/u;
const blank = /^(?:\p{White_Space}|\p{Cc}|\u2800)$/u;
const meaningful = /^[\p{L}\p{N}\p{M}]$/u;
const decimal = /^\p{Nd}$/u;
/** Scripts whose words have edges; in all others a term may stand anywhere. */
const alphabetic = /^(?=\p{L})[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Armenian}\p{sc=Hebrew}\p{sc=Arabic}]$/u;

/** Pairs of look-alike and what it passes for; upper case is listed where it resembles another letter than lower case. */
const lookalikes = new Map<string, string>();
for (const [from, to] of [
  // Cyrillic
  ["авекмнорстухіјѕԁԛԝһ", "abekmhopctyxijsdqwh"],
  ["АВЕКМНОРСТУХІЈЅԀԚԜҺ", "abekmhopctyxijsdqwh"],
  // Greek
  ["αβγεηικνορστυχω", "abyenikvopotuxw"],
  ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx"],
  // Latin letters that compatibility decomposition leaves alone: dotless, script, barred, small capitals
  ["ıɑɡøđłħŧɩǀ", "iagodlhtil"],
  ["ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz"],
  // Katakana that pass for Han characters, and the Han zero
  ["ロエカニトタハ", "口工力二卜夕八"],
  ["〇", "0"],
] as const) {
  const targets = [...to];
  for (const [index, sign] of [...from].entries()) lookalikes.set(sign, targets[index] ?? sign);
}

/** Runs of styled digits and letters without a compatibility decomposition: first code point, what the run counts up from, length. */
for (const [first, from, length] of [
  [0x2776, 1, 10],
  [0x2780, 1, 10],
  [0x278a, 1, 10],
  [0x24eb, 11, 10],
  [0x24f5, 1, 10],
  [0x24ff, 0, 1],
  [0x1f10b, 0, 2],
] as const) {
  for (let step = 0; step < length; step++) lookalikes.set(String.fromCodePoint(first + step), String(from + step));
}
for (const first of [0x1f150, 0x1f170]) {
  for (let step = 0; step < 26; step++) {
    lookalikes.set(String.fromCodePoint(first + step), String.fromCharCode(0x61 + step));
  }
}

const simplified = toSimplified();

/** By UTF-16 unit: the unit it is read as, or IGNORED, SIGN, SPACE, EXPANDED (see `expansions`), SURROGATE. */
export const folds = new Uint16Array(0x10000);
/** By folded unit: DENSE (Han, kana and other scripts without word edges), LETTER or DIGIT. */
export const kinds = new Uint8Array(0x10000);
/** By code point: what is read as several units (⑩, ㍿), and Han beyond the first plane. */
export const expansions = new Map<number, string>();
/** Code points of the second plane (styled letters, emoji), as in `folds`. */
const secondPlane = new Uint16Array(0x10000);

for (let unit = 0; unit < 0x10000; unit++) {
  folds[unit] = unit >= 0xd800 && unit <= 0xdfff ? SURROGATE : foldOf(unit);
  const sign = String.fromCharCode(unit);
  if (unit >= 0x30 && unit <= 0x39) kinds[unit] = DIGIT;
  else if (unit < 0x2000 && alphabetic.test(sign)) kinds[unit] = LETTER;
}
for (let offset = 0; offset < 0x10000; offset++) {
  // Between the styled letters and emoji lie historic scripts that are read as they are.
  secondPlane[offset] = offset >= 0xd000 ? foldOf(0x10000 + offset) : EXPANDED;
}
for (let point = 0x2f800; point <= 0x2fa1d; point++) {
  expansions.set(point, readOnce(String.fromCodePoint(point)));
}

/** What a code point beyond U+FFFF is read as: a unit, IGNORED, SIGN, or EXPANDED (in `expansions`, or else itself). */
export function foldBeyond(point: number): number {
  if (point < 0x20000) return secondPlane[point - 0x10000] ?? SIGN;
  if (point < 0x40000) return EXPANDED;
  return point >= 0xe0000 && point < 0xe1000 ? IGNORED : SIGN;
}

/** Folds one code point and records an expansion where one unit does not hold the result. */
function foldOf(point: number): number {
  const sign = String.fromCodePoint(point);
  if (point >= 0x3400 && point <= 0x9fff) {
    const target = simplified.get(sign) ?? sign;
    if (target.length === 1) return target.charCodeAt(0);
    expansions.set(point, target);
    return EXPANDED;
  }
  if (point >= 0xac00 && point <= 0xd7a3) return point;
  if (point < 0x80 && /[a-z0-9]/.test(sign)) return point;
  let read = sign;
  for (let last = ""; read !== last; ) {
    last = read;
    read = readOnce(read);
  }
  if (read === "") return ignorable.test(sign) ? IGNORED : blank.test(sign) ? SPACE : SIGN;
  if (read.length === 1) return read.charCodeAt(0);
  if (read !== sign) expansions.set(point, read);
  return EXPANDED;
}

/** One round of decomposition, case, look-alikes, digits and simplification; what shows nothing or is a mere sign falls away. */
function readOnce(text: string): string {
  let read = "";
  for (const sign of text) {
    const alike = lookalikes.get(sign);
    if (alike !== undefined) {
      read += alike;
      continue;
    }
    for (const part of sign.normalize("NFKD")) {
      const small = lookalikes.get(part) ?? part.toLowerCase();
      for (const letter of small) {
        if (ignorable.test(letter) || !meaningful.test(letter)) continue;
        if (decimal.test(letter)) read += digitOf(letter);
        else read += lookalikes.get(letter) ?? simplified.get(letter) ?? letter;
      }
    }
  }
  return read;
}

/** The value of a decimal digit of any script: Unicode keeps each script's ten digits together, in order. */
function digitOf(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  if (point < 0x80) return digit;
  let before = 0;
  while (decimal.test(String.fromCodePoint(point - before - 1))) before++;
  return String(before % 10);
}

/** Character by character: phrase conversion would need context that an evader controls. */
function toSimplified(): Map<string, string> {
  const convert = Converter({ from: "t", to: "cn" });
  const fromJapanese = Converter({ from: "jp", to: "cn" });
  const common = inGb2312();
  const table = new Map<string, string>();
  for (let point = 0x3400; point <= 0x9fff; point++) {
    const sign = String.fromCodePoint(point);
    const target = convert(convert(sign)); // a few variants need two steps
    // Japan's short forms (満 for 满) where they are no characters of Chinese in their own right (芸 is one).
    const read = target === sign && !common.has(sign) ? fromJapanese(sign) : target;
    if (read !== sign) table.set(sign, read);
  }
  return table;
}

/** The Han characters of GB 2312: those that texts in simplified Chinese are written in. */
function inGb2312(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(new TextDecoder("gb18030").decode(Uint8Array.from(bytes)));
}
