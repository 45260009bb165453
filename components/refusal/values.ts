// Turns the parameters of a refusal into what its sentences name.
import { formatInstant } from "@/server/shared/dates";
import type { Refusal } from "@/server/shared/errors";
import type { Locale } from "@/server/shared/i18n";

/** Word lists of errors.json; each parameter takes its words from one of them. */
const lists = {
  quota: "act",
  measure: "measure",
  role: "role",
  state: "state",
  documents: "document",
  field: "field",
  category: "category",
  feature: "feature",
  provider: "provider",
} as const;

export type WordList = (typeof lists)[keyof typeof lists] | "problem";

export interface Words {
  locale: Locale;
  /** The word for an identifier, or the list's word for anything else. `least` is how many characters a text must have at least. */
  word: (list: WordList, identifier: string, least?: number) => string;
  /** What is wrong with a file, as a sentence. */
  mediaProblem: (problem: string, limit: string | null) => string;
}

/**
 * The values for the four sentences: instants formatted, identifiers in words, lists joined, and `none` for what is
 * null, so that a sentence can select on it.
 */
export function valuesOf(refusal: Refusal, { locale, word, mediaProblem }: Words): Record<string, string | number> {
  const params: Record<string, unknown> = refusal.params;
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (value === null) values[name] = "none";
    else if (name === "until" || name === "since" || name === "due")
      values[name] = formatInstant(String(value), locale);
    else if (name === "problem")
      values[name] = mediaProblem(String(value), params.limit === null ? null : String(params.limit));
    else if (typeof value === "number") values[name] = value;
    else if (name === "fields" && Array.isArray(value))
      values[name] = joined(
        value.map((field) => {
          const [what, why] = [word("field", identifierOf(field)), word("problem", problemOf(field), leastOf(field))];
          return locale === "zh-CN" ? `${what}（${why}）` : `${what} (${why})`;
        }),
        locale,
      );
    else if (name in lists) {
      const list = lists[name as keyof typeof lists]; // checked on the line above
      const identifiers = (Array.isArray(value) ? value : String(value).split(", ")).map(identifierOf);
      values[name] = joined(
        identifiers.map((identifier) => word(list, identifier)),
        locale,
      );
    } else values[name] = String(value);
  }
  return values;
}

/** Each once. */
function joined(words: readonly string[], locale: Locale): string {
  return [...new Set(words)].join(locale === "zh-CN" ? "、" : ", ");
}

function problemOf(field: unknown): string {
  return typeof field === "object" && field !== null && "problem" in field ? String(field.problem) : "other";
}

function leastOf(field: unknown): number | undefined {
  return typeof field === "object" && field !== null && "least" in field ? Number(field.least) : undefined;
}

/** A document's name, or the last part of a field's path. */
function identifierOf(item: unknown): string {
  const text = typeof item === "object" && item !== null && "path" in item ? String(item.path) : String(item);
  return text.split(".").findLast((part) => !/^\d+$/.test(part)) ?? text;
}
