// What staff do with the register, and with effects that were given up.
import { requeueParked } from "@/server/core/outbox";
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import { assessInput, complianceAssessed, effectRequeued, requeueEffectInput } from "./contract";
import { insertAssessment } from "./store";

/** A person's assessment of one obligation, public with name and date. Each call appends one; earlier ones stay. */
export const assess = command({
  profile: "staff.compliance",
  act: "supervise",
  on: exempt("the register belongs to the platform, not to a person"),
  gates: [],
  obligations: [],
  review: exempt("a staff member's own words, signed with their name"),
  input: assessInput,
  async run({ input, actor, tx }) {
    if (!actor.id) throw new AppError("UNAUTHENTICATED", "SIGN_IN_REQUIRED", {});
    const id = await insertAssessment(tx, { obligationId: input.id, words: input.words, assessorId: actor.id });
    return {
      result: { id },
      events: [complianceAssessed(subjectRef("obligation", input.id), { obligationId: input.id })],
    };
  },
});

/** Has a parked effect tried again, at once and with all its tries. CONFLICT/ALREADY_DONE where it is not parked any more: a second call changes nothing. */
export const requeueEffect = command({
  profile: "staff.compliance",
  act: "supervise",
  on: exempt("the queue belongs to the platform, not to a person"),
  gates: [],
  obligations: [],
  review: exempt("no user text"),
  input: requeueEffectInput,
  async run({ input, tx }) {
    const taken = await requeueParked(tx, input);
    if (!taken) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const about = subjectRef("installation", input.eventId);
    return {
      result: { eventId: input.eventId },
      events: [effectRequeued(about, { handler: input.handler, ...taken })],
    };
  },
});
