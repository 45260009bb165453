// Words of comment sections (评论区): where comments stand, who keeps them, what keepers can do and why.

/** What comments can stand under. */
export const rootKinds = ["post"] as const;
export type RootKind = (typeof rootKinds)[number];

/** Who may comment, in the words of the account whose section it is: those whom it follows, those who follow it, both at once. */
export const commenters = ["everyone", "followers", "following", "mutuals", "nobody"] as const;
export type Commenters = (typeof commenters)[number];

/** Above the others: one pinned, some selected (精选). */
export const liftedAs = ["pinned", "selected"] as const;
export type LiftedAs = (typeof liftedAs)[number];

/** The account itself; those who keep its comments and its keepers; those who keep its comments. */
export const keeperRoles = ["owner", "manager", "moderator"] as const;
export type KeeperRole = (typeof keeperRoles)[number];
export const invitedRoles = ["manager", "moderator"] as const satisfies readonly KeeperRole[];

/** passed: shown after waiting. left: looked at after a report, and left standing. deleted: hidden for good, which keepers cannot take back. */
export const keeperActs = ["passed", "hidden", "deleted", "restored", "left"] as const;
export type KeeperAct = (typeof keeperActs)[number];

/** Why a comment is hidden or deleted or its author barred. Readers and the author see the reason, so it is chosen and not written. */
export const hideReasons = ["abuse", "spam", "off-topic", "advert", "privacy", "rumour", "illegal", "other"] as const;
export type HideReason = (typeof hideReasons)[number];

/** Why a comment is put above the others, or a section limited: every change to how comments are shown has a reason (comments rules of 2022, Article 12). */
export const liftReasons = ["helpful", "answer", "correction", "other"] as const;
export const sectionReasons = ["calm", "protection", "flood", "notice", "other"] as const;
export type SectionReason = (typeof sectionReasons)[number];

/** What an account can be granted over the comments under what it publishes. */
export const keeperPowers = ["hide", "limit", "lift", "bar", "delete", "review-first", "keepers"] as const;
export type KeeperPower = (typeof keeperPowers)[number];

/** Who stands behind an account, as powers are granted. */
export const keeperKinds = ["person", "verified-person", "organisation", "verified-organisation"] as const;
export type KeeperKind = (typeof keeperKinds)[number];

/**
 * From which credit level each kind of account holds each power; null: never. Protecting oneself (hiding, limiting) is open to everybody; what withholds others' words
 * before anybody sees them, or for good, needs standing. Keepers ask for none of a verified organisation: one of them is the responsible person whom it must name (MB Article 10). No law gives the levels: they are settings, shown to everybody (PUB Article 17).
 */
export const powersFrom: Readonly<Record<KeeperPower, Readonly<Record<KeeperKind, number | null>>>> = {
  hide: { person: 0, "verified-person": 0, organisation: 0, "verified-organisation": 0 },
  limit: { person: 0, "verified-person": 0, organisation: 0, "verified-organisation": 0 },
  lift: { person: 1, "verified-person": 1, organisation: 1, "verified-organisation": 1 },
  bar: { person: 1, "verified-person": 1, organisation: 1, "verified-organisation": 1 },
  delete: { person: 3, "verified-person": 2, organisation: 2, "verified-organisation": 1 },
  "review-first": { person: 3, "verified-person": 2, organisation: 2, "verified-organisation": 1 },
  keepers: { person: null, "verified-person": null, organisation: null, "verified-organisation": 0 },
};

/** What keeps oneself from harm: it is taken back from organisations alone. */
export const protectivePowers: readonly KeeperPower[] = ["hide", "limit"];

/** How an account stands to a power: its class and credit give it; the platform granted it, or took it back; its credit is too low; its class never has it. */
export const powerStandings = ["held", "granted", "taken", "credit", "never"] as const;
export type PowerStanding = (typeof powerStandings)[number];

/** Pure: how an account of this kind and credit level stands to a power, with what the platform decided of it. */
export function standingTo(
  power: KeeperPower,
  of: { kind: KeeperKind; level: number; decided: Readonly<Partial<Record<KeeperPower, "granted" | "taken">>> },
): PowerStanding {
  const decided = of.decided[power];
  const from = powersFrom[power][of.kind];
  if (decided === "taken") return decided;
  if (from !== null && of.level >= from) return "held";
  return decided ?? (from === null ? "never" : "credit");
}

/** Pure: a standing that lets the power be used. */
export function isHeld(standing: PowerStanding): boolean {
  return standing === "held" || standing === "granted";
}

/** What each role may do with the powers that the account holds. */
export const powersOf: Readonly<Record<KeeperRole, readonly KeeperPower[]>> = {
  owner: keeperPowers,
  manager: keeperPowers,
  moderator: ["hide", "lift", "bar", "delete"],
};

/** Powers that an organisation holds only once a responsible person is named (MB Article 10). */
export const needResponsible: readonly KeeperPower[] = ["delete", "review-first"];
