// The reasons that the platform itself gives where no handler writes one, in every language at once: a record has one text for all its readers.
import { messagesOf } from "@/server/shared/catalogue";
import { locales } from "@/server/shared/i18n";

/** Why a suspension until a correction ended. */
export function endReason(why: "corrected" | "not-corrected"): string {
  return locales.map((locale) => messagesOf(locale).measures.endReason[why]).join(" / ");
}
