// What those who decide appeals read.
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import { briefsOf } from "@/server/trust/authors/brief";
import { findRule } from "@/server/trust/measures/rules";
import { type AppealCaseView, type AppealsPage, appealsQueueInput, oneAppealInput } from "../contract/appeals";
import { statementOf } from "../measures/statement";
import { findAppeal, listAppeals } from "../visibility/appeals";
import { findStatement, measuresOf } from "../visibility/measures";
import { ownAppealOf, queueBriefOf } from "./views";

const pageSize = 30;

/** The queue: open appeals, the first due first; or decided ones, the latest first. */
export const appealsQueue = query({
  access: { staff: ["appeals"] },
  obligations: ["PUB-20.2-c"],
  input: appealsQueueInput,
  async run({ input, scope, viewerId }): Promise<AppealsPage> {
    const rows = await listAppeals(scope, { open: input.state === "open", after: input.after ?? null }, pageSize);
    const authors = await briefsOf(
      scope,
      rows.map((row) => row.appellantId),
    );
    return {
      appeals: rows.map((row) => queueBriefOf(row, viewerId, authors, scope.now)),
      next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});

/** One appeal with the statement it is against, the conversation, the appellant's record, and what upholding cannot restore. */
export const appealCase = query({
  access: { staff: ["appeals"] },
  obligations: ["PUB-20.2-c"],
  input: oneAppealInput,
  async run({ input, scope, viewerId }): Promise<AppealCaseView> {
    const row = await findAppeal(scope, input.appealId);
    const statementRow = row && (await findStatement(scope, row.measureId));
    if (!statementRow) throw notFound();
    const rule = await findRule(scope, { id: statementRow.ruleId, version: statementRow.ruleVersion });
    const [authors, others] = await Promise.all([
      briefsOf(scope, [row.appellantId]),
      measuresOf(scope, statementRow.principalId, row.measureId),
    ]);
    return {
      ...queueBriefOf({ ...row, measureKind: statementRow.kind }, viewerId, authors, scope.now),
      appeal: ownAppealOf(row),
      statement: statementOf(statementRow, rule, scope.now),
      otherMeasures: others.map((other) => ({
        number: other.number,
        kind: other.kind,
        imposedAt: other.imposedAt.toISOString(),
        isInForce: other.isInForce,
      })),
      spread: statementRow.snapshot.spread ?? {},
      cannotRestore: statementRow.kind,
    };
  },
});
