// How long network logs are kept, in calendar months. Handed in once at start.
import { shared } from "@/server/core/process-slot";

/** The least that the law allows (MB Article 16, Cybersecurity Law Article 21). */
export const leastRetentionMonths = 6;

const slot = shared("log-retention", () => ({ months: leastRetentionMonths }));

/** Sets the retention. Fewer than six months throw: the settings refuse them before, and the database after. */
export function useLogRetention(months: number): void {
  if (!Number.isInteger(months) || months < leastRetentionMonths)
    throw new RangeError(`network logs are kept at least ${leastRetentionMonths} months`);
  slot.months = months;
}

export function logRetentionMonths(): number {
  return slot.months;
}
