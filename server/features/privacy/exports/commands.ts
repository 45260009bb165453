// Asking for a copy of all of one's data, and what the job that makes it says.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { addDays } from "@/server/shared/time";
import { recentlyConfirmed } from "@/server/trust/policy/gates";
import {
  exportDays,
  exportExpired,
  exportFailed,
  exportGathered,
  exportReady,
  exportRequested,
  noteExportInput,
  nothingInput,
} from "../contract";
import { exportEnded, exportFinished, exportGatheredTo, insertExport, lockExport } from "../store/exports";

/**
 * Asks for a copy of all of one's data (PIPL Article 45), also while measured. A job makes it and tells when it can be had. CONFLICT/ALREADY_DONE while one is under way,
 * FORBIDDEN/CONFIRMATION_REQUIRED where the person has not confirmed of late who they are.
 */
export const requestExport = command({
  profile: "manageOwn",
  act: "export",
  on: exempt("all of one's own data"),
  gates: [recentlyConfirmed],
  obligations: ["MB-07.2-a"],
  review: exempt("no user text"),
  input: nothingInput,
  async run({ actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const exportId = await insertExport(tx, actor.id);
    if (!exportId) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return {
      result: { exportId },
      events: [exportRequested(subjectRef("export", exportId, actor.id), { accountId: actor.id })],
    };
  },
});

/**
 * Records how far a copy is, that its file is there, that it failed, or that the file was deleted. Called by the jobs that do it; CONFLICT/ALREADY_DONE for a copy that is past
 * that step.
 */
export const noteExport = command({
  profile: "system",
  act: "supervise",
  on: exempt("named by the job that makes it"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: noteExportInput,
  async run({ input, tx }) {
    const found = await lockExport(tx, input.exportId);
    if (!found) throw notFound();
    const isOpen = found.state === "waiting" || found.state === "making";
    if (input.step === "expired" ? found.state !== "ready" : !isOpen)
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const { id, accountId } = found;
    const subject = subjectRef("export", id, accountId);
    switch (input.step) {
      case "gathered": {
        const { done, total } = input;
        return {
          result: {},
          events: [exportGathered(subject, { accountId, done, total })],
          beside: [exportGatheredTo(id, done, total)],
        };
      }
      case "ready": {
        const { bytes, sha256 } = input;
        const file = { bytes, sha256, expiresAt: addDays(tx.now, exportDays) };
        return {
          result: {},
          events: [exportReady(subject, { accountId, bytes, sha256 })],
          beside: [exportFinished(tx, id, file)],
        };
      }
      case "failed":
        return {
          result: {},
          events: [exportFailed(subject, { accountId })],
          beside: [exportEnded(id, "failed")],
        };
      case "expired":
        return {
          result: {},
          events: [exportExpired(subject, { accountId })],
          beside: [exportEnded(id, "expired")],
        };
    }
  },
});
