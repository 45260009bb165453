import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { jobs } from "@/server/api/jobs";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { identityRefused } from "@/server/features/identity/contract";
import { freshNumber, givePhone, later, oneDay, prove } from "@/server/testing/identity";
import { end, impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import {
  inventedCreditCode,
  inventedPhone,
  inventedResidentId,
  sandboxPhones,
} from "@/server/trust/standing/identity/sandbox-identity";

useWorld();
afterEach(() => freezeClock(null));

const newcomer = () => makePerson({ identity: "none" });
const post = (person: Person) => as(person).microblog.createPost({ body: "今天天气不错" });
const run = (job: string) => jobs[job]?.run(now());
const refusedFor = (reason: string) => ({ cause: { reason } });

describe("proving who one is", () => {
  obligation(
    ["MB-07.1-a", "GRP-06.1-a"],
    "by name and resident number stores result, method and time, and opens publishing",
    async () => {
      const person = await newcomer();
      await expect(post(person)).rejects.toMatchObject(refusedFor("REAL_NAME_REQUIRED"));
      expect(await prove(person, freshNumber())).toMatchObject({ state: "passed" });
      const own = await as(person).identity.mine({});
      expect(own).toMatchObject({ state: "passed", kind: "person", method: "person", accounts: 1 });
      expect(Date.parse(own.verifiedAt ?? "")).toBeGreaterThan(now().getTime() - 60_000);
      expect(Date.parse(own.recheckAt ?? "")).toBeGreaterThan(now().getTime() + 300 * oneDay);
      expect((await post(person)).held).toBe(false);
    },
  );

  obligation("MB-07.1-a", "works by the phone that is registered in the same name", async () => {
    const person = await newcomer();
    const claim = { method: "phone", name: "王小明", number: freshNumber() } as const;
    await expect(as(person).identity.submit(claim)).rejects.toMatchObject({
      cause: { reason: "INPUT_INVALID", params: { fields: [{ path: "phone" }] } },
    });
    await givePhone(person, sandboxPhones.inAnotherName);
    await as(person).identity.submit(claim);
    expect(await as(person).identity.check({})).toMatchObject({ state: "refused" });
    expect((await as(person).identity.mine({})).tries[0]).toMatchObject({ refusal: "phone-in-another-name" });
    await givePhone(person, inventedPhone(7));
    await as(person).identity.submit(claim);
    expect(await as(person).identity.check({})).toMatchObject({ state: "passed" });
    expect(await as(person).identity.mine({})).toMatchObject({ method: "phone", phone: "160****0007" });
  });

  obligation("MB-07.1-a", "works for an organisation by its code and a responsible person", async () => {
    const person = await newcomer();
    const responsible = { name: "林小满", number: inventedResidentId("1990-01-01", 1) };
    const organisation = { method: "organisation", name: "北桥面包有限公司", number: inventedCreditCode(1) } as const;
    await as(person).identity.submit({ ...organisation, responsible: { ...responsible, name: "林大满" } });
    expect(await as(person).identity.check({})).toMatchObject({ state: "refused" });
    await as(person).identity.submit({ ...organisation, responsible });
    expect(await as(person).identity.check({})).toMatchObject({ state: "passed" });
    expect(await as(person).identity.mine({})).toMatchObject({ kind: "organisation", method: "organisation" });
  });

  it("works by the national network identity, which tells the platform neither name nor number", async () => {
    const person = await newcomer();
    await as(person).identity.submit({ method: "network-identity", credential: "sandbox-netid:mei" });
    expect(await as(person).identity.check({})).toMatchObject({ state: "passed" });
    expect((await as(person).identity.mine({})).tries[0]).toMatchObject({ name: null, number: null });
  });

  it("refuses malformed numbers by field, with what is wrong, and stores nothing", async () => {
    const person = await newcomer();
    const right = freshNumber();
    const wrong = right.slice(0, 17) + (right.endsWith("0") ? "1" : "0");
    for (const [number, problem] of [
      ["123", "length"],
      ["110105199113021234", "birth-date"],
      [wrong, "check-character"],
    ] as const) {
      await expect(as(person).identity.submit({ method: "person", name: "王小明", number })).rejects.toMatchObject({
        cause: { params: { fields: [{ path: "number", problem }] } },
      });
    }
    expect(await as(person).identity.mine({})).toMatchObject({ state: "none", tries: [] });
  });

  it("refuses with a reason that can be corrected", async () => {
    const person = await newcomer();
    expect(await prove(person, inventedResidentId("1990-01-01", 2), "周不知")).toMatchObject({ state: "refused" });
    expect(await as(person).identity.mine({})).toMatchObject({
      state: "refused",
      tries: [{ refusal: "name-mismatch" }],
    });
    expect(await prove(person, inventedResidentId("1990-01-01", 2), "周知夏")).toMatchObject({ state: "passed" });
  });

  it("waits while the provider does, and is settled by the job when its sender has left", async () => {
    freezeClock(now());
    const person = await newcomer();
    expect(await prove(person, inventedResidentId("1990-01-01", 3), "何以安")).toMatchObject({ state: "pending" });
    await expect(as(person).identity.check({})).rejects.toMatchObject(refusedFor("TOO_MANY"));
    await expect(post(person)).rejects.toMatchObject({ cause: { params: { state: "pending" } } });
    later(40_000);
    await run("settle-identities");
    await drain();
    expect(await as(person).identity.mine({})).toMatchObject({ state: "passed" });
    expect((await as(person).notifications.list({})).notices[0]).toMatchObject({ kind: "identity-passed" });
  });

  it("neither passes nor is refused while the provider is away", async () => {
    const person = await newcomer();
    expect(await prove(person, inventedResidentId("1990-01-01", 6), "云不在")).toEqual({
      state: "pending",
      isProviderAway: true,
    });
    expect(await as(person).identity.mine({})).toMatchObject({ state: "pending" });
  });

  it("stays open while measured, and is limited in tries", async () => {
    const person = await newcomer();
    await impose(person, "suspend-updates");
    expect(await prove(person, freshNumber())).toMatchObject({ state: "passed" });
    const other = await newcomer();
    const claim = { method: "person", name: "王小明", number: freshNumber() } as const;
    for (let tries = 0; tries < 5; tries += 1) await as(other).identity.submit(claim);
    await expect(as(other).identity.submit(claim)).rejects.toMatchObject(refusedFor("QUOTA_EXCEEDED"));
  });

  it("does not turn an account over to somebody else", async () => {
    const person = await newcomer();
    await prove(person, freshNumber());
    await expect(
      as(person).identity.submit({ method: "person", name: "李四", number: freshNumber() }),
    ).rejects.toMatchObject(refusedFor("IDENTITY_MISMATCH"));
    await as(person).identity.submit({ method: "network-identity", credential: "sandbox-netid:else" });
    await expect(as(person).identity.check({})).rejects.toMatchObject(refusedFor("IDENTITY_MISMATCH"));
    expect(await as(person).identity.mine({})).toMatchObject({
      state: "passed",
      tries: [{ refusal: "another-identity" }, {}],
    });
  });
});

describe("one person's accounts", () => {
  it("share principal, quotas and credit, and are at most two", async () => {
    const number = freshNumber();
    const [first, second, third] = [await newcomer(), await newcomer(), await newcomer()];
    await prove(first, number);
    await prove(second, number);
    expect(await as(second).identity.mine({})).toMatchObject({ state: "passed", accounts: 2 });
    await expect(prove(third, number)).rejects.toMatchObject({
      cause: { reason: "ACCOUNT_LIMIT", params: { limit: 2 } },
    });
    expect(await as(third).identity.mine({})).toMatchObject({
      state: "refused",
      tries: [{ refusal: "account-limit" }],
    });

    await as(first).accounts.changeBio({ bio: "一" });
    const used = await reader.rows<{ used: number }>(sql`
      select q.used from quota_use q join account a on a.principal_id = q.principal_id where a.id = ${second.accountId}::uuid and q.quota = 'bio'`);
    expect(used).toEqual([{ used: 1 }]);
    await impose({ ...second, principalId: first.principalId }, "suspend-updates");
    expect((await as(first).credit.mine({})).points).toBe((await as(second).credit.mine({})).points);
    expect((await as(first).credit.mine({})).points).toBeLessThan(60);
  });

  it("find each other when both prove the same identity at once", async () => {
    const number = freshNumber();
    const both = [await newcomer(), await newcomer()];
    await Promise.all(both.map((person) => prove(person, number)));
    const rows = await reader.rows(sql`
      select distinct principal_id from account where id = any(${sql.param(both.map((person) => person.accountId))}::uuid[])`);
    expect(rows).toHaveLength(1);
  });

  obligation("PUB-19.2-a", "of a blacklisted person are refused, on re-registration as well", async () => {
    const number = freshNumber();
    const first = await newcomer();
    await prove(first, number);
    const { measureId } = await impose(first, "blacklist");
    await expect(post(first)).rejects.toMatchObject(refusedFor("BLACKLISTED"));

    const again = await newcomer();
    await expect(prove(again, number)).rejects.toMatchObject({
      cause: { reason: "BLACKLISTED", params: { measureId } },
    });
    await expect(post(again)).rejects.toMatchObject(refusedFor("REAL_NAME_REQUIRED"));
    expect(await as(again).identity.mine({})).toMatchObject({ state: "refused", tries: [{ refusal: "barred" }] });
    const recorded = await reader.rows<{ reason: string }>(sql`
      select payload->>'reason' as reason from event where kind = ${identityRefused.kind} and payload->>'accountId' = ${again.accountId}`);
    expect(recorded).toEqual([{ reason: "barred" }]);

    await end(measureId, "overturned");
    expect(await prove(again, number)).toMatchObject({ state: "passed" });
  });

  obligation("PUB-19.2-a", "barred from registering again are refused, while those that exist go on", async () => {
    const number = freshNumber();
    const first = await newcomer();
    await prove(first, number);
    await impose(first, "bar-registration");
    expect((await post(first)).held).toBe(false);
    await expect(prove(await newcomer(), number)).rejects.toMatchObject(refusedFor("BLACKLISTED"));
  });

  it("cannot leave a blacklist behind by joining a clean identity", async () => {
    const number = freshNumber();
    await prove(await newcomer(), number);
    const listed = await newcomer();
    await impose(listed, "blacklist");
    await expect(prove(listed, number)).rejects.toMatchObject(refusedFor("BLACKLISTED"));
  });
});

describe("re-checks", () => {
  obligation("MB-07.1-b", "are asked for ahead, made before the date, and needed past it", async () => {
    freezeClock(now());
    const person = await newcomer();
    await prove(person, freshNumber());
    const { recheckAt } = await as(person).identity.mine({});
    freezeClock(new Date(Date.parse(recheckAt ?? "") - 20 * oneDay));
    await run("recheck-identities");
    await run("recheck-identities");
    await drain();
    const notices = (await as(person).notifications.list({})).notices.filter(({ kind }) => kind === "identity-recheck");
    expect(notices).toHaveLength(1);
    expect(await as(person).identity.mine({})).toMatchObject({ recheckOpen: true, recheckAt });

    freezeClock(new Date(Date.parse(recheckAt ?? "") + 1));
    await expect(post(person)).rejects.toMatchObject({
      cause: { reason: "REAL_NAME_REQUIRED", params: { state: "expired" } },
    });
    expect(await as(person).identity.mine({})).toMatchObject({ state: "expired" });
    expect(await as(person).identity.recheck({})).toMatchObject({ state: "passed" });
    expect((await post(person)).held).toBe(false);
  });

  obligation("MB-07.1-b", "by the job keep a person whose identity still holds", async () => {
    freezeClock(now());
    const person = await newcomer();
    await prove(person, freshNumber());
    const before = (await as(person).identity.mine({})).recheckAt ?? "";
    freezeClock(new Date(Date.parse(before) - oneDay / 2));
    await run("recheck-identities");
    const after = await as(person).identity.mine({});
    expect(after.state).toBe("passed");
    expect(Date.parse(after.recheckAt ?? "")).toBeGreaterThan(Date.parse(before) + 300 * oneDay);
  });

  obligation("MB-07.1-b", "fail when the phone number has changed hands", async () => {
    freezeClock(now());
    const person = await newcomer();
    await givePhone(person, sandboxPhones.reassigned);
    await as(person).identity.submit({ method: "phone", name: "王小明", number: freshNumber() });
    expect(await as(person).identity.check({})).toMatchObject({ state: "passed" });
    later(60_000);
    expect(await as(person).identity.recheck({})).toMatchObject({ state: "phone-reassigned" });
    await expect(post(person)).rejects.toMatchObject({ cause: { params: { state: "phone-reassigned" } } });
    await drain();
    expect((await as(person).notifications.list({})).notices[0]).toMatchObject({ kind: "identity-lapsed" });
  });

  obligation("MB-07.1-b", "expire a document that ran out, and leave no publisher past the date", async () => {
    freezeClock(now());
    const person = await newcomer();
    await prove(person, inventedResidentId("1990-01-01", 5), "陆将尽");
    await post(person);
    later(oneDay + 1);
    await run("recheck-identities");
    expect(await as(person).identity.mine({})).toMatchObject({ state: "expired" });
    await expect(post(person)).rejects.toMatchObject(refusedFor("REAL_NAME_REQUIRED"));
    const pastTheirDate = await reader.rows(sql`
      select e.id from event e join account a on e.actor_id = a.id::text join principal p on p.id = a.principal_id
      where e.kind in ('post.created', 'post.edited', 'comment.created', 'comment.edited', 'profile.changed') and p.recheck_at < e.at`);
    expect(pastTheirDate).toEqual([]);
  });
});
