// What happens in verification, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import { askForResponsible } from "@/server/features/comments/keepers/effects";
import {
  evidenceAdded,
  markApplied,
  markApproved,
  markClaimed,
  markEndAnnounced,
  markEnded,
  markRefused,
  markReleased,
  markWithdrawn,
} from "@/server/features/verification/contract/applications";
import { tellApplicant, tellHolder } from "@/server/features/verification/effects";

export const verificationEvents: readonly Happening[] = [
  on(evidenceAdded),
  on(markApplied),
  on(markWithdrawn),
  on(markClaimed),
  on(markReleased),
  on(markApproved, { tellApplicant, askForResponsible }),
  on(markRefused, { tellApplicant }),
  on(markEnded, { tellHolder }),
  on(markEndAnnounced, { tellHolder }),
];
