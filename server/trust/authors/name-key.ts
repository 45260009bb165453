// Names that look or read alike are one name: two people never bear it at once.
import { normalise } from "@/server/trust/review/normalise";

/** The form in which a nickname is taken once: look-alikes, width, case, blanks and repeated letters make no difference. */
export function nameKeyOf(nickname: string): string {
  const key = normalise(nickname).text.replaceAll(" ", "");
  // A name of signs alone has no letters to compare.
  return key === "" ? nickname.normalize("NFKC") : key;
}
