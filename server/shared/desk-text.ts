// Text that the desk and its writer alone read: appeals, answers, reasons. Not reviewed, since it must be able to quote what it is about.
import { z } from "zod";

const invisible = /[\p{Cc}\p{Cf}]/gu;

/** Cleaned of what shows nothing, trimmed; `min` to `max` characters as people count them must remain. */
export function deskText(max: number, min = 1) {
  return z
    .string()
    .max(max * 8)
    .transform((text) =>
      text
        .replace(/\r\n?/g, "\n")
        .replace(invisible, (sign) => (sign === "\n" ? sign : ""))
        .trim(),
    )
    .refine((text) => Array.from(text).length <= max, { message: "too_long" })
    .refine((text) => min === 0 || text !== "", { message: "empty" })
    .refine((text) => text === "" || Array.from(text).length >= min, { message: "too_short", params: { least: min } });
}
