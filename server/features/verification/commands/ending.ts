// What time does to marks. Readers see none past its date, whatever these do: they write the record and the notice.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { markEnded as markRowEnded } from "@/server/trust/standing/marks";
import { endMarkInput, markEndAnnounced, markEnded } from "../contract/applications";
import { lockMark } from "../store";

/** Records that a mark's date has passed. CONFLICT/ALREADY_DONE where it has not, or the end is recorded. */
export const endExpiredMark = command({
  profile: "system",
  act: "check-identity",
  on: exempt("named by the job that found it due"),
  gates: [],
  obligations: ["MB-08.1-a"],
  review: exempt("no user text"),
  input: endMarkInput,
  async run({ input, tx }) {
    const held = await lockMark(tx, input.accountId);
    if (!held || held.endedAt || held.expiresAt > tx.now) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    return {
      result: {},
      events: [
        markEnded(subjectRef("account", input.accountId), {
          applicationId: held.applicationId,
          because: "expired",
          reason: null,
        }),
      ],
      beside: [markRowEnded(tx, input.accountId, "expired")],
    };
  },
});

/** Tells the holder that the mark's date comes near. CONFLICT/ALREADY_DONE where there is none in force. */
export const announceMarkEnd = command({
  profile: "system",
  act: "check-identity",
  on: exempt("named by the job that found it due"),
  gates: [],
  obligations: ["MB-08.1-a"],
  review: exempt("no user text"),
  input: endMarkInput,
  async run({ input, tx }) {
    const held = await lockMark(tx, input.accountId);
    if (!held || held.endedAt || held.expiresAt <= tx.now) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const expiresAt = held.expiresAt.toISOString();
    return {
      result: {},
      events: [
        markEndAnnounced(subjectRef("account", input.accountId), { applicationId: held.applicationId, expiresAt }),
      ],
    };
  },
});
