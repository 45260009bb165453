// What happens in licences, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import { licenceEnded, licenceEntered } from "@/server/features/licences/contract";
import { tellOfLicence } from "@/server/features/licences/effects";

export const licencesEvents: readonly Happening[] = [
  on(licenceEntered, { tellOfLicence }),
  on(licenceEnded, { tellOfLicence }),
];
