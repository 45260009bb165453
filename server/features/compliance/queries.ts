// What anybody may read of the platform's proof, and each person of their own records.
import { sql } from "drizzle-orm";
import { z } from "zod";
import { now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { parkedEffects as listParkedEffects } from "@/server/core/outbox";
import type { ReadScope } from "@/server/core/read-scope";
import { signerInUse } from "@/server/core/records/signer-in-use";
import { receiptFor } from "@/server/core/records/source";
import { query } from "@/server/pipeline/query";
import { nobody } from "@/server/shared/account-brief";
import { notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import type { ObligationId } from "@/server/shared/obligation-ids";
import { regulations } from "@/server/shared/obligation-words";
import { briefsOf } from "@/server/trust/authors/brief";
import {
  type AssessmentView,
  figurePeriods,
  type HeadsView,
  nothingInput,
  type ObligationView,
  type OwnRecordsView,
  oneObligationInput,
  type ParkedEffectView,
  type ReceiptView,
  type RegisterView,
  receiptOfInput,
  registerInput,
  type TransparencyView,
  transparencyInput,
} from "./contract";
import { kept } from "./kept";
import { evidenceNow } from "./live-evidence";
import { countStatuses } from "./matrix";
import { registerOfBuild } from "./register";
import { readTransparency } from "./transparency";
import { obligationViewOf, registerRowOf } from "./views";
import { assessorPost, latestHeads, ownRecords, publicAssessments } from "./visibility";

/** Effects that were given up after the last try, the oldest first, at most a hundred: a person must look. */
export const parkedEffects = query({
  access: { staff: ["compliance", "officer"] },
  obligations: [],
  input: nothingInput,
  async run({ scope }): Promise<ParkedEffectView[]> {
    const parked = await listParkedEffects(scope);
    return parked.map((effect) => ({
      ...effect,
      at: effect.at.toISOString(),
      parkedAt: effect.parkedAt.toISOString(),
    }));
  },
});

/** The obligations of one regulation as they stand, filtered; counts are over the whole register. */
export const register = query({
  access: "anyone",
  obligations: [],
  input: registerInput,
  async run({ input }): Promise<RegisterView> {
    const [{ rows }, evidence] = await Promise.all([registerOfBuild(), evidenceNow()]);
    const shown = rows.filter(
      ({ obligation, status }) =>
        obligation.regulation === input.regulation &&
        (!input.status || status === input.status) &&
        (!input.domain || obligation.domain === input.domain) &&
        (!input.kind || obligation.kind === input.kind),
    );
    const inRegulation = (name: string) => rows.filter(({ obligation }) => obligation.regulation === name).length;
    return {
      rows: shown.map((row) => registerRowOf(row, evidence.get(row.obligation.id) ?? null)),
      statuses: countStatuses(rows),
      perRegulation: Object.fromEntries(
        regulations.map((name) => [name, inRegulation(name)]),
      ) as RegisterView["perRegulation"], // one entry per regulation
    };
  },
});

/** One obligation with its texts, controls, tests, evidence and people's assessments. NOT_FOUND for an id that the register lacks. */
export const obligation = query({
  access: "anyone",
  obligations: [],
  input: oneObligationInput,
  async run({ input, scope }): Promise<ObligationView> {
    const [{ rows }, evidence, assessments, [post]] = await Promise.all([
      registerOfBuild(),
      evidenceNow(),
      assessmentsOf(scope, input.id),
      scope.rows<{ may: boolean }>(sql`select exists ${assessorPost(scope)} as may`),
    ]);
    const row = rows.find((found) => found.obligation.id === input.id);
    if (!row) throw notFound();
    return obligationViewOf(row, evidence.get(input.id) ?? null, { assessments, mayAssess: post?.may ?? false });
  },
});

/** The public key and the newest signed head of each chain: what a careful person writes down. */
export const heads = query({
  access: "anyone",
  obligations: ["PUB-19.2-b", "IM-08.2-b"],
  input: z.object({}),
  async run({ scope }): Promise<HeadsView> {
    const signer = signerInUse();
    const found = await scope.rows<Omit<HeadsView["heads"][number], "signedAt"> & { signedAt: Date }>(sql`
      select h.chain, h.seq, h.hash, h.signed_at as "signedAt", h.key_id as "keyId", h.signature from ${latestHeads()} h order by h.chain`);
    return {
      keyId: signer.id,
      publicKey: signer.publicKey,
      heads: found.map((head) => ({ ...head, signedAt: head.signedAt.toISOString() })),
    };
  },
});

/** The newest rows of the log that are about the viewer, each of which can be receipted. Also for people under a measure. */
export const myRecords = query({
  access: "signed-in",
  obligations: ["PUB-19.2-b"],
  input: z.object({}),
  async run({ scope }): Promise<OwnRecordsView> {
    const found = await scope.rows<Omit<OwnRecordsView["records"][number], "at"> & { at: Date }>(sql`
      select r.chain, r.id, r.what, r.at from ${ownRecords(scope)} r order by r.at desc, r.id desc limit 20`);
    return { records: found.map((record) => ({ ...record, at: record.at.toISOString() })) };
  },
});

/** A signed receipt for a row of the log that is about the viewer; NOT_FOUND for any other row. Asking again gives a newer receipt. */
export const receipt = query({
  access: "signed-in",
  obligations: ["PUB-19.2-b", "IM-08.2-b"],
  input: receiptOfInput,
  async run({ input, scope }): Promise<ReceiptView> {
    const [own] = await scope.rows(sql`
      select 1 from ${ownRecords(scope)} r where r.chain = ${input.chain} and r.id = ${input.id}::uuid limit 1`);
    const made = own && (await receiptFor(scope, signerInUse(), { ...input, now: scope.now }));
    if (!made) throw notFound();
    return made;
  },
});

const keptFigures = new Map(figurePeriods.map((days) => [days, kept(15, () => readTransparency(reader, days, now()))]));

/** Public figures of a period, counted from the records at most some seconds ago. Overdue reports are among them. */
export const transparency = query({
  access: "anyone",
  obligations: ["MB-14.1-a", "PUB-20.2-b"],
  input: transparencyInput,
  async run({ input }): Promise<TransparencyView> {
    const count = keptFigures.get(input.days);
    if (!count) throw notFound();
    return count();
  },
});

async function assessmentsOf(scope: ReadScope, id: ObligationId): Promise<AssessmentView[]> {
  const rows = await scope.rows<{ words: string; at: Date; assessorId: AccountId }>(sql`
    select a.words, a.at, a.assessor_id as "assessorId" from ${publicAssessments()} a
    where a.obligation_id = ${id} order by a.id desc limit 20`);
  const briefs = await briefsOf(
    scope,
    rows.map((row) => row.assessorId),
  );
  return rows.map(({ words, at, assessorId }) => ({
    words,
    at: at.toISOString(),
    assessor: briefs.get(assessorId) ?? nobody,
  }));
}
