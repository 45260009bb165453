import { AppError } from "@/server/shared/errors";

/** Waits for a call of a job, and lets pass that somebody did the same since it was listed. */
export async function unlessDone(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null;
    if (!(cause instanceof AppError && cause.reason === "ALREADY_DONE")) throw error;
  }
}
