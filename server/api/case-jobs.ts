// What time does to reports: past the published limit their case is escalated.
import { systemCaller } from "@/server/api/system-caller";
import { unlessDone } from "@/server/api/unless-done";
import { reader } from "@/server/core/database";
import type { Job } from "@/server/core/jobs";
import { openRuns } from "@/server/features/moderation/visibility/patrol";
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

/** Pages of each rule's walk at one turn: a long walk leaves room for the other jobs. */
const pagesPerTurn = 20;

/** Walks on with every rule that came into force. */
export const walkPatrol: Job = {
  everyMinutes: 1,
  async run() {
    const { moderation } = systemCaller("patrol");
    for (const runId of await openRuns(reader, most)) {
      for (let page = 0; page < pagesPerTurn; page += 1) if ((await moderation.advancePatrol({ runId })).isDone) break;
    }
  },
};

/** Takes yesterday's sample. */
export const samplePublished: Job = {
  everyMinutes: 24 * 60,
  async run() {
    await unlessDone(systemCaller("sample-published").moderation.samplePublished({}));
  },
};
