// What a comment section asks of whoever writes in it, and of whoever keeps it.
import {
  isHeld,
  type KeeperPower,
  needResponsible,
  type PowerStanding,
  powersFrom,
  powersOf,
  standingTo,
} from "@/server/shared/sections";
import { repliesAccepted } from "@/server/trust/contact/gates";
import type { Facts } from "@/server/trust/policy/facts";
import { type Gate, gate } from "@/server/trust/policy/gates";
import type { SectionFacts } from "@/server/trust/sections";

/** The section that a command is in: every target of this domain carries it. */
export function sectionOf({ target }: Pick<Facts, "target">): SectionFacts | null {
  return (target?.details.section as SectionFacts | undefined) ?? null; // subject.ts and sections/subject.ts made it
}

/** No measure of the platform stops comments here: it holds for those who keep the section as for everybody. */
export const commentsNotStopped = gate(
  "commentsNotStopped",
  "FORBIDDEN",
  "COMMENTS_STOPPED",
  ["MB-10.2-b"],
  (facts) => {
    const stopped = sectionOf(facts)?.stopped;
    return stopped ? { until: stopped.until && new Date(stopped.until).toISOString() } : null;
  },
);

/** Comments are open here; those who keep the section may always answer. */
export const commentsOpen = gate("commentsOpen", "FORBIDDEN", "COMMENTS_CLOSED", ["MB-10.2-b"], (facts) => {
  const section = sectionOf(facts);
  return section?.who === "nobody" && !section.role ? {} : null;
});

/** The actor is among those whom the section lets comment. */
export const mayCommentHere = gate("mayCommentHere", "FORBIDDEN", "COMMENTS_LIMITED", ["MB-10.2-b"], (facts) => {
  const section = sectionOf(facts);
  return section && !section.role && !belongs(section) ? { who: section.who } : null;
});

function belongs({ who, viewerFollows, viewerFollowed }: SectionFacts): boolean {
  switch (who) {
    case "everyone":
      return true;
    case "followers":
      return viewerFollows;
    case "following":
      return viewerFollowed;
    case "mutuals":
      return viewerFollows && viewerFollowed;
    case "nobody":
      return false;
  }
}

/** Nobody who keeps the section has barred the person behind the actor's account. */
export const notBarredFromSection = gate(
  "notBarredFromSection",
  "FORBIDDEN",
  "BARRED_FROM_SECTION",
  ["MB-10.2-b"],
  (facts) => {
    const until = sectionOf(facts)?.barredUntil ?? null;
    return until === null ? null : { until: until === "" ? null : new Date(until).toISOString() };
  },
);

/** What a section and its owner ask of whoever writes in it, or changes what they wrote, in the order of refusal. */
export const writingHere = [
  notBarredFromSection,
  commentsNotStopped,
  commentsOpen,
  mayCommentHere,
  repliesAccepted,
] as const;

/** Comments on news are read by a person of the platform first, but for those of whoever published it under their licence (comment provisions 2022, Article 4). */
export function waitsUnderNews(facts: Facts): boolean {
  const section = sectionOf(facts);
  return section?.isNews === true && section.role !== "owner";
}

/** How the account whose section it is stands to a power. */
export function powerStanding(section: SectionFacts, power: KeeperPower): PowerStanding {
  const { ownerKind: kind, ownerLevel: level, decidedPowers: decided } = section;
  return standingTo(power, { kind, level, decided });
}

/** The actor keeps the section, in a role that has this power, for an account that can hold it and from which the platform did not take it. */
export function keepsSection(power: KeeperPower): Gate {
  return gate(`keepsSection(${power})`, "FORBIDDEN", "ROLE_REQUIRED", ["MB-10.2-b", "PUB-17.2-b"], (facts) => {
    const section = sectionOf(facts);
    if (!section?.role) return { role: "comment-keeper" };
    if (!powersOf[section.role].includes(power)) return { role: "comment-manager" };
    const standing = powerStanding(section, power);
    if (standing === "taken") return { role: "comment-power" };
    return standing === "never" ? { role: "verified-organisation" } : null;
  });
}

/**
 * The actor keeps the section in a role that has this power, whatever became of the power itself: enough to end a use of it. What was switched on while it was held can always be switched
 * off, and what was withheld can always be shown.
 */
export function mayEnd(power: KeeperPower): Gate {
  return gate(`mayEnd(${power})`, "FORBIDDEN", "ROLE_REQUIRED", ["MB-10.2-b"], (facts) => {
    const role = sectionOf(facts)?.role;
    if (!role) return { role: "comment-keeper" };
    return powersOf[role].includes(power) ? null : { role: "comment-manager" };
  });
}

/** The gates of a power for a command that begins a use of it or ends one, as `isBeginning` tells from the input: ending one asks for the role alone. */
export function beginningGates<Input>(power: KeeperPower, isBeginning: (input: Input) => boolean): Gate<Input>[] {
  const beginning = powerGates(power).map((each) => ({
    ...each,
    check: (facts: Facts, input: Input) => (isBeginning(input) ? each.check(facts, input) : null),
  }));
  return [mayEnd(power), ...beginning];
}

/** The account whose section it is has the credit level from which its kind holds this power, or was granted it (PUB Article 17). */
export function creditForPower(power: KeeperPower): Gate {
  return gate(`creditForPower(${power})`, "FORBIDDEN", "CREDIT_TOO_LOW", ["PUB-17.2-b"], (facts) => {
    const section = sectionOf(facts);
    const required = section && powersFrom[power][section.ownerKind];
    return section && required !== null && required !== undefined && powerStanding(section, power) === "credit"
      ? { level: section.ownerLevel, required }
      : null;
  });
}

/** An organisation has named who is responsible for its comments (MB Article 10). */
export function responsibleNamedFor(power: KeeperPower): Gate {
  return gate(`responsibleNamedFor(${power})`, "FORBIDDEN", "RESPONSIBLE_PERSON_REQUIRED", ["MB-10.2-a"], (facts) =>
    needResponsible.includes(power) && sectionOf(facts)?.responsibleNamed === false
      ? { ownerId: sectionOf(facts)?.ownerId ?? "", since: null, due: null }
      : null,
  );
}

/** The gates of a power, without those that it cannot fail: what everybody holds asks for no credit. */
export function powerGates(power: KeeperPower): Gate[] {
  const asksForCredit = Object.values(powersFrom[power]).some((level) => level !== null && level > 0);
  return [
    keepsSection(power),
    ...(asksForCredit ? [creditForPower(power)] : []),
    ...(needResponsible.includes(power) ? [responsibleNamedFor(power)] : []),
  ];
}

/** The powers whose use the actor can end in a section, as `mayEnd` has it. */
export function endableIn({ role }: SectionFacts): readonly KeeperPower[] {
  return role ? powersOf[role] : [];
}

/** The powers that are the actor's in a section, as the gates above have it: what a screen offers. */
export function powersIn(section: SectionFacts): KeeperPower[] {
  const { role, responsibleNamed } = section;
  if (!role) return [];
  return powersOf[role].filter(
    (power) => isHeld(powerStanding(section, power)) && (responsibleNamed || !needResponsible.includes(power)),
  );
}
