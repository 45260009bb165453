// What no text may hold, whoever sends it: PostgreSQL stores neither NUL nor half a character.
import { AppError } from "@/server/shared/errors";

const halfCharacter = /[\ud800-\udfff]/u;

/** The place of the first text of a parsed input that cannot be stored or sent on; null where all can. */
function unstorableIn(value: unknown, path: string): string | null {
  if (typeof value === "string") return value.includes("\0") || halfCharacter.test(value) ? path : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = unstorableIn(inner, path ? `${path}.${key}` : key);
    if (found !== null) return found;
  }
  return null;
}

/** Refuses INVALID/INPUT_INVALID for such a text, naming its place. */
export function requireStorable(input: unknown): void {
  const path = unstorableIn(input, "");
  if (path !== null) throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path, problem: "characters" }] });
}
