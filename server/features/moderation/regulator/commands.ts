// What becomes of report items: sent, received, replied to, or past their time.
import { command } from "@/server/pipeline/command";
import { exempt } from "@/server/pipeline/exempt";
import { AppError, notFound } from "@/server/shared/errors";
import { subjectRef } from "@/server/shared/subject";
import {
  oneItemInput,
  recordStepInput,
  reportItemOverdue,
  reportStepRecorded,
  reportSteps,
} from "../contract/regulator";
import { insertStep, readItem } from "../store/regulator";

/** Records that an item was sent, received or replied to, with the authority's number. In this order; refuses INVALID/INPUT_INVALID out of it, CONFLICT/ALREADY_DONE twice. */
export const recordReportStep = command({
  profile: "staff.compliance",
  act: "supervise",
  on: exempt("an item of the outbox that staff alone see"),
  gates: [],
  obligations: ["PUB-19.2-c", "IM-08.2-b", "MB-12.2-b"],
  review: exempt("a reference number"),
  input: recordStepInput,
  async run({ input, actor, tx }) {
    const item = await readItem(tx, input.itemId);
    if (!item) throw notFound();
    const before = reportSteps[reportSteps.indexOf(input.step) - 1];
    if (before && !item.steps.includes(before)) {
      throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "step", problem: "invalid" }] });
    }
    const { step, reference } = input;
    if (!(await insertStep(tx, input.itemId, { step, reference, handlerId: actor.id }))) {
      throw new AppError("CONFLICT", "ALREADY_DONE", {});
    }
    const { number, measureId } = item;
    return {
      result: { step },
      events: [reportStepRecorded(subjectRef("report-item", input.itemId), { step, number, measureId })],
    };
  },
});

/** Records that an item's time was over before it was sent; the effect alerts the officers. CONFLICT/ALREADY_DONE where it was sent or recorded before. */
export const markReportOverdue = command({
  profile: "system",
  act: "supervise",
  on: exempt("the clock names it"),
  gates: [],
  obligations: ["PUB-19.2-c"],
  review: exempt("no user text"),
  input: oneItemInput,
  async run({ input, tx }) {
    const item = await readItem(tx, input.itemId);
    if (!item) throw notFound();
    const isLate = item.dueAt <= tx.now && !item.steps.includes("sent");
    const step = { step: "overdue", reference: null, handlerId: null } as const;
    if (!isLate || !(await insertStep(tx, input.itemId, step))) throw new AppError("CONFLICT", "ALREADY_DONE", {});
    const { number, measureId } = item;
    const dueAt = item.dueAt.toISOString();
    return {
      result: { number },
      events: [reportItemOverdue(subjectRef("report-item", input.itemId), { number, measureId, dueAt })],
    };
  },
});
