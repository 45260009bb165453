// How the steps of a sign-in refuse what spends a try.
import type { Beside } from "@/server/core/event-log";
import type { AppError } from "@/server/shared/errors";
import type { NewEvent } from "@/server/shared/events";

/** A refusal that is committed with what it counts. */
export function refused(refusal: AppError, event: NewEvent, ...beside: Beside[]) {
  return { refusal, events: [event] as const, beside };
}
