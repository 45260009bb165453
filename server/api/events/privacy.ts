// What happens in privacy, and what reacts to it.
import { type Happening, on } from "@/server/api/events/on";
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
  on(closingRequested),
  on(closingUndone),
  on(accountErased),
  on(accountPurged),
  on(dataPurged),
  on(indexingChanged),
];
