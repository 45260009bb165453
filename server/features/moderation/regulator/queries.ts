// The regulator outbox, for officers and compliance staff; inspectors read it too.
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import { type ItemBrief, type ItemView, type OutboxPage, oneItemInput, outboxInput } from "../contract/regulator";
import { findItem, type ItemRow, listItems } from "../visibility/regulator";

const pageSize = 30;
const readers = { staff: ["officer", "compliance", "inspector"] } as const;

/** The outbox, newest first, all or in one state. */
export const regulatorOutbox = query({
  access: readers,
  obligations: ["PUB-19.2-c", "IM-08.2-b"],
  input: outboxInput,
  async run({ input, scope }): Promise<OutboxPage> {
    const state = input.state === "all" ? null : input.state;
    const rows = await listItems(scope, { state, before: input.before ?? null }, pageSize);
    return {
      items: rows.map((row) => briefOf(row, scope.now)),
      next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});

/** One item with its content in the reporting format and what became of it. */
export const regulatorItem = query({
  access: readers,
  obligations: ["PUB-19.2-c"],
  input: oneItemInput,
  async run({ input, scope }): Promise<ItemView> {
    const row = await findItem(scope, input.itemId);
    if (!row) throw notFound();
    return {
      ...briefOf(row, scope.now),
      content: row.content,
      corrects: row.corrects,
      steps: row.steps.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
    };
  },
});

function briefOf(row: ItemRow, now: Date): ItemBrief {
  const isSent = row.state === "sent" || row.state === "received" || row.state === "replied";
  return {
    id: row.id,
    number: row.number,
    measureId: row.measureId,
    measureNumber: row.measureNumber,
    measureKind: row.measureKind,
    isCorrection: row.isCorrection,
    authority: row.authority,
    state: row.state,
    createdAt: row.createdAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    isOverdue: !isSent && row.dueAt <= now,
  };
}
