// Which classifier this process asks, and how long it waits.
import { shared } from "@/server/core/process-slot";
import { type ClassifierPort, sandboxClassifier } from "@/server/trust/review/classifier";

const slot = shared("classifier", (): { port: ClassifierPort; limitMs: number } => ({
  port: sandboxClassifier,
  limitMs: 800,
}));

export function classifier(): { port: ClassifierPort; limitMs: number } {
  return slot;
}

/** Sets the port and the time limit in milliseconds, at start. */
export function useClassifier(port: ClassifierPort, limitMs: number): void {
  slot.port = port;
  slot.limitMs = limitMs;
}
