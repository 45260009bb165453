import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { reader } from "@/server/core/database";
import { documentReused } from "@/server/features/identity/contract";
import type { CaseId } from "@/server/shared/ids";
import { freshNumber, givePhone, prove } from "@/server/testing/identity";
import { impose } from "@/server/testing/measures";
import { obligation } from "@/server/testing/obligation";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import {
  inventedCreditCode,
  inventedPhone,
  inventedResidentId,
} from "@/server/trust/standing/identity/sandbox-identity";
import { seedDocuments } from "@/server/trust/standing/seed-documents";

useWorld();

let officer: Person;
beforeAll(async () => {
  await seedDocuments();
  officer = await makePerson({ nickname: "值班负责人", posts: ["officer"] });
});

const newcomer = () => makePerson({ identity: "none" });
const refusedFor = (reason: string) => ({ cause: { reason } });

async function clusterCases(of: readonly Person[]) {
  await drain();
  const { cases } = await as(officer).moderation.queue({ source: "cluster" });
  const ids: readonly string[] = of.map(({ accountId }) => accountId);
  return cases.filter(({ author }) => ids.includes(author.id));
}

async function reused(person: Person): Promise<string[]> {
  await drain();
  const rows = await reader.rows<{ by: string }>(sql`
    select payload->>'by' as by from event where kind = ${documentReused.kind} and subject_id = ${person.accountId} order by id`);
  return rows.map(({ by }) => by);
}

describe("a document that is used again", () => {
  obligation(
    "PUB-10.3-a",
    "beyond its accounts is refused, and its accounts come to the desk as one case",
    async () => {
      const number = freshNumber();
      const [first, second, third, fourth] = [await newcomer(), await newcomer(), await newcomer(), await newcomer()];
      const all = [first, second, third, fourth];
      await prove(first, number);
      await prove(second, number);
      expect(await clusterCases(all)).toEqual([]);

      for (const further of [third, fourth])
        await expect(prove(further, number)).rejects.toMatchObject(refusedFor("ACCOUNT_LIMIT"));
      expect(await reused(third)).toEqual(["account-limit"]);
      const cases = await clusterCases(all);
      expect(cases).toMatchObject([{ source: "cluster", subjectKind: "account", state: "open" }]);
      expect(cases[0]?.author.id).toBe(third.accountId);

      const members = await as(officer).accounts.registrationCluster({ accountId: third.accountId });
      expect(members.map(({ account }) => account.id)).toEqual(all.map(({ accountId }) => accountId));
      expect(members.every(({ sameDocument, sameDevice }) => sameDocument && !sameDevice)).toBe(true);
      expect(members.map(({ identityState }) => identityState)).toEqual(["passed", "passed", "refused", "refused"]);
      expect(JSON.stringify(members)).not.toContain(number);

      const caseId = cases[0]?.id as CaseId; // listed above
      await as(officer).moderation.claimCase({ caseId });
      const decision = {
        caseId,
        outcome: "measure" as const,
        rule: { id: "account-rules#1", version: 1 },
        bottomLine: "laws" as const,
        reason: "同一证件超出账号数量反复登记。",
        measures: [{ kind: "suspend-updates" as const, days: 30, functions: [], perDay: 0, demand: "" }],
        departureReason: "超限量注册，不从警示开始。",
      };
      const stranger = await newcomer();
      await prove(stranger, freshNumber());
      await expect(
        as(officer).moderation.decideCase({ ...decision, members: [stranger.accountId] }),
      ).rejects.toMatchObject(refusedFor("INPUT_INVALID"));
      await as(officer).moderation.decideCase({ ...decision, members: [second.accountId, fourth.accountId] });
      await expect(as(second).microblog.createPost({ body: "还能发吗" })).rejects.toMatchObject(
        refusedFor("SUSPENDED"),
      );
      const measured = await reader.rows<{ id: string }>(
        sql`select account_id as id from measure where case_id = ${caseId}::uuid order by account_id`,
      );
      expect(measured.map(({ id }) => id)).toEqual([second, third, fourth].map(({ accountId }) => accountId).sort());
    },
  );

  obligation("PUB-10.3-a", "with another phone comes to the desk, which may find nothing wrong", async () => {
    const number = freshNumber();
    const [first, second] = [await newcomer(), await newcomer()];
    await givePhone(first, inventedPhone(801));
    await givePhone(second, inventedPhone(802));
    await prove(first, number);
    expect(await prove(second, number)).toMatchObject({ state: "passed" });
    expect(await reused(second)).toEqual(["phones"]);
    const [found] = await clusterCases([first, second]);
    const caseId = found?.id as CaseId; // the next line fails without it
    expect(found?.author.id).toBe(second.accountId);
    await as(officer).moderation.claimCase({ caseId });
    await as(officer).moderation.decideCase({ caseId, outcome: "dismiss", reason: "本人的两个手机号。" });
    expect(await clusterCases([first, second])).toEqual([]);
    expect((await as(second).microblog.createPost({ body: "你好" })).held).toBe(false);
  });

  it("for a second account by the same phone, or twice for one account, is nobody's business", async () => {
    const number = freshNumber();
    const [first, second] = [await newcomer(), await newcomer()];
    for (const person of [first, second]) await givePhone(person, inventedPhone(803));
    await prove(first, number);
    await prove(second, number);
    await prove(second, number);
    expect(await clusterCases([first, second])).toEqual([]);
  });

  obligation("PUB-10.3-a", "by whoever is barred from registering comes to the desk", async () => {
    const number = freshNumber();
    const [barred, again] = [await newcomer(), await newcomer()];
    await prove(barred, number);
    await impose(barred, "bar-registration");
    await expect(prove(again, number)).rejects.toMatchObject(refusedFor("BLACKLISTED"));
    expect(await reused(again)).toEqual(["barred"]);
    expect(await clusterCases([barred, again])).toHaveLength(1);
  });

  obligation("PUB-10.3-a", "of an organisation counts by its code, not by its people's phones", async () => {
    const claim = {
      method: "organisation",
      name: "北桥面包有限公司",
      number: inventedCreditCode(1),
      responsible: { name: "林小满", number: inventedResidentId("1990-01-01", 1) },
    } as const;
    const all = [await newcomer(), await newcomer(), await newcomer()];
    for (const [index, person] of all.entries()) {
      await givePhone(person, inventedPhone(810 + index));
      await as(person).identity.submit(claim);
      const checked = as(person).identity.check({});
      if (index < 2) expect(await checked).toMatchObject({ state: "passed" });
      else await expect(checked).rejects.toMatchObject(refusedFor("ACCOUNT_LIMIT"));
      expect(await clusterCases(all)).toHaveLength(index < 2 ? 0 : 1);
    }
  });

  it("is found whichever account the desk asks about, and only by staff", async () => {
    const number = freshNumber();
    const [first, second] = [await newcomer(), await newcomer()];
    await prove(first, number);
    await prove(second, number);
    const seen = await as(officer).accounts.registrationCluster({ accountId: first.accountId });
    expect(seen.map(({ account }) => account.id)).toEqual([first.accountId, second.accountId]);
    await expect(as(first).accounts.registrationCluster({ accountId: first.accountId })).rejects.toMatchObject(
      refusedFor("ROLE_REQUIRED"),
    );
  });
});
