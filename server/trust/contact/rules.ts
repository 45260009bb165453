// Whether one person may reach another. Pure; who stands where to whom is read in relation.ts.

import { type Circle, type Contact, circles } from "@/server/shared/contact";
import type { ReasonParams } from "@/server/shared/errors";
import { addDays } from "@/server/shared/time";

/** What a person lets others do, and how that person and the one who wants to reach them stand to each other. Instants as json writes them. */
export interface ContactRules {
  name: string;
  circles: Record<Contact, Circle>;
  minAgeDays: number;
  protectedUntil: string | null;
  /** The person follows whoever wants to reach them. */
  follows: boolean;
  /** Whoever wants to reach them follows the person. */
  isFollowed: boolean;
  /** When the account was made that wants to reach them. */
  since: string;
}

/**
 * Why somebody may not reach the person in this way; null where they may. Protection mode is compared with `now`, so it ends by itself, and
 * narrows what is set: strangers are kept out, and who was kept out before still is. Whoever the person follows need not have an account of any age.
 */
export function contactRefused(
  rules: ContactRules,
  contact: Contact,
  now: Date,
): ReasonParams<"CONTACT_LIMITED"> | null {
  const set = rules.circles[contact];
  const until = rules.protectedUntil === null ? null : new Date(rules.protectedUntil);
  const isProtected = until !== null && until > now && circles.indexOf(set) < circles.indexOf("following");
  const circle = isProtected ? "following" : set;
  const refused = { contact, name: rules.name, days: rules.minAgeDays };
  if (!isWithin(circle, rules))
    return { ...refused, who: isProtected ? "protected" : circle, until: isProtected ? until.toISOString() : null };
  const oldEnoughAt = addDays(new Date(rules.since), rules.minAgeDays);
  if (!rules.follows && oldEnoughAt > now) return { ...refused, who: "older", until: oldEnoughAt.toISOString() };
  return null;
}

function isWithin(circle: Circle, { follows, isFollowed }: ContactRules): boolean {
  switch (circle) {
    case "everyone":
      return true;
    case "following":
      return follows;
    case "mutuals":
      return follows && isFollowed;
    case "nobody":
      return false;
  }
}
