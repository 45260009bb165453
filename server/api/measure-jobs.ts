// What time does to measures and to the reports about them. Gates compare with the clock themselves: these jobs write the record and the notice.
import { systemCaller } from "@/server/api/system-caller";
import { unlessDone } from "@/server/api/unless-done";
import { reader } from "@/server/core/database";
import type { Job } from "@/server/core/jobs";
import { unnoticedOverdue } from "@/server/features/moderation/visibility/regulator";
import { unmetCorrections } from "@/server/trust/measures/corrections";
import { lapsedMeasures } from "@/server/trust/measures/in-force";

const most = 500;

/** Ends every measure whose time is over. */
export const endLapsedMeasures: Job = {
  everyMinutes: 1,
  async run(now) {
    const { moderation } = systemCaller("end-lapsed-measures");
    for (const measureId of await lapsedMeasures(reader, now, most)) {
      await unlessDone(moderation.lapseMeasure({ measureId }));
    }
  },
};

/** Alerts the officers of reports to the authority that are late. */
export const findOverdueReports: Job = {
  everyMinutes: 10,
  async run(now) {
    const { moderation } = systemCaller("find-overdue-reports");
    for (const itemId of await unnoticedOverdue(reader, now, most)) {
      await unlessDone(moderation.markReportOverdue({ itemId }));
    }
  },
};

/** Closes accounts whose profile was not corrected by the date that was set (PUB Article 8). */
export const closeUncorrected: Job = {
  everyMinutes: 1,
  async run(now) {
    const { moderation } = systemCaller("close-uncorrected");
    for (const measureId of await unmetCorrections(reader, now, most))
      await unlessDone(moderation.closeUncorrected({ measureId }));
  },
};
