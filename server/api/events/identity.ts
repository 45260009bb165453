// What happens in identity, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import { endWithIdentity } from "@/server/features/comments/keepers/effects";
import {
  documentReused,
  identityAsked,
  identityLapsed,
  identityPassed,
  identityRefused,
  identitySubmitted,
  openingApproved,
  openingRefused,
  openingRequested,
  recheckAsked,
} from "@/server/features/identity/contract";
import { findReusedDocument, tellOfAccess, tellOutcome, tellPrincipal } from "@/server/features/identity/effects";
import { openCaseOfCluster } from "@/server/features/moderation/cases/effects";
import { regradeConcerned } from "@/server/features/tiers/effects";
import { personalDataSeen, unusualAccess } from "@/server/shared/access";

export const identityEvents: readonly Happening[] = [
  on(identitySubmitted),
  on(identityAsked),
  on(identityPassed, { tellOutcome, findReusedDocument, regradeConcerned }),
  on(identityRefused, { tellOutcome, findReusedDocument }),
  on(identityLapsed, { tellPrincipal, regradeConcerned, endWithIdentity }),
  on(recheckAsked, { tellPrincipal }),
  on(documentReused, { openCaseOfCluster }),
  on(openingRequested),
  on(openingApproved),
  on(openingRefused),
  on(personalDataSeen, { tellOfAccess }),
  on(unusualAccess),
];
