// What happens in accounts, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import {
  accountRegistered,
  agreementAccepted,
  clusterFound,
  codeChecked,
  codeRefused,
  codeRequested,
  documentPublished,
  profileChanged,
  recoveryCodesMade,
  registrationRefused,
  secondFactorAdded,
  secondFactorGiven,
  secondFactorRefused,
  secondFactorRemoved,
  secondFactorStarted,
  sessionEnded,
  signedIn,
  signInPassed,
} from "@/server/features/accounts/contract";
import { findCluster, sendCode } from "@/server/features/accounts/effects";
import { openCaseOfCluster } from "@/server/features/moderation/cases/effects";
import { recordMarkEnd } from "@/server/features/verification/effects";

export const accountsEvents: readonly Happening[] = [
  on(accountRegistered, { findCluster }),
  on(agreementAccepted),
  on(clusterFound, { openCaseOfCluster }),
  on(codeChecked),
  on(codeRefused),
  on(codeRequested, { sendCode }),
  on(documentPublished),
  on(profileChanged, { recordMarkEnd }),
  on(recoveryCodesMade),
  on(registrationRefused, { findCluster }),
  on(secondFactorAdded),
  on(secondFactorGiven),
  on(secondFactorRefused),
  on(secondFactorRemoved),
  on(secondFactorStarted),
  on(sessionEnded),
  on(signedIn),
  on(signInPassed),
];
