// What the desk may know of an author: standing, measures, and identity in its masked form only.
import { sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { measure, measureEnd } from "@/db/schema/trust/measures";
import { reviewDecision } from "@/db/schema/trust/review";
import { identityVerification, principal } from "@/db/schema/trust/standing";
import type { Rows } from "@/server/core/database";
import type { AccountId, MeasureId, PrincipalId } from "@/server/shared/ids";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import { responsibleMissingSince } from "@/server/trust/standing/responsible";

export interface AuthorRecord {
  creditLevel: number;
  creditPoints: number;
  identityState: string;
  /** As the verification masked it; null where nothing was proven. */
  identityMasked: string | null;
  /** How many accounts the principal has. */
  accounts: number;
  since: Date;
  measures: {
    id: MeasureId;
    number: string;
    kind: MeasureKind;
    ruleId: string;
    startsAt: string;
    endsAt: string | null;
    end: string | null;
  }[];
  held: number;
  blocked: number;
  /** Of a verified organisation: since when it has nobody responsible for its comments. */
  responsibleMissingSince: Date | null;
}

/** The record at `at` of the principal behind this account, newest measures first, at most twenty; null where there is no such account. Never opens anything sealed. */
export async function authorRecord(through: Rows, accountId: AccountId, at: Date): Promise<AuthorRecord | null> {
  const [row] = await through.rows<AuthorRecord>(sql`
    select p.credit_level as "creditLevel", p.credit_points as "creditPoints", p.identity_state as "identityState", a.created_at as since,
      (select concat_ws(' ', v.name_masked, v.number_masked) from ${identityVerification} v
       where v.principal_id = p.id and v.state = 'passed' order by v.id desc limit 1) as "identityMasked",
      (select count(*)::int from ${account} o where o.principal_id = p.id) as accounts,
      (select coalesce(json_agg(m order by m.seq desc), '[]') from (
         select m.id, m.seq, m.number, m.kind, m.rule_id as "ruleId", m.starts_at as "startsAt", m.ends_at as "endsAt", e.how as end
         from ${measure} m left join ${measureEnd} e on e.measure_id = m.id
         where m.principal_id = p.id order by m.seq desc limit 20) m) as measures,
      (select count(*)::int from ${reviewDecision} d where d.account_id = a.id and d.outcome = 'hold') as held,
      (select count(*)::int from ${reviewDecision} d where d.account_id = a.id and d.outcome = 'block') as blocked,
      ${responsibleMissingSince(sql`a.id`, at)} as "responsibleMissingSince"
    from ${account} a join ${principal} p on p.id = a.principal_id where a.id = ${accountId}::uuid`);
  return row ?? null;
}

/** The principal behind an account. */
export async function principalOf(through: Rows, accountId: AccountId): Promise<PrincipalId | null> {
  const [row] = await through.rows<{ id: PrincipalId }>(
    sql`select a.principal_id as id from ${account} a where a.id = ${accountId}::uuid`,
  );
  return row?.id ?? null;
}
