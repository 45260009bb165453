// What happens in tiers, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import { tiersComputed } from "@/server/features/tiers/contract";
import { regradeConcerned } from "@/server/features/tiers/effects";
import { creditChanged } from "@/server/trust/standing/credit";
import { tierChanged } from "@/server/trust/standing/tiers";

export const tiersEvents: readonly Happening[] = [
  on(creditChanged, { regradeConcerned }),
  on(tierChanged),
  on(tiersComputed),
];
