// Calls to the services of others: SMS, identity, classification.
import { AppError } from "@/server/shared/errors";

/**
 * Asks a provider and waits no longer than the signal allows, also when the provider ignores it. A failure of any sort is
 * UNAVAILABLE/PROVIDER_AWAY with the failure as its cause; a refusal that `ask` throws itself passes unchanged.
 */
export async function askProvider<T>(
  provider: string,
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  let giveUp = () => {};
  const givenUp = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason);
  });
  signal.addEventListener("abort", giveUp);
  try {
    signal.throwIfAborted();
    return await Promise.race([ask(signal), givenUp]);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("UNAVAILABLE", "PROVIDER_AWAY", { provider }, { cause });
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}
