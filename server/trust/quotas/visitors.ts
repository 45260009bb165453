// How often one network may ask, without signing in, for what costs more than a page. Counted in this process alone: a read writes nothing.
import { networkOf } from "@/server/core/client-address";
import { shared } from "@/server/core/process-slot";
import { AppError } from "@/server/shared/errors";

/** `count` per `minutes` and network. Many people may stand behind one network, and crawlers ask a few times a second: both stay far below. */
export const visitorLimits = {
  /** Searches for posts, people and topics together. */
  search: { count: 120, minutes: 1 },
  /** Feeds, embeds and short links together. */
  links: { count: 600, minutes: 1 },
  /** The whole of what there is, in one answer. */
  sitemap: { count: 30, minutes: 10 },
} as const;

export type VisitorLimit = keyof typeof visitorLimits;

/** Networks counted at once; further ones are let in, so that a flood of addresses costs no memory. */
const mostNetworks = 100_000;

interface Window {
  startsAt: number;
  asked: Map<string, number>;
}

const windows = shared("visitor-windows", () => new Map<VisitorLimit, Window>());

/** Counts one question of a network in a window that starts at a multiple of `minutes`. Refuses RATE_LIMITED/TOO_MANY beyond `count`, with the end of the window. */
export function countVisitor(limit: VisitorLimit, address: string, now: Date): void {
  const { count, minutes } = visitorLimits[limit];
  const windowMs = minutes * 60_000;
  const startsAt = Math.floor(now.getTime() / windowMs) * windowMs;
  const last = windows.get(limit);
  const current = last?.startsAt === startsAt ? last : { startsAt, asked: new Map<string, number>() };
  windows.set(limit, current);
  const network = networkOf(address);
  const asked = (current.asked.get(network) ?? 0) + 1;
  if (asked > count)
    throw new AppError("RATE_LIMITED", "TOO_MANY", { until: new Date(startsAt + windowMs).toISOString() });
  if (asked > 1 || current.asked.size < mostNetworks) current.asked.set(network, asked);
}
