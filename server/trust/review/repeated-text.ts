// The same words over and over, with or without line breaks between.
import { originalSpan } from "@/server/trust/review/contact-details";
import type { Normalised } from "@/server/trust/review/normalise";

/**
 * Where a stretch of `length` normalised units comes for the `times`-th time, without overlap; null when none does.
 * Linear in the text: each stretch is looked up once.
 */
export function repeatedText(
  normalised: Normalised,
  length: number,
  times: number,
): { start: number; end: number } | null {
  const seen = new Map<string, { count: number; end: number }>();
  for (let at = 0; at + length <= normalised.text.length; at++) {
    const stretch = normalised.text.slice(at, at + length);
    const before = seen.get(stretch);
    if (!before) seen.set(stretch, { count: 1, end: at + length });
    else if (before.end <= at) {
      before.count++;
      before.end = at + length;
      if (before.count === times) return originalSpan(normalised, at, at + length);
    }
  }
  return null;
}
