// What happens to measures after they were imposed: an officer lifts one, time ends one.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { severityOf } from "@/server/shared/severity";
import { ref, subjectRef } from "@/server/shared/subject";
import { unmetCorrection } from "@/server/trust/measures/corrections";
import { endMeasure, endUnderLock } from "@/server/trust/measures/end";
import { endReason } from "@/server/trust/measures/end-reasons";
import { imposeMeasures } from "@/server/trust/measures/impose";
import { liftMeasureInput, oneMeasureInput } from "../contract/measures";
import { measureNotOwn } from "./policy";

/** Ends a measure before its time, with a reason that the person reads. Credit stays as it is: only an upheld appeal gives it back. CONFLICT/ALREADY_DONE where it had ended. */
export const liftMeasure = command({
  profile: "staff.measure",
  act: "measure",
  on: (input) => ref("measure", input.measureId),
  gates: [measureNotOwn],
  obligations: ["PUB-19.2-a"],
  review: exempt("an officer's reason"),
  input: liftMeasureInput,
  async run({ input, actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const ending = { how: "lifted", reason: input.reason, handlerId: actor.id, appealId: null } as const;
    return { result: { id: input.measureId }, ...(await endMeasure(tx, input.measureId, ending)) };
  },
});

/** Records that a measure's time was over; gates have let the person pass since that very moment. Refuses what has not lapsed or has ended. */
export const lapseMeasure = command({
  profile: "system",
  act: "measure",
  on: exempt("the clock names it"),
  gates: [],
  obligations: ["PUB-19.2-a"],
  review: exempt("no user text"),
  input: oneMeasureInput,
  async run({ input, tx }) {
    const ending = { how: "lapsed", reason: "lapsed", handlerId: null, appealId: null } as const;
    return { result: { id: input.measureId }, ...(await endMeasure(tx, input.measureId, ending)) };
  },
});

/**
 * Closes an account whose profile was not corrected in time, as the handler ordered it: in the same case, on the same rule, in that handler's name. CONFLICT/ALREADY_DONE where the
 * order was met or has ended, or its date has not passed.
 */
export const closeUncorrected = command({
  profile: "system",
  act: "measure",
  on: exempt("the clock names it"),
  gates: [],
  obligations: ["PUB-08.2-b"],
  review: exempt("no user text"),
  input: oneMeasureInput,
  async run({ input, tx }) {
    const order = await unmetCorrection(tx, input.measureId);
    if (!order) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const subject = subjectRef("account", order.accountId);
    const { accountId, principalId, snapshot } = order;
    const imposed = await imposeMeasures(tx, { ...order, severity: severityOf(order.severity) }, [
      { kind: "close-account", subject, accountId, principalId, params: {}, snapshot, endsAt: null },
    ]);
    const ending = { how: "lifted", reason: endReason("not-corrected"), handlerId: null, appealId: null } as const;
    const ended = await endUnderLock(tx, input.measureId, ending); // who is closed was locked just now
    return {
      result: { measureId: imposed.measures[0]?.measureId ?? null },
      events: [...ended.events, ...imposed.events],
      beside: [...imposed.beside, ...ended.beside],
    };
  },
});
