// Names that look or read alike are one name: two people never bear it at once.
import { normalise } from "@/server/trust/review/normalise";

/** What passes for a letter in a name, though no text is misread for it: 1 and i for l, 0 for o, rn for m, vv for w. */
const passing: readonly (readonly [RegExp, string])[] = [
  [/[1i]/g, "l"],
  [/0/g, "o"],
  [/rn/g, "m"],
  [/vv/g, "w"],
];

/** The form in which a nickname is taken once: look-alikes, width, case, variants of characters, blanks and repeated letters make no difference. */
export function nameKeyOf(nickname: string): string {
  const read = normalise(nickname).text.replaceAll(" ", "");
  const key = passing.reduce((text, [form, letter]) => text.replace(form, letter), read);
  // A name of signs alone has no letters to compare.
  return key === "" ? nickname.normalize("NFKC") : key;
}
