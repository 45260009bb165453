// Turns what a procedure refuses into what a page does about it.
import { notFound, redirect } from "next/navigation";
import type { ZodError } from "zod";
import type { Refusal } from "@/server/shared/errors";
import { type InputProblem, inputProblems } from "@/server/shared/input-problems";

/** The answer; the not-found page where the procedure says NOT_FOUND, and the way in where it asks for a sign-in. Anything else goes to the error page. */
export async function answerOf<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === "NOT_FOUND" || reason === "INPUT_INVALID") notFound();
    if (reason === "SIGN_IN_REQUIRED") redirect("/sign-in");
    throw error;
  }
}

/** The answer, or the refusal for the page to show in its own place; NOT_FOUND and a missing sign-in as `answerOf` has them. */
export async function answerOrRefusal<T>(asked: Promise<T>): Promise<{ answer: T } | { refusal: Refusal }> {
  try {
    return { answer: await answerOf(asked) };
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal) return { refusal };
    throw error;
  }
}

/** Why a procedure refused; null for what is no refusal. */
export function reasonOf(error: unknown): Refusal["reason"] | null {
  const cause = error instanceof Error ? error.cause : null;
  if (typeof cause !== "object" || cause === null) return null;
  if ("issues" in cause) return "INPUT_INVALID";
  return "reason" in cause ? (cause.reason as Refusal["reason"]) : null; // only an AppError carries one
}

/** The refusal in what a procedure threw; null for anything else. */
export function refusalIn(error: unknown): Refusal | null {
  const cause = error instanceof Error ? error.cause : null;
  return typeof cause === "object" && cause !== null && "refusal" in cause ? (cause.refusal as Refusal) : null; // only an AppError carries one
}

/** Each wrong field of what was asked, by its path; none where the procedure did not complain of its input. */
export function problemsIn(error: unknown): InputProblem[] {
  const cause = error instanceof Error ? error.cause : null;
  if (typeof cause === "object" && cause !== null && "issues" in cause) return inputProblems(cause as ZodError); // only a validator's error carries them
  const refusal = refusalIn(error);
  return refusal?.reason === "INPUT_INVALID" ? (refusal.params as { fields: InputProblem[] }).fields : []; // its parameters
}
