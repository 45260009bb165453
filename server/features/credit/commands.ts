import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { creditChanged } from "@/server/trust/standing/credit";
import { recover as recoverPoints, recoveryRule } from "@/server/trust/standing/credit-recovery";
import { recoverInput } from "./contract";

/** Gives a principal the points of a clean month. CONFLICT/ALREADY_DONE where the month is not over, or there is nothing to gain. */
export const recover = command({
  profile: "system",
  act: "supervise",
  on: exempt("named by the job that found it due"),
  gates: [],
  obligations: ["GRP-07.2-a", "GRP-07.2-b"],
  review: exempt("no user text"),
  input: recoverInput,
  async run({ input, tx }) {
    const state = await recoverPoints(tx, input.principalId);
    if (!state) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const changed = creditChanged(subjectRef("principal", input.principalId), { ...state, rule: recoveryRule });
    return { result: state, events: [changed] };
  },
});
