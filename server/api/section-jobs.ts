// What time does to reported comments that their keepers leave: the platform takes over, and it stands in the record.
import { systemCaller } from "@/server/api/system-caller";
import { unlessDone } from "@/server/api/unless-done";
import { reader } from "@/server/core/database";
import type { Job } from "@/server/core/jobs";
import { lateCases } from "@/server/features/comments/visibility/kept";

const most = 500;

/** Records every reported comment that an organisation left beyond the published time. */
export const recordLapses: Job = {
  everyMinutes: 5,
  async run(now) {
    const { comments } = systemCaller("record-lapses");
    for (const caseId of await lateCases(reader, now, most)) await unlessDone(comments.recordLapse({ caseId }));
  },
};
