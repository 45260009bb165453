// What time does to reports: past the published limit their case is escalated.
import { systemCaller } from "@/server/api/system-caller";
import { unlessDone } from "@/server/api/unless-done";
import { reader } from "@/server/core/database";
import type { Job } from "@/server/core/jobs";
import { lateCases } from "@/server/features/moderation/visibility/reports";

const most = 500;

/** Escalates every case with a report that is late. */
export const escalateLateCases: Job = {
  everyMinutes: 5,
  async run(now) {
    const { moderation } = systemCaller("escalate-late-cases");
    for (const caseId of await lateCases(reader, now, most)) await unlessDone(moderation.escalateLateCase({ caseId }));
  },
};
