import { useTranslations } from "next-intl";
import type { Refusal } from "@/server/shared/errors";

/** Answers, per field path, what is wrong with it in words, or null: what a Field takes as `error`. */
export function useProblem(refusal: Refusal | null): (path: string) => string | null {
  const t = useTranslations("ui.problem");
  return (path) => {
    if (!refusal || !("fields" in refusal.params)) return null;
    const found = refusal.params.fields.find((field) => field.path === path);
    if (!found) return null;
    const key = found.problem as "invalid"; // looked up before it is used
    return t(t.has(key) ? key : "invalid", { least: found.least ?? 0 });
  };
}
