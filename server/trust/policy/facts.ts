// What is true of an actor at one instant, read in one query. Gates decide from this and from nothing else.
import { sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { emergency } from "@/db/schema/trust/emergency";
import { measure, measureEnd } from "@/db/schema/trust/measures";
import { quotaUse } from "@/db/schema/trust/quotas";
import { agreementAcceptance, agreementDocument, principal, staffPost } from "@/db/schema/trust/standing";
import { type Rows, reader } from "@/server/core/database";
import type { RequestContext } from "@/server/core/request";
import type { Act } from "@/server/shared/acts";
import type { AccountId, MeasureId, PrincipalId } from "@/server/shared/ids";
import type { NewsService } from "@/server/shared/licences";
import type { MarkClass } from "@/server/shared/marks";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import type { StaffPost } from "@/server/shared/staff";
import type { AccountLevel } from "@/server/shared/tiers";
import { shanghaiDay } from "@/server/shared/time";
import { isLimited } from "@/server/trust/quotas/limits";
import { newsServicesOf } from "@/server/trust/standing/licences";
import { markClass } from "@/server/trust/standing/marks";
import { responsibleMissingSince } from "@/server/trust/standing/responsible";
import { levelInForce } from "@/server/trust/standing/tiers";
import type { Target } from "@/server/trust/subjects";

/** A measure in force on the actor's account or principal. */
export interface MeasureInForce {
  id: MeasureId;
  kind: MeasureKind;
  endsAt: string | null;
  functions: string[];
  /** The field of the profile whose correction ends the measure; null where none does. */
  correct: string | null;
  /** For limited functions: how often a day they may still be used, and how often this act was today by the principal. */
  perDay: number;
  usedToday: number;
}

export interface AccountFacts {
  accountId: AccountId;
  principalId: PrincipalId;
  closedAt: Date | null;
  createdAt: Date;
  identityState: string;
  recheckAt: Date | null;
  creditLevel: number;
  creditPoints: number;
  /** The account's own level (MB Article 9), as last computed. */
  level: AccountLevel;
  /** The class of the verified mark in force. */
  mark: MarkClass | null;
  measures: MeasureInForce[];
  /** Keys of documents whose version in effect waits for this account's acceptance. */
  documentsToAccept: string[];
  /** How often the principal did this act today; counted for acts with a daily limit only. */
  used: number;
  posts: { post: StaffPost; trainedUntil: string | null }[];
  /** Of a verified organisation: since when nobody is named who is responsible for its comments; null while somebody is, and for everybody else. */
  responsibleMissingSince: Date | null;
  /** News services that the account's licences in force cover. */
  newsServices: NewsService[];
}

export interface EmergencyInForce {
  refuse: string[];
  reviewFirst: string[];
  endsAt: string;
}

export interface Facts {
  now: Date;
  act: Act;
  request: RequestContext;
  /** Null where nobody is signed in, or the system acts. */
  account: AccountFacts | null;
  emergencies: EmergencyInForce[];
  /** What is acted on; null where the command creates a root. */
  target: Target | null;
}

/**
 * Reads the actor's standing in one statement. Never from the session: a session can be older than a suspension. Measures count when they hold the
 * account or its principal, have started, have not ended by themselves and were not lifted.
 */
export async function loadFacts(
  through: Rows,
  request: RequestContext,
  act: Act,
  target: Target | null,
  now: Date,
): Promise<Facts> {
  const at = sql`${now}::timestamptz`;
  const emergencies = sql`(
    select coalesce(json_agg(json_build_object('refuse', x.effects->'refuse', 'reviewFirst', x.effects->'reviewFirst', 'endsAt', x.ends_at)), '[]')
    from ${emergency} x where x.starts_at <= ${at} and x.ends_at > ${at} and x.ended_at is null)`;
  if (!request.session) {
    const [row] = await through.rows<{ emergencies: EmergencyInForce[] }>(sql`select ${emergencies} as emergencies`);
    return { now, act, request, account: null, emergencies: row?.emergencies ?? [], target };
  }
  const used = isLimited(act)
    ? sql`coalesce((select q.used from ${quotaUse} q
        where q.principal_id = p.id and q.quota = ${act} and q.window_at = ${shanghaiDay(now)}::timestamptz), 0)`
    : sql`0`;
  const [row] = await through.rows<AccountFacts & { emergencies: EmergencyInForce[] }>(sql`
    select ${used} as used, a.id as "accountId", a.principal_id as "principalId", a.closed_at as "closedAt", a.created_at as "createdAt",
      p.identity_state as "identityState", p.recheck_at as "recheckAt", p.credit_level as "creditLevel", p.credit_points as "creditPoints", ${levelInForce(sql`a.id`, sql`p.identity_state`)} as level, ${markClass(sql`a.id`, now)} as mark, ${responsibleMissingSince(sql`a.id`, now)} as "responsibleMissingSince",
      (select coalesce(json_agg(json_build_object('id', m.id, 'kind', m.kind, 'endsAt', m.ends_at,
                'functions', coalesce(m.params->'functions', '[]'), 'correct', m.params->'correct'->>'field', 'perDay', coalesce((m.params->>'perDay')::int, 0),
                'usedToday', case when (m.params->>'perDay')::int > 0 then coalesce((
                  select q.used from ${quotaUse} q
                  where q.principal_id = p.id and q.quota = ${act} and q.window_at = ${shanghaiDay(now)}::timestamptz), 0) else 0 end
                ) order by m.seq), '[]')
       from ${measure} m
       where (m.account_id = a.id or (m.principal_id = a.principal_id and m.kind in ('blacklist', 'bar-registration')))
         and m.starts_at <= ${at} and (m.ends_at is null or m.ends_at > ${at})
         and not exists (select from ${measureEnd} e where e.measure_id = m.id)) as measures,
      (select coalesce(json_agg(d.key order by d.key), '[]')
       from (select distinct on (key) key, version, needs_acceptance from ${agreementDocument}
             where effective_at <= ${at} order by key, version desc) d
       where d.needs_acceptance and not exists (
         select from ${agreementAcceptance} c where c.account_id = a.id and c.key = d.key and c.version >= d.version)) as "documentsToAccept",
      (select coalesce(json_agg(json_build_object('post', s.post, 'trainedUntil', s.trained_until)), '[]')
       from ${staffPost} s where s.account_id = a.id and s.since <= ${at} and (s.until is null or s.until > ${at})) as posts,
      ${newsServicesOf(sql`a.id`, at)} as "newsServices", ${emergencies} as emergencies
    from ${account} a join ${principal} p on p.id = a.principal_id
    where a.id = ${request.session.accountId}::uuid`);
  if (!row) return { now, act, request, account: null, emergencies: [], target };
  const { emergencies: inForce, ...facts } = row;
  return { now, act, request, account: facts, emergencies: inForce, target };
}

const onPages = new WeakMap<object, Map<Act, Promise<Facts>>>();

/** The sender's standing as queries go by it: read once for all queries of one page, and anew for every other call. Commands read for themselves. */
export function standingFor(request: RequestContext, act: Act, now: Date): Promise<Facts> {
  const load = () => loadFacts(reader, request, act, null, now);
  if (!request.page) return load();
  const known = onPages.get(request.page) ?? new Map<Act, Promise<Facts>>();
  onPages.set(request.page, known);
  const standing = known.get(act) ?? load();
  known.set(act, standing);
  return standing;
}
