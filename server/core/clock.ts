// The only place that reads the wall clock. Everything else is handed `now`.
import { shared } from "@/server/core/process-slot";

const clock = shared("clock", (): { offsetMs: number; frozenAt: number | null } => ({ offsetMs: 0, frozenAt: null }));

/** The present instant; in tests, the instant the fake clock stands at. */
export function now(): Date {
  return new Date(clock.frozenAt ?? Date.now() + clock.offsetMs);
}

/** Tests only: stops the clock at an instant, or lets it run again with `null`. */
export function freezeClock(at: Date | null): void {
  clock.frozenAt = at === null ? null : at.getTime();
}
