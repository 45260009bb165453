// What people see of their own verification, and staff of the requests to open one. Clear values have no query.
import { sql } from "drizzle-orm";
import { atMost } from "@/server/core/at-most";
import { query } from "@/server/pipeline/query";
import { notFound } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import { briefsOf } from "@/server/trust/authors/brief";
import { findAccountPhone } from "@/server/trust/standing/account-phone";
import { identityPort } from "@/server/trust/standing/identity/port-in-use";
import { sandboxExamples } from "@/server/trust/standing/identity/sandbox-identity";
import { type IdentityExample, nothingInput, type OpeningsPage, type OwnIdentityView, openingsInput } from "./contract";
import { type OpeningRow, openingViewOf, ownIdentityOf, type PrincipalRow, type TryRow } from "./views";
import { maskedOfPrincipals, openingRequests, ownPrincipal, ownTries, recentAlerts } from "./visibility";

const pageSize = 30;

/** One's own verification with its method, dates and tries, masked. */
export const mine = query({
  access: "signed-in",
  obligations: ["GRP-06.1-a", "MB-07.1-a", "MB-07.1-b"],
  input: nothingInput,
  async run({ scope, viewerId }): Promise<OwnIdentityView> {
    const [[own], tries, phone] = await Promise.all([
      scope.rows<PrincipalRow>(sql`
        select p.kind, p.identity_state as state, p.identity_method as method, p.verified_at as "verifiedAt", p.recheck_at as "recheckAt", p.accounts
        from ${ownPrincipal(viewerId)} p`),
      scope.rows<TryRow>(sql`
        select t.id, t.method, t.state, t.refusal, t.name_masked as name, t.number_masked as number, t.submitted_at as "submittedAt", t.decided_at as "decidedAt"
        from ${ownTries(viewerId)} t order by t.id desc limit 20`),
      findAccountPhone(scope, viewerId),
    ]);
    if (!own) throw notFound();
    return ownIdentityOf(own, tries, { phone, now: scope.now });
  },
});

/** Invented numbers to try where the provider is the sandbox. */
export const examples = query({
  access: "signed-in",
  obligations: [],
  input: nothingInput,
  async run({ viewerId }): Promise<IdentityExample[]> {
    return identityPort().port.provider === "sandbox"
      ? sandboxExamples(Number.parseInt(viewerId.slice(-6), 16) % 1000)
      : [];
  },
});

/** Requests to open an identity, newest first, with the alerts of unusual access. */
export const openings = query({
  access: { staff: ["privacy", "compliance", "officer"] },
  obligations: ["MB-07.2-a", "GRP-06.2-a"],
  input: openingsInput,
  async run({ input, scope, viewerId }): Promise<OpeningsPage> {
    const before = input.before ? sql`where o.id < ${input.before}::uuid` : sql``;
    const rows = await scope.rows<OpeningRow>(sql`
      select o.id, v.account_id as "accountId", o.purpose, o.legal_basis as basis, o.requested_by as "requestedBy", o.requested_at as "requestedAt",
        o.approved_by as "approvedBy", o.approved_at as "approvedAt", o.refused_at as "refusedAt", o.expires_at as "expiresAt",
        o.times_opened as "timesOpened", v.method, v.name_masked as name, v.number_masked as number
      from ${openingRequests} o left join ${maskedOfPrincipals} v on v.principal_id = o.principal_id
      ${before} order by o.id desc ${atMost(pageSize)}`);
    const alerts = await scope.rows<{ at: Date; staffId: AccountId; what: string; count: number }>(sql`
      select a.at, a.payload->>'staffId' as "staffId", a.payload->>'what' as what, (a.payload->>'count')::int as count
      from ${recentAlerts(scope)} a order by a.id desc limit 20`);
    const ids = rows.flatMap((row) => [row.accountId, row.requestedBy, row.approvedBy]).filter((id) => id !== null);
    const people = await briefsOf(scope, [...ids, ...alerts.map((alert) => alert.staffId)]);
    return {
      openings: rows.map((row) => openingViewOf(row, people, { id: viewerId, now: scope.now })),
      next: rows.length === pageSize ? (rows.at(-1)?.id ?? null) : null,
      alerts: alerts.map(({ at, staffId, what, count }) => ({
        at: at.toISOString(),
        nickname: people.get(staffId)?.nickname ?? "",
        what,
        count,
      })),
    };
  },
});
