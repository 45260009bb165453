// Who may do what kind of thing: named lists of gates, in the order in which they refuse.
import {
  accountOpen,
  agreementsAccepted,
  functionNotLimited,
  type Gate,
  holdsPost,
  identityVerified,
  isOfficer,
  isSystem,
  isTrained,
  noEmergency,
  notBlacklisted,
  responsiblePersonNamed,
  secondFactorGiven,
  signedIn,
  updatesNotSuspended,
} from "@/server/trust/policy/gates";

const measured = [accountOpen, notBlacklisted] as const;
const known = [
  signedIn,
  ...measured,
  updatesNotSuspended,
  functionNotLimited,
  agreementsAccepted,
  identityVerified,
] as const;
/** Who holds the post, and proved with a second factor to be who holds it: whoever holds none is told so first. */
const staff = (post: Gate) => [signedIn, accountOpen, post, secondFactorGiven] as const;

export const profiles = {
  /** Sign up and in, ask for codes: nobody is signed in yet. Limits per phone, device and network. */
  enter: [noEmergency],
  /** What other people will read, and comment on: an organisation answers for it through a person. */
  publish: [...known, responsiblePersonNamed, noEmergency],
  /** What an account is called and shows of itself, and what it has ready: name, bio, portrait, lists, pictures, applications for a mark. */
  present: [...known, noEmergency],
  /** Manage what others write under one's account: an operator answers for it, and is refused while measured. */
  operator: [signedIn, ...measured, functionNotLimited, agreementsAccepted, identityVerified, noEmergency],
  /** Follow, join and the like. Likes and votes add identityVerified. */
  interact: [signedIn, ...measured, functionNotLimited, agreementsAccepted, noEmergency],
  /** One's own things: delete, leave, settings, export. Allowed while measured. */
  manageOwn: [signedIn],
  /** Prove or correct one's own identity. Allowed while measured, because a correction may be what ends the measure. */
  ownIdentity: [signedIn],
  /** Report (also without login) and appeal. Allowed while measured. */
  redress: [],
  "staff.review": [...staff(holdsPost("reviewer", "officer")), isTrained],
  "staff.measure": [...staff(isOfficer), isTrained],
  "staff.appeal": [...staff(holdsPost("appeals")), isTrained],
  "staff.privacy": [...staff(holdsPost("privacy")), isTrained],
  "staff.logs": [...staff(holdsPost("privacy", "compliance")), isTrained],
  "staff.compliance": staff(holdsPost("compliance", "officer")),
  system: [isSystem],
} as const satisfies Record<string, readonly Gate[]>;

export type ProfileName = keyof typeof profiles;
