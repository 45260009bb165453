// Ways to lead a reader off the platform: telephone numbers, mail addresses, messenger accounts.
import type { ContactKind } from "@/server/shared/rule-words";
import { halfWidth } from "@/server/trust/review/links";
import type { Normalised } from "@/server/trust/review/normalise";

// Signs are gone from a normalised text and repeated letters count once, so QQ reads "q"; digits all remain.
/** Mainland mobile numbers, however grouped, with or without the country code. */
const phone = /(?<![0-9] ?)(?:86 ?)?1 ?[3-9](?: ?[0-9]){9}(?! ?[0-9])/g;
const messenger =
  /(?:微信|薇信|威信|v信|扣(?=[ 号群]|[0-9])|(?<![a-z0-9])(?:vx|wx|weixin|wechat|q|telegram|whatsap))(?: ?(?:号码|号|群|是|id)){0,2} ?(?=[a-z]{0,19}[0-9])[a-z0-9]{5,20}/g;
const email = /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}/gi;

/** Contact details of the asked kinds, as UTF-16 offsets into the original; linear in the text. */
export function contactDetailsOf(
  text: string,
  normalised: Normalised,
  kinds: readonly ContactKind[],
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const inNormalised = (expression: RegExp) => {
    for (const match of normalised.text.matchAll(expression)) {
      found.push(originalSpan(normalised, match.index, match.index + match[0].length));
    }
  };
  if (kinds.includes("phone")) inNormalised(phone);
  if (kinds.includes("messenger")) inNormalised(messenger);
  if (kinds.includes("email")) {
    for (const match of halfWidth(text).matchAll(email)) {
      found.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

/** The stretch of the original behind the normalised units from `from` to before `to`. */
export function originalSpan(normalised: Normalised, from: number, to: number): { start: number; end: number } {
  return { start: normalised.starts[from] ?? 0, end: normalised.ends[to - 1] ?? 0 };
}
