// What happens in privacy, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
import { endWithClosing } from "@/server/features/comments/keepers/effects";
import {
  accountErased,
  accountPurged,
  closingRequested,
  closingUndone,
  dataPurged,
  exportExpired,
  exportFailed,
  exportGathered,
  exportReady,
  exportRequested,
  indexingChanged,
  logsPurged,
  logsSearched,
} from "@/server/features/privacy/contract";
import { beginCopy, tellOfExport } from "@/server/features/privacy/exports/effects";

export const privacyEvents: readonly Happening[] = [
  on(logsSearched),
  on(logsPurged),
  on(exportRequested, { beginCopy }),
  on(exportGathered),
  on(exportReady, { tellOfExport }),
  on(exportFailed, { tellOfExport }),
  on(exportExpired),
  on(closingRequested, { endWithClosing }),
  on(closingUndone),
  on(accountErased),
  on(accountPurged),
  on(dataPurged),
  on(indexingChanged),
];
