// The gates by which people decide who may reach them. The kind's own `find` puts the owner's rules into the target's details as `contact`, and those of whoever wrote what it shows as `shownContact`.
import type { Contact } from "@/server/shared/contact";
import type { ReasonParams } from "@/server/shared/errors";
import type { Facts } from "@/server/trust/policy/facts";
import { gate } from "@/server/trust/policy/gates";
import { type ContactRules, contactRefused } from "./rules";

/** The owner of the target, or of the section that it stands in, takes comments and answers from the actor. */
export const repliesAccepted = gate("repliesAccepted", "FORBIDDEN", "CONTACT_LIMITED", [], (facts) =>
  refused(facts, "reply"),
);

/** The owner of the target lets the actor quote it with words of their own. */
export const quotesAccepted = gate("quotesAccepted", "FORBIDDEN", "CONTACT_LIMITED", [], (facts) =>
  refused(facts, "quote"),
);

/** Whoever wrote what the target shows lets the actor repost it: a repost is reposted as what it shows. */
export const repostsAccepted = gate("repostsAccepted", "FORBIDDEN", "CONTACT_LIMITED", [], (facts) =>
  refused(facts, "quote", "shownContact"),
);

function refused(
  { target, account, now }: Facts,
  contact: Contact,
  of: "contact" | "shownContact" = "contact",
): ReasonParams<"CONTACT_LIMITED"> | null {
  const rules = target?.details[of] as ContactRules | null | undefined; // the kind's `find` read it
  if (!rules || !account) return null;
  return contactRefused(rules, contact, now);
}
