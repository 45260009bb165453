// What staff read of licences, and accounts of their own.
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { atMost } from "@/server/core/at-most";
import type { ReadScope } from "@/server/core/read-scope";
import { query } from "@/server/pipeline/query";
import { nobody } from "@/server/shared/account-brief";
import { type BriefRow, briefOf, briefRow } from "@/server/trust/authors/brief";
import { type LicencePage, type LicenceView, licencesInput, licencesPerPage } from "./contract";
import { enteredLicences, ownLicences } from "./visibility";

type LicenceRow = Omit<LicenceView, "account" | "startsAt" | "expiresAt"> & {
  account: BriefRow | null;
  startsAt: Date;
  expiresAt: Date;
};

/** Every licence that was entered, the newest first. */
export const list = query({
  access: { staff: ["officer", "compliance"] },
  obligations: ["MB-04.2-a"],
  input: licencesInput,
  async run({ input, scope }): Promise<LicencePage> {
    const older = input.before ? sql`where l.id < ${input.before}::uuid` : sql``;
    const licences = await licencesIn(scope, sql`${enteredLicences} l ${older}`);
    return { licences, next: licences.length === licencesPerPage ? (licences.at(-1)?.id ?? null) : null };
  },
});

/** The viewer's own licences, the newest first. */
export const mine = query({
  access: "signed-in",
  obligations: ["MB-04.2-a"],
  input: z.object({}),
  run: ({ scope }): Promise<LicenceView[]> => licencesIn(scope, sql`${ownLicences(scope)} l`),
});

async function licencesIn(scope: ReadScope, from: SQL): Promise<LicenceView[]> {
  const rows = await scope.rows<LicenceRow>(sql`
    select l.id, ${briefRow(sql`l.account_id`)} as account, l.number, l.holder, l.issuer, l.scope, l.starts_at as "startsAt", l.expires_at as "expiresAt",
      case when l.ended_at is not null then 'ended' when l.expires_at <= ${scope.now}::timestamptz then 'expired'
        when l.starts_at > ${scope.now}::timestamptz then 'coming' else 'in-force' end as state, l.end_reason as "endReason", l.evidence_id as "evidenceId"
    from ${from} order by l.id desc ${atMost(licencesPerPage)}`);
  return rows.map((row) => ({
    ...row,
    account: row.account ? briefOf(row.account) : nobody,
    startsAt: row.startsAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  }));
}
