import type { Refusal } from "@/server/shared/errors";

/** True where the refusal names this field or one inside it: its control is marked. */
export function isWrong(field: string, refusal: Refusal | null): boolean {
  if (refusal?.reason !== "INPUT_INVALID" || !("fields" in refusal.params)) return false;
  return refusal.params.fields.some(({ path }) => path === field || path.startsWith(`${field}.`));
}
