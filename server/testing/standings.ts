// Puts a person into one standing, so that just one gate fails. Fixtures write the facts' tables directly, as the features' own commands would.
import { sql } from "drizzle-orm";
import { moderationCase } from "@/db/schema/moderation";
import { emergency } from "@/db/schema/trust/emergency";
import { verifiedMark } from "@/db/schema/trust/marks";
import { reportItem } from "@/db/schema/trust/measures";
import { agreementDocument, principal, staffPost } from "@/db/schema/trust/standing";
import { appendRecord } from "@/server/core/records/append";
import type { RequestContext } from "@/server/core/request";
import { inWriteTx } from "@/server/core/write-tx";
import type { Act } from "@/server/shared/acts";
import { newId } from "@/server/shared/ids";
import type { MeasureKind } from "@/server/shared/measure-kinds";
import { addDays } from "@/server/shared/time";
import type { Person } from "@/server/testing/world";

/** What makes one gate fail for a person: a changed request, or a changed database with the way back. */
export interface Failing {
  over?: Partial<RequestContext>;
  restore?: () => Promise<void>;
}

/** A measure in force on the person, without its other consequences. */
export async function underMeasure(person: Person, kind: MeasureKind, functions: string[] = []): Promise<string> {
  return inWriteTx(async (tx) => {
    const caseId = newId();
    const id = newId();
    const item = newId();
    const at = sql`${tx.now}::timestamptz`;
    await tx.rows(sql`
      insert into ${moderationCase} (id, number, source, subject_kind, subject_id, root_id, account_id, principal_id, state, severity, rules, opened_at, due_at)
      values (${caseId}::uuid, ${caseId}, 'report', 'account', ${person.accountId}::uuid, ${person.accountId}::uuid, ${person.accountId}::uuid,
              ${person.principalId}::uuid, 'decided', 1, '[]', ${at}, ${at})`);
    await tx.rows(sql`
      insert into ${reportItem} (id, number, measure_id, authority, content, due_at, created_at)
      values (${item}::uuid, ${item}, ${id}::uuid, 'test', '{}', ${at}, ${at})`);
    await appendRecord(tx, "measure", {
      id,
      number: id,
      kind,
      case_id: caseId,
      subject_kind: "account",
      subject_id: person.accountId,
      root_id: person.accountId,
      account_id: person.accountId,
      principal_id: person.principalId,
      rule_id: "test",
      rule_version: 1,
      bottom_line: "laws",
      reason: "fixture",
      params: { functions },
      snapshot: {},
      handler_id: newId(),
      starts_at: tx.now,
      ends_at: addDays(tx.now, 7),
      report_item_id: item,
      imposed_at: tx.now,
    });
    return id;
  });
}

/** A verified organisation that has had no responsible person since then. */
export async function lackResponsible({ accountId }: Pick<Person, "accountId">, since: string): Promise<void> {
  await inWriteTx((tx) =>
    tx.rows(sql`
      insert into ${verifiedMark} (account_id, application_id, class, text, documents, checked_at, expires_at, responsible_missing_since)
      values (${accountId}::uuid, ${newId()}::uuid, 'organisation', '城南图书馆', '[]', ${since}::timestamptz, ${addDays(tx.now, 300)}::timestamptz, ${since}::timestamptz)
      on conflict (account_id) do update set class = excluded.class, expires_at = excluded.expires_at, ended_at = null, ended_because = null,
        responsible_missing_since = excluded.responsible_missing_since`),
  );
}

/** For each shared gate: what makes just that one fail. Gates that take a parameter are named by the part before the bracket. */
export const failings: Readonly<Record<string, (person: Person, act: Act) => Promise<Failing>>> = {
  signedIn: async () => ({ over: { session: null } }),
  isSystem: async () => ({ over: { system: null } }),
  accountOpen: async (person) => {
    await underMeasure(person, "close-account");
    return {};
  },
  notBlacklisted: async (person) => {
    await underMeasure(person, "blacklist");
    return {};
  },
  updatesNotSuspended: async (person) => {
    await underMeasure(person, "suspend-updates");
    return {};
  },
  functionNotLimited: async (person, act) => {
    await underMeasure(person, "limit-functions", [act]);
    return {};
  },
  advertisingNotStopped: async (person) => {
    await underMeasure(person, "stop-advertising");
    return {};
  },
  linksAllowed: async (person) => {
    await inWriteTx((tx) =>
      tx.rows(sql`update ${principal} set credit_points = 10, credit_level = 0 where id = ${person.principalId}::uuid`),
    );
    return {};
  },
  responsiblePersonNamed: async (person) => {
    await lackResponsible(person, "2026-01-01T00:00:00Z");
    return {};
  },
  identityVerified: async (person) => {
    await inWriteTx((tx) =>
      tx.rows(sql`update ${principal} set identity_state = 'none' where id = ${person.principalId}::uuid`),
    );
    return {};
  },
  agreementsAccepted: async () => {
    const key = newId();
    await inWriteTx((tx) =>
      tx.rows(sql`
        insert into ${agreementDocument} (key, version, titles, texts, hash, effective_at, needs_acceptance)
        values (${key}, 1, '{}', '{}', 'h', ${tx.now}::timestamptz, true)`),
    );
    // Documents cannot be deleted: the next version no longer asks.
    return {
      restore: () =>
        inWriteTx(async (tx) => {
          await tx.rows(sql`
            insert into ${agreementDocument} (key, version, titles, texts, hash, effective_at, needs_acceptance)
            values (${key}, 2, '{}', '{}', 'h', ${tx.now}::timestamptz, false)`);
        }),
    };
  },
  noEmergency: async (person, act) => {
    const id = newId();
    await inWriteTx((tx) =>
      tx.rows(sql`
        insert into ${emergency} (id, effects, reason, declared_by, starts_at, ends_at)
        values (${id}::uuid, ${JSON.stringify({ refuse: [act], reviewFirst: [] })}::jsonb, 'fixture', ${person.accountId}::uuid,
                ${tx.now}::timestamptz, ${addDays(tx.now, 1)}::timestamptz)`),
    );
    return {
      restore: () =>
        inWriteTx(async (tx) => void (await tx.rows(sql`delete from ${emergency} where id = ${id}::uuid`))),
    };
  },
  secondFactorGiven: async (person) => ({
    over: {
      session: { id: newId(), accountId: person.accountId, principalId: person.principalId, secondFactorAt: null },
    },
  }),
  recentlyConfirmed: async (person) => ({
    over: {
      session: { id: newId(), accountId: person.accountId, principalId: person.principalId, secondFactorAt: null },
    },
  }),
  holdsPost: (person) => withoutPosts(person),
  isOfficer: (person) => withoutPosts(person),
  isTrained: async (person) => {
    await inWriteTx((tx) =>
      tx.rows(sql`update ${staffPost} set trained_until = null where account_id = ${person.accountId}::uuid`),
    );
    return {};
  },
};

async function withoutPosts(person: Person): Promise<Failing> {
  await inWriteTx((tx) => tx.rows(sql`delete from ${staffPost} where account_id = ${person.accountId}::uuid`));
  return {};
}
