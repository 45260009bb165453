import { sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { freezeClock, now } from "@/server/core/clock";
import { inTransaction, reader } from "@/server/core/database";
import { openingMinutes } from "@/server/features/identity/contract";
import { usualAccesses } from "@/server/shared/access";
import { freshNumber, givePhone, later, prove } from "@/server/testing/identity";
import { obligation } from "@/server/testing/obligation";
import { as, drain, makePerson, type Person, useWorld } from "@/server/testing/world";
import { inventedPhone } from "@/server/trust/standing/identity/sandbox-identity";

useWorld();
afterEach(() => freezeClock(null));

let asker: Person;
let approver: Person;
beforeAll(async () => {
  asker = await makePerson({ nickname: "密钥甲", posts: ["privacy"] });
  approver = await makePerson({ nickname: "密钥乙", posts: ["privacy"] });
});

const refusedFor = (reason: string) => ({ cause: { reason } });
const why = { purpose: "lawful-request", basis: "京网调字〔2026〕第 12 号" } as const;

async function provenPerson(): Promise<{ person: Person; number: string }> {
  const person = await makePerson({ identity: "none" });
  const number = freshNumber();
  await givePhone(person, inventedPhone(77));
  await prove(person, number, "赵晴朗");
  return { person, number };
}

async function approvedOpening(person: Person): Promise<string> {
  const { openingId } = await as(asker).identity.requestOpening({ handle: person.handle, ...why });
  await as(approver).identity.approveOpening({ openingId });
  return openingId;
}

const update = (id: string, change: ReturnType<typeof sql>) =>
  inTransaction((tx) => tx.rows(sql`update identity_opening set ${change} where id = ${id}::uuid`));

describe("opening a sealed identity", () => {
  obligation(
    ["MB-07.2-a", "GRP-06.2-a"],
    "takes a purpose and a second person, lasts an hour, is counted, and shows in the person's own history",
    async () => {
      freezeClock(now());
      const { person, number } = await provenPerson();
      const { openingId } = await as(asker).identity.requestOpening({ handle: person.handle, ...why });
      await expect(as(asker).identity.openSealed({ openingId })).rejects.toMatchObject(
        refusedFor("OPENING_NOT_APPROVED"),
      );
      await as(approver).identity.approveOpening({ openingId });
      await expect(as(approver).identity.openSealed({ openingId })).rejects.toMatchObject(refusedFor("NOT_YOURS"));
      expect(await as(asker).identity.openSealed({ openingId })).toMatchObject({
        name: "赵晴朗",
        number,
        phone: inventedPhone(77),
      });
      await as(asker).identity.openSealed({ openingId });
      const [listed] = (await as(approver).identity.openings({})).openings;
      expect(listed).toMatchObject({
        timesOpened: 2,
        state: "approved",
        requestedBy: "密钥甲",
        approvedBy: "密钥乙",
        basis: why.basis,
        masked: { name: "赵**", number: `1100**********${number.slice(-4)}` },
      });
      await drain();
      const history = await as(person).privacy.accessHistory({});
      expect(history.accesses).toHaveLength(2);
      expect(history.accesses[0]).toMatchObject({ what: "identity", role: "privacy", purpose: "lawful-request" });
      const told = JSON.stringify([history, await as(person).notifications.list({})]);
      expect(told).toContain("identity-opened");
      for (const secret of [asker.nickname, asker.accountId, approver.nickname, approver.accountId])
        expect(told).not.toContain(secret);

      later(openingMinutes * 60_000);
      await expect(as(asker).identity.openSealed({ openingId })).rejects.toMatchObject(refusedFor("OPENING_EXPIRED"));
      expect((await as(person).privacy.accessHistory({})).accesses).toHaveLength(2);
    },
  );

  obligation("GRP-06.2-a", "is refused to one person alone, by the gate and by the database", async () => {
    const { person } = await provenPerson();
    const { openingId } = await as(asker).identity.requestOpening({ handle: person.handle, ...why });
    await expect(as(asker).identity.approveOpening({ openingId })).rejects.toMatchObject(
      refusedFor("CONFLICT_OF_INTEREST"),
    );
    await expect(
      update(openingId, sql`approved_by = requested_by, approved_at = now(), expires_at = now() + interval '1 hour'`),
    ).rejects.toMatchObject({ constraint: "identity_opening_two_people" });
    await expect(
      update(openingId, sql`approved_at = now(), expires_at = now() + interval '1 hour'`),
    ).rejects.toMatchObject({ constraint: "identity_opening_expiry" });
    await expect(update(openingId, sql`opened_at = now(), times_opened = 1`)).rejects.toMatchObject({
      constraint: "identity_opening_in_time",
    });
    await expect(update(openingId, sql`requested_by = ${approver.accountId}::uuid`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(as(asker).identity.openSealed({ openingId })).rejects.toMatchObject(
      refusedFor("OPENING_NOT_APPROVED"),
    );
  });

  obligation("MB-07.2-a", "out of its time is refused by the database as well", async () => {
    const { person } = await provenPerson();
    const openingId = await approvedOpening(person);
    await expect(
      update(openingId, sql`opened_at = expires_at + interval '1 second', times_opened = 1`),
    ).rejects.toMatchObject({ constraint: "identity_opening_in_time" });
  });

  it("is refused once refused, to other posts, and about oneself", async () => {
    const { person } = await provenPerson();
    const { openingId } = await as(asker).identity.requestOpening({ handle: person.handle, ...why });
    await as(approver).identity.refuseOpening({ openingId });
    await expect(as(approver).identity.approveOpening({ openingId })).rejects.toMatchObject(refusedFor("ALREADY_DONE"));
    await expect(as(asker).identity.openSealed({ openingId })).rejects.toMatchObject(
      refusedFor("OPENING_NOT_APPROVED"),
    );
    for (const posts of [[], ["reviewer"], ["officer"]] as const) {
      const other = await makePerson({ posts: [...posts] });
      await expect(as(other).identity.requestOpening({ handle: person.handle, ...why })).rejects.toMatchObject(
        refusedFor("ROLE_REQUIRED"),
      );
    }
    const own = await makePerson({ identity: "none", posts: ["privacy"] });
    await prove(own, freshNumber());
    await expect(as(own).identity.requestOpening({ handle: own.handle, ...why })).rejects.toMatchObject(
      refusedFor("CONFLICT_OF_INTEREST"),
    );
  });

  obligation("MB-07.2-a", "unusually often alerts the officers", async () => {
    const officer = await makePerson({ posts: ["officer"] });
    const curious = await makePerson({ nickname: "好奇", posts: ["privacy"] });
    const { person } = await provenPerson();
    const { openingId } = await as(curious).identity.requestOpening({ handle: person.handle, ...why });
    await as(approver).identity.approveOpening({ openingId });
    for (let times = 0; times < usualAccesses.identity; times += 1)
      await as(curious).identity.openSealed({ openingId });
    await drain();
    const alerts = async () =>
      (await as(officer).identity.openings({})).alerts.filter((one) => one.nickname === "好奇");
    expect(await alerts()).toEqual([]);
    await as(curious).identity.openSealed({ openingId });
    await drain();
    expect(await alerts()).toMatchObject([{ what: "identity", count: usualAccesses.identity + 1 }]);
    expect((await as(officer).notifications.list({})).notices[0]).toMatchObject({ kind: "access-alert" });
  });

  it("finds nothing once the person's key is destroyed", async () => {
    const { person } = await provenPerson();
    const openingId = await approvedOpening(person);
    await inTransaction((tx) =>
      tx.rows(sql`
        update person_key set wrapped = null, destroyed_at = now()
        where principal_id = (select principal_id from account where id = ${person.accountId}::uuid)`),
    );
    await expect(as(asker).identity.openSealed({ openingId })).rejects.toMatchObject(refusedFor("NOT_FOUND"));
  });
});

describe("what the database holds", () => {
  obligation(
    ["GRP-06.2-a", "MB-07.2-a", "GRP-06.1-a"],
    "has no clear identity number, name or phone in any column of any table after a whole journey",
    async () => {
      const { person, number } = await provenPerson();
      await as(person).microblog.createPost({ body: "认证好了" });
      const openingId = await approvedOpening(person);
      await as(asker).identity.openSealed({ openingId });
      await as(asker).privacy.searchLogs({
        handle: person.handle,
        from: new Date(now().getTime() - 3_600_000).toISOString(),
        to: new Date(now().getTime() + 60_000).toISOString(),
        addresses: "open",
        ...why,
      });
      await drain();
      const local = inventedPhone(77).slice(3);
      expect(await tablesWith("认证好了")).toContain("post"); // the search itself finds what is there
      for (const secret of [number, number.slice(6, 14), "赵晴朗", local]) expect(await tablesWith(secret)).toEqual([]);
      expect(await tablesWith(person.handle)).toContain("account");
    },
  );

  it("shows the reader's role no sealed claim and no key", async () => {
    await expect(reader.rows(sql`select claim_sealed from identity_verification`)).rejects.toThrow(/permission denied/);
    await expect(reader.rows(sql`select wrapped from person_key`)).rejects.toThrow(/permission denied/);
  });

  obligation("MB-07.1-a", "reaches no other person: the public profile says verified and nothing else", async () => {
    const { person, number } = await provenPerson();
    const { id } = await as(person).microblog.createPost({ body: "你好" });
    for (const viewer of [null, await makePerson()]) {
      const seen = JSON.stringify([
        await as(viewer).relations.profile({ handle: person.handle }),
        await as(viewer).microblog.getPost({ postId: id }),
      ]);
      expect(seen).toContain('"identity":"person"');
      for (const secret of [number, number.slice(-4), "赵", "1600000077"]) expect(seen).not.toContain(secret);
    }
  });
});

/** Tables in which the text stands anywhere, in whatever column. */
async function tablesWith(text: string): Promise<string[]> {
  return inTransaction(async (tx) => {
    const tables = await tx.rows<{ name: string }>(sql`
      select tablename as name from pg_tables where schemaname = 'public' order by 1`);
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await tx.rows(sql`
        select 1 from ${sql.identifier(name)} x where strpos(to_jsonb(x)::text, ${text}) > 0 limit 1`);
      if (rows.length > 0) found.push(name);
    }
    return found;
  });
}
