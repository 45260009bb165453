// Pure: what a validator found wrong, as a refusal names it.
import type { z } from "zod";

export interface InputProblem {
  path: string;
  problem: string;
  /** How many characters there must be, of a text that is too short. */
  least?: number;
}

/** Each wrong field by its path, with the word of its problem (errors.json `words.problem`). A list's length is a number of things and not a size. */
export function inputProblems({ issues }: z.ZodError): InputProblem[] {
  return issues.map((issue) => ({
    path: issue.path.join("."),
    problem: problemOf(issue),
    ...(issue.code === "custom" && issue.params?.least && { least: issue.params.least }),
  }));
}

function problemOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "custom") return issue.message;
  if (issue.code === "too_small" && issue.origin === "array") return "too_few";
  if (issue.code === "too_big" && issue.origin === "array") return "too_many";
  return issue.code;
}
