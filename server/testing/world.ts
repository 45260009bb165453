// What integration tests stand on: an open database with keys and registry, people in every standing, and callers that run the whole pipeline.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll } from "vitest";
import { principal, staffPost } from "@/db/schema/trust/standing";
import { type AppCaller, callerOf } from "@/server/api/caller";
import { handlers, installRegistry } from "@/server/api/registry";
import { freezeClock, now } from "@/server/core/clock";
import { closeDatabase, openDatabase } from "@/server/core/database";
import { drainOutbox } from "@/server/core/outbox";
import { useSigner } from "@/server/core/records/signer-in-use";
import { signerOf } from "@/server/core/records/signing";
import type { RequestContext } from "@/server/core/request";
import { openVault } from "@/server/core/sealed/vault";
import { inWriteTx, type WriteTx } from "@/server/core/write-tx";
import { setUpAccounts } from "@/server/features/accounts/setup";
import { sandboxCarrier } from "@/server/features/accounts/sms/sandbox-carrier";
import { insertAccount } from "@/server/features/accounts/store/account";
import { type AccountId, newId, type PrincipalId, type SessionId } from "@/server/shared/ids";
import type { StaffPost } from "@/server/shared/staff";
import { addMonths } from "@/server/shared/time";
import type { ReviewedText } from "@/server/shared/user-text";
import { useDatabase } from "@/server/testing/database";
import { dropRules } from "@/server/trust/review/rules-in-force";
import { acceptancesStored, documentsInEffect } from "@/server/trust/standing/agreements";
import { useIdentityPort } from "@/server/trust/standing/identity/port-in-use";
import { sandboxIdentity } from "@/server/trust/standing/identity/sandbox-identity";

/** A member of the cast. */
export interface Person {
  accountId: AccountId;
  principalId: PrincipalId;
  handle: string;
  nickname: string;
}

/** Opens this file's own database with test keys and the full registry, and closes it at the end. */
export function useWorld(): { readonly url: string } {
  const database = useDatabase();
  beforeAll(async () => {
    openVault({
      ring: { current: "test", keys: new Map([["test", Buffer.alloc(32, 1)]]) },
      indexKey: Buffer.alloc(32, 2),
    });
    useSigner(signerOf(Buffer.alloc(32, 3)));
    useIdentityPort(sandboxIdentity(now));
    installRegistry();
    setUpAccounts({ publicUrl: "http://localhost:3000", isDemo: true, sms: sandboxCarrier() });
    dropRules();
    openDatabase({ url: database.url, poolSize: 5 });
  });
  afterAll(async () => {
    freezeClock(null);
    await closeDatabase();
  });
  return database;
}

let people = 0;

/** Makes a person: verified and with every agreement accepted unless said otherwise. */
export async function makePerson(
  options: {
    nickname?: string;
    identity?: "none" | "pending" | "passed" | "expired";
    agreements?: boolean;
    posts?: StaffPost[];
    trained?: boolean;
  } = {},
): Promise<Person> {
  people += 1;
  const nickname = options.nickname ?? `person ${people}`;
  const handle = `${10_000_000 + people}`;
  return inWriteTx(async (tx) => {
    const inserted = await insertAccount(tx, {
      handle,
      nickname: nickname as ReviewedText, // the fixture's own words
      nameKey: nickname,
      phone: null,
      locale: "zh-CN",
    });
    if (!inserted) throw new Error(`The name ${nickname} is taken.`);
    const { id: accountId, principalId } = inserted;
    await prove(tx, principalId, options.identity ?? "passed");
    const documents = (await documentsInEffect(tx, tx.now)).filter((document) => document.needsAcceptance);
    if (options.agreements !== false) await tx.rows(acceptancesStored(tx, accountId, documents).change);
    for (const post of options.posts ?? []) {
      await tx.rows(sql`
        insert into ${staffPost} (account_id, post, since, trained_until)
        values (${accountId}::uuid, ${post}, ${tx.now}::timestamptz, ${options.trained === false ? null : addMonths(tx.now, 12)}::timestamptz)`);
    }
    return { accountId, principalId, handle, nickname };
  });
}

async function prove(
  tx: WriteTx,
  principalId: PrincipalId,
  state: "none" | "pending" | "passed" | "expired",
): Promise<void> {
  if (state === "none") return;
  await tx.rows(sql`
    update ${principal} set kind = 'person', identity_state = ${state}, identity_method = 'person', verified_at = ${tx.now}::timestamptz,
      recheck_at = ${addMonths(tx.now, 12)}::timestamptz where id = ${principalId}::uuid`);
}

/** A request context as this person (null: nobody signed in) would send it; staff have given their second factor. */
export function contextAs(person: Person | null, over: Partial<RequestContext> = {}): RequestContext {
  return {
    session: person && {
      id: newId<SessionId>(),
      accountId: person.accountId,
      principalId: person.principalId,
      secondFactorAt: now(),
      confirmedAt: now(),
    },
    system: null,
    address: "203.0.113.7",
    port: 40_000,
    device: "test",
    region: null,
    locale: "zh-CN",
    correlationId: newId(),
    ...over,
  };
}

/** Calls procedures as this person, through the whole pipeline. */
export function as(person: Person | null, over: Partial<RequestContext> = {}): AppCaller {
  return callerOf(contextAs(person, over));
}

/** Calls procedures as a named part of the system. */
export function asSystem(name: string): AppCaller {
  return callerOf(contextAs(null, { system: name }));
}

/** Runs every effect that is due to its end. */
export function drain(): Promise<number> {
  return drainOutbox(handlers);
}
