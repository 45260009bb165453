// What people read of their standing and of the measures that hold them.
import { z } from "zod";
import type { ReadScope } from "@/server/core/read-scope";
import { signerInUse } from "@/server/core/records/signer-in-use";
import { signStatement } from "@/server/core/records/signing";
import { receiptFor } from "@/server/core/records/source";
import { query } from "@/server/pipeline/query";
import { nobody } from "@/server/shared/account-brief";
import { notFound } from "@/server/shared/errors";
import type { MeasureId } from "@/server/shared/ids";
import { briefsOf } from "@/server/trust/authors/brief";
import { recordGaps as countGaps, type RecordGaps } from "@/server/trust/measures/gaps";
import { transparencyFields } from "@/server/trust/measures/report-format";
import { type CitedRule, citableRules, findRule } from "@/server/trust/measures/rules";
import { measureReaders } from "@/server/trust/measures/visible";
import { levelFrom } from "@/server/trust/standing/credit";
import { ownAppealOf } from "../appeals/views";
import {
  type DeskMeasuresPage,
  deskMeasuresInput,
  type MeasureView,
  oneMeasureInput,
  type StandingView,
  type StatementView,
} from "../contract/measures";
import { findOwnAppeal } from "../visibility/appeals";
import { findStatement, listMeasures, listOwnMeasures, readCredit } from "../visibility/measures";
import { briefOf, statementOf } from "./statement";

const mostMeasures = 100;
const deskPage = 30;

/** One's own standing: credit, measures in force and past. Also while suspended or closed. */
export const myStanding = query({
  access: "signed-in",
  obligations: ["GRP-07.2-a", "PUB-19.2-a"],
  input: z.object({}),
  async run({ scope, request }): Promise<StandingView> {
    const principalId = request.session?.principalId;
    const credit = principalId ? await readCredit(scope, principalId) : null;
    if (!credit) throw notFound();
    const measures = (await listOwnMeasures(scope, mostMeasures)).map((row) => briefOf(row, scope.now));
    return {
      ...credit,
      levelFrom: levelFrom.map((least) => Math.max(0, least)),
      inForce: measures.filter((measure) => measure.isInForce),
      past: measures.filter((measure) => !measure.isInForce),
    };
  },
});

/** The statement of reasons of a measure with its appeal, for whom it holds and for staff who read measures. NOT_FOUND for everyone else. */
export const measure = query({
  access: "signed-in",
  obligations: ["PUB-06.2-a", "IM-06.2-a", "PUB-19.2-a", "PUB-20.2-c"],
  input: oneMeasureInput,
  async run({ input, scope }): Promise<MeasureView> {
    const { statement } = await readStatement(scope, input.measureId);
    const appeal = await findOwnAppeal(scope, input.measureId);
    return { statement, appeal: appeal && ownAppealOf(appeal) };
  },
});

/** The file with which a person proves what they were told: the statement, its machine-readable fields and the receipt of its record, signed as one. */
export const statementFile = query({
  access: "signed-in",
  obligations: ["PUB-19.2-b", "PUB-20.2-c"],
  input: oneMeasureInput,
  async run({ input, scope }) {
    const { statement, fields } = await readStatement(scope, input.measureId);
    const signer = signerInUse();
    const receipt = await receiptFor(scope, signer, { chain: "measure", id: input.measureId, now: scope.now });
    return signStatement(signer, {
      format: "guiju-statement/1",
      signedAt: scope.now.toISOString(),
      statement,
      transparency: fields,
      appeal: {
        possible: statement.appeal.possible,
        until: statement.appeal.until,
        decisionDays: statement.appeal.decisionDays,
        internalRedress: statement.appeal.address,
      },
      receipt: receipt && { ...receipt },
    });
  },
});

/** Measures in force or ended, for staff who read them; the latest first. */
export const deskMeasures = query({
  access: { staff: measureReaders },
  obligations: ["PUB-19.2-a"],
  input: deskMeasuresInput,
  async run({ input, scope }): Promise<DeskMeasuresPage> {
    const asked = { inForce: input.state === "inForce", before: input.before ?? null };
    const rows = await listMeasures(scope, asked, deskPage);
    const people = await briefsOf(
      scope,
      rows.map((row) => row.accountId),
    );
    return {
      measures: rows.map((row) => ({ ...briefOf(row, scope.now), person: people.get(row.accountId) ?? nobody })),
      next: rows.length === deskPage ? (rows.at(-1)?.id ?? null) : null,
    };
  },
});

/** The rules that a measure can rest on now, clause by clause, for the desk. */
export const rulesToCite = query({
  access: { staff: ["reviewer", "officer"] },
  obligations: ["PUB-06.2-a"],
  input: z.object({}),
  run: ({ scope }): Promise<CitedRule[]> => citableRules(scope, scope.now),
});

/** What is missing between measures, cases, report items and what readers see: zero in every place. */
export const recordGaps = query({
  access: { staff: ["officer", "compliance", "inspector"] },
  obligations: ["PUB-19.2-c", "IM-08.2-b", "MB-12.2-b"],
  input: z.object({}),
  run: ({ scope }): Promise<RecordGaps> => countGaps(scope),
});

async function readStatement(scope: ReadScope, id: MeasureId) {
  const row = await findStatement(scope, id);
  if (!row) throw notFound();
  const rule = { id: row.ruleId, version: row.ruleVersion };
  const statement: StatementView = statementOf(row, await findRule(scope, rule), scope.now);
  const fields = transparencyFields({
    ...statement,
    severity: 1,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    rule,
    reason: row.reason,
    foundBy: row.foundBy,
    machineFound: statement.found.machine,
    machineDecided: statement.handledBy === "rule",
    contentCreatedAt: statement.content?.createdAt ?? null,
    hasImages: (statement.content?.images ?? 0) > 0,
  });
  return { row, statement, fields };
}
