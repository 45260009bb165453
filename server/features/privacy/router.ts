import { router } from "@/server/pipeline/trpc";
import {
  carryOutClosing,
  closeAccount,
  purgeClosed,
  purgeExpired,
  setIndexing,
  undoClosingAccount,
} from "./closing/commands";
import { closing, indexing } from "./closing/queries";
import { purgeNetworkLogs, searchLogs } from "./commands";
import { noteExport, requestExport } from "./exports/commands";
import { exportFile, exports } from "./exports/queries";
import { indexedAmong, sitemap } from "./indexing/queries";
import { accessHistory, keeping, logRetention } from "./queries";

export const privacyRouter = router({
  searchLogs,
  purgeNetworkLogs,
  accessHistory,
  keeping,
  logRetention,
  requestExport,
  noteExport,
  exports,
  exportFile,
  closeAccount,
  undoClosingAccount,
  carryOutClosing,
  purgeClosed,
  purgeExpired,
  closing,
  setIndexing,
  indexing,
  indexedAmong,
  sitemap,
});
