// What time does to people's data: copies are made and deleted again, closings carried out, and what is kept long enough is purged.
import { systemCaller } from "@/server/api/system-caller";
import { unlessDone } from "@/server/api/unless-done";
import { reader } from "@/server/core/database";
import type { Job } from "@/server/core/jobs";
import { log } from "@/server/core/log";
import { storageKeyOf } from "@/server/core/media/storage";
import { mediaPorts } from "@/server/features/media/ports";
import { type ExportId, heldMonths } from "@/server/features/privacy/contract";
import { writeArchive } from "@/server/features/privacy/exports/archive";
import { exportPath, removeExport } from "@/server/features/privacy/exports/folder";
import { type DueExport, dueExports, endedExports } from "@/server/features/privacy/visibility/exports";
import { addMonths } from "@/server/shared/time";
import { deletedKeys, storedKeys } from "@/server/trust/own-files";
import { dueClosings, duePurges } from "@/server/trust/standing/closing";

const most = 20;
/** Progress is recorded about so often, however much there is. */
const progressSteps = 5;

/** Makes every copy that waits. One that fails is told to its owner, who may ask again. */
export const makeExports: Job = {
  everyMinutes: 1,
  async run(now) {
    for (const due of await dueExports(reader, most)) {
      await makeExport(due, now).catch(async (error: unknown) => {
        log.warn({ err: error, exportId: due.id }, "copy not made");
        await unlessDone(systemCaller("make-exports").privacy.noteExport({ exportId: due.id, step: "failed" }));
      });
    }
  },
};

async function makeExport(due: DueExport, now: Date): Promise<void> {
  const { privacy } = systemCaller("make-exports");
  const exportId = due.id;
  let told = 0;
  const file = await writeArchive({ ...due, now }, exportPath(exportId), {
    openFile: async (key) => (await mediaPorts().storage.get(storageKeyOf(key))).stream,
    async onStep(done, total) {
      if (done > 1 && (done - told) * progressSteps < total) return;
      told = done;
      await privacy.noteExport({ exportId, step: "gathered", done, total });
    },
  });
  await privacy.noteExport({ exportId, step: "ready", ...file });
}

/** Deletes files whose time is over. */
export const expireExports: Job = {
  everyMinutes: 60,
  async run(now) {
    await endExports(await endedExports(reader, now, 500));
  },
};

/** Carries out closings whose waiting period is over, and purges what was held of those erased long enough ago. */
export const closeAccounts: Job = {
  everyMinutes: 60,
  async run(now) {
    const { privacy } = systemCaller("close-accounts");
    for (const { id, accountId } of await dueClosings(reader, now, most)) {
      await endExports(await endedExports(reader, now, most, accountId));
      await unlessDone(privacy.carryOutClosing({ closingId: id }));
    }
    for (const { id, accountId } of await duePurges(reader, now, most)) {
      for (const key of await storedKeys(reader, accountId)) await mediaPorts().storage.remove(storageKeyOf(key));
      await unlessDone(privacy.purgeClosed({ closingId: id }));
    }
  },
};

/** Deletes what is old, and what its owner deleted when its retention is over. */
export const purgeExpiredData: Job = {
  everyMinutes: 24 * 60,
  async run(now) {
    const { privacy } = systemCaller("purge-expired");
    for (const key of await deletedKeys(reader, addMonths(now, -heldMonths)))
      await mediaPorts().storage.remove(storageKeyOf(key));
    while ((await privacy.purgeExpired({})).isMore);
  },
};

/** Deletes the files first: a record that says "expired" is then true. */
export async function endExports(ids: readonly ExportId[]): Promise<void> {
  const { privacy } = systemCaller("expire-exports");
  for (const exportId of ids) {
    await removeExport(exportId);
    await unlessDone(privacy.noteExport({ exportId, step: "expired" }));
  }
}
