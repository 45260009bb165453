// What happens in compliance, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import { complianceAssessed, effectRequeued } from "@/server/features/compliance/contract";

export const complianceEvents: readonly Happening[] = [on(complianceAssessed), on(effectRequeued)];
