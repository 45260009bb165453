// How many accounts one phone, device and network may register, and from when on a burst is a case. No law gives numbers: these are settings.

export const registrationPolicy = {
  accountsPerPhone: 2,
  perDeviceAndDay: 3,
  perNetworkAndHour: 10,
  /** So many accounts of one device, or of one network, within an hour are a cluster. */
  clusterOfDevice: 3,
  clusterOfNetwork: 5,
} as const;

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Pure: when the next try may come if `most` are allowed per `windowMs`; null means now. */
export function nextTryAt(past: readonly Date[], most: number, windowMs: number, now: Date): Date | null {
  const counted = past.map((at) => at.getTime()).sort((a, b) => b - a);
  const full = counted[most - 1];
  if (full === undefined || full + windowMs <= now.getTime()) return null;
  return new Date(full + windowMs);
}
