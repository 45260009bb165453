import { sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { inWriteTx } from "@/server/core/write-tx";
import { unreachablePhone } from "@/server/features/accounts/sms/sandbox-sms";
import type { CaseId, MeasureId } from "@/server/shared/ids";
import { codeFor, everyDocument, readCode, redeem, signUp } from "@/server/testing/entering";
import { obligation } from "@/server/testing/obligation";
import { underMeasure } from "@/server/testing/standings";
import { as, drain, makePerson, useWorld } from "@/server/testing/world";
import { barred } from "@/server/trust/measures/barred";
import { seedDocuments } from "@/server/trust/standing/seed-documents";

useWorld();
beforeAll(async () => {
  await seedDocuments();
});

let numbers = 0;
const newPhone = () => `1600001${String(1_000 + numbers++)}`;
/** A network of its own for each test, so that one test's limit is not another's. */
const newNetwork = () => ({
  address: `198.51.100.${(numbers % 250) + 1}`,
  deviceId: `device-${numbers++}-xxxxxxxxxxxx`,
});
const refusal = (reason: string, kind?: string) => ({ cause: kind ? { reason, kind } : { reason } });

afterEach(() => freezeClock(null));

async function count(what: string): Promise<number> {
  const [row] = await reader.rows<{ n: number }>(sql.raw(`select count(*)::int as n from ${what}`));
  return row?.n ?? 0;
}

describe("a person who signs up", () => {
  obligation(
    ["GRP-05.2-b", "IM-06.2-a", "MB-06.2-a"],
    "has accepted every document by version, hash and time, and reads that in the settings",
    async () => {
      const over = newNetwork();
      const { caller } = await redeem(await signUp(newPhone(), "阿青", over), over);
      const accepted = await (await caller()).accounts.acceptances({});
      const documents = await everyDocument();
      expect(documents.map(({ key }) => key)).toContain("seven-lines");
      expect(accepted).toHaveLength(documents.length);
      for (const document of documents)
        expect(accepted).toContainEqual(expect.objectContaining({ ...document, acceptedAt: expect.any(String) }));
      expect((await (await caller()).accounts.me({})).missing).toEqual({ identity: "none", documents: [] });
    },
  );

  obligation(
    ["GRP-05.2-b", "IM-06.2-a", "MB-06.2-a"],
    "cannot finish with a box left un-ticked, or ticked for another text; nothing is stored",
    async () => {
      const over = newNetwork();
      const phone = newPhone();
      const code = await codeFor(phone, over);
      const all = await everyDocument();
      const before = [await count("account"), await count("agreement_acceptance"), await count("principal")];
      for (const left of all) {
        const accepted = all.filter(({ key }) => key !== left.key);
        await expect(
          as(null, over).accounts.signUp({ phone, code, nickname: "少一项", accepted }),
        ).rejects.toMatchObject({
          cause: { kind: "FORBIDDEN", reason: "AGREEMENT_REQUIRED", params: { documents: [left.key] } },
        });
      }
      const altered = all.map((document) => ({ ...document, hash: "0".repeat(64) }));
      await expect(
        as(null, over).accounts.signUp({ phone, code, nickname: "别的文字", accepted: altered }),
      ).rejects.toMatchObject(refusal("AGREEMENT_REQUIRED", "FORBIDDEN"));
      expect([await count("account"), await count("agreement_acceptance"), await count("principal")]).toEqual(before);
      // What was typed is not lost: the same code works once everything is accepted.
      await as(null, over).accounts.signUp({ phone, code, nickname: "补上了", accepted: all });
    },
  );

  it("takes a name that nobody has, however it is written", async () => {
    const over = newNetwork();
    await signUp(newPhone(), "Harbour", over);
    const phone = newPhone();
    const code = await codeFor(phone, over);
    await expect(
      as(null, over).accounts.signUp({ phone, code, nickname: "ＨＡＲＢＯＵＲ", accepted: await everyDocument() }),
    ).rejects.toMatchObject(refusal("TAKEN", "CONFLICT"));
    await as(null, over).accounts.signUp({ phone, code, nickname: "Seaside", accepted: await everyDocument() });
  });

  it("cannot take a name that claims to be official", async () => {
    const over = newNetwork();
    const phone = newPhone();
    const code = await codeFor(phone, over);
    const accepted = await everyDocument();
    await expect(
      as(null, over).accounts.signUp({ phone, code, nickname: "Ｇuiju official", accepted }),
    ).rejects.toMatchObject(refusal("NAME_PROTECTED", "INVALID"));
    await as(null, over).accounts.signUp({ phone, code, nickname: "Quiet Harbour", accepted });
  });

  it("is not told apart from one who has an account before the code is known", async () => {
    const over = newNetwork();
    const phone = newPhone();
    await redeem(await signUp(phone, "老住户", over), over);
    freezeClock(new Date(now().getTime() + 61_000));
    const known = await as(null, over).accounts.requestCode({ phone });
    expect(await as(null, over).accounts.requestCode({ phone: newPhone() })).toMatchObject({
      resendAt: known.resendAt,
      expiresAt: known.expiresAt,
    });
    expect(await as(null, over).accounts.checkCode({ phone, code: await readCode(phone) })).toMatchObject({
      accounts: [{ nickname: "老住户" }],
    });
  });
});

describe("a code", () => {
  obligation("PUB-10.3-a", "that is guessed wrong five times is dead, also for the right digits", async () => {
    const over = newNetwork();
    const phone = newPhone();
    const code = await codeFor(phone, over);
    const wrong = code === "000000" ? "111111" : "000000";
    for (const left of [4, 3, 2, 1, 0]) {
      await expect(as(null, over).accounts.signIn({ phone, code: wrong })).rejects.toMatchObject({
        cause: { reason: "CODE_WRONG", params: { left } },
      });
    }
    for (const guess of [code, wrong])
      await expect(as(null, over).accounts.signIn({ phone, code: guess })).rejects.toMatchObject(
        refusal("CODE_EXPIRED"),
      );
  });

  it("works once", async () => {
    const over = newNetwork();
    const phone = newPhone();
    const code = await codeFor(phone, over);
    const accepted = await everyDocument();
    await as(null, over).accounts.signUp({ phone, code, nickname: "只此一次", accepted });
    await expect(as(null, over).accounts.signIn({ phone, code })).rejects.toMatchObject(refusal("CODE_EXPIRED"));
    await expect(as(null, over).accounts.signUp({ phone, code, nickname: "又一次", accepted })).rejects.toMatchObject(
      refusal("CODE_EXPIRED"),
    );
  });

  it("works for ten minutes, and no longer once another was sent", async () => {
    const over = newNetwork();
    const phone = newPhone();
    freezeClock(now());
    const first = await codeFor(phone, over);
    freezeClock(new Date(now().getTime() + 61_000));
    const second = await codeFor(phone, over);
    if (first !== second)
      await expect(as(null, over).accounts.checkCode({ phone, code: first })).rejects.toMatchObject(
        refusal("CODE_WRONG"),
      );
    await as(null, over).accounts.checkCode({ phone, code: second });
    freezeClock(new Date(now().getTime() + 600_000));
    await expect(as(null, over).accounts.checkCode({ phone, code: second })).rejects.toMatchObject(
      refusal("CODE_EXPIRED"),
    );
  });

  obligation("PUB-10.3-a", "is not sent to a phone that is being flooded, and the words say from when", async () => {
    const over = newNetwork();
    const phone = newPhone();
    freezeClock(now());
    await as(null, over).accounts.requestCode({ phone });
    await expect(as(null, over).accounts.requestCode({ phone })).rejects.toMatchObject({
      cause: { kind: "RATE_LIMITED", params: { until: new Date(now().getTime() + 60_000).toISOString() } },
    });
    for (let sent = 1; sent < 5; sent++) {
      freezeClock(new Date(now().getTime() + 60_000));
      await as(null, newNetwork()).accounts.requestCode({ phone });
    }
    freezeClock(new Date(now().getTime() + 60_000));
    await expect(as(null, newNetwork()).accounts.requestCode({ phone })).rejects.toMatchObject(
      refusal("TOO_MANY", "RATE_LIMITED"),
    );
    await drain();
    expect(await as(null).accounts.sandboxMessages({ phone })).toHaveLength(5);
  });

  it("asked for twice at once is sent once", async () => {
    const over = newNetwork();
    const phone = newPhone();
    const tries = await Promise.allSettled([1, 2, 3].map(() => as(null, over).accounts.requestCode({ phone })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("waits for a carrier that is away, and no account tells whether it came", async () => {
    const over = newNetwork();
    await as(null, over).accounts.requestCode({ phone: unreachablePhone });
    await drain();
    expect(await count("outbox where handler = 'sendCode' and attempts > 0")).toBe(1);
    await inWriteTx((tx) => tx.rows(sql`delete from outbox`));
  });
});

describe("many registrations", () => {
  obligation("PUB-10.3-a", "of one device are limited, recorded, and named as one cluster", async () => {
    const over = newNetwork();
    for (const name of ["批量一", "批量二", "批量三"]) await signUp(newPhone(), name, over);
    const phone = newPhone();
    const code = await codeFor(phone, over);
    const before = await count("account");
    await expect(
      as(null, over).accounts.signUp({ phone, code, nickname: "批量四", accepted: await everyDocument() }),
    ).rejects.toMatchObject(refusal("TOO_MANY", "RATE_LIMITED"));
    expect(await count("account")).toBe(before);
    expect(await count("registration_attempt where outcome = 'refused'")).toBeGreaterThan(0);
    await drain();
    const [found] = await reader.rows<{ payload: { by: string; accounts: string[] } }>(
      sql`select payload from event where kind = 'registration.cluster-found' and payload->>'by' = 'device' order by id desc limit 1`,
    );
    expect(found?.payload.accounts).toHaveLength(3);
    const officer = await makePerson({ posts: ["officer"] });
    const [subject = "", ...others] = found?.payload.accounts ?? [];
    const members = await as(officer).accounts.registrationCluster({ accountId: subject });
    expect(members.filter(({ sameDevice }) => sameDevice).map(({ account }) => account.nickname)).toEqual([
      "批量一",
      "批量二",
      "批量三",
    ]);

    const { cases } = await as(officer).moderation.queue({ source: "cluster" });
    expect(cases.map(({ author }) => author.id)).toEqual([subject]);
    const caseId = cases[0]?.id as CaseId; // listed above
    await as(officer).moderation.claimCase({ caseId });
    const decision = {
      caseId,
      outcome: "measure" as const,
      rule: { id: "account-rules#1", version: 1 },
      bottomLine: "public-order" as const,
      reason: "同一设备批量注册。",
      measures: [{ kind: "suspend-updates" as const, days: 30, functions: [], perDay: 0, demand: "" }],
      departureReason: "批量注册,不从警示开始。",
    };
    const stranger = await makePerson();
    await expect(
      as(officer).moderation.decideCase({ ...decision, members: [stranger.accountId] }),
    ).rejects.toMatchObject(refusal("INPUT_INVALID"));
    await as(officer).moderation.decideCase({ ...decision, members: others });
    const held = await reader.rows<{ id: string }>(
      sql`select account_id as id from measure where case_id = ${caseId}::uuid order by account_id`,
    );
    expect(held.map(({ id }) => id)).toEqual([subject, ...others].sort());
  });

  obligation(
    "PUB-10.3-a",
    "from one network with a new device each are RATE_LIMITED after the configured number",
    async () => {
      const { address } = newNetwork();
      let made = 0;
      let refused = null as unknown;
      for (let i = 0; i < 12 && !refused; i++) {
        const over = { address, deviceId: `fresh-${i}-xxxxxxxxxxxxxxx` };
        await signUp(newPhone(), `脚本${"甲乙丙丁戊己庚辛壬癸子丑"[i]}号`, over).then(
          () => made++,
          (error) => {
            refused = error;
          },
        );
      }
      expect(made).toBe(10);
      expect(refused).toMatchObject(refusal("TOO_MANY", "RATE_LIMITED"));
      await drain();
      expect(await count("event where kind = 'registration.cluster-found' and payload->>'by' = 'network'")).toBe(1);
    },
  );

  obligation("PUB-10.3-a", "with one phone end at the number of accounts that it may have", async () => {
    const phone = newPhone();
    freezeClock(now());
    await signUp(phone, "大号", newNetwork());
    freezeClock(new Date(now().getTime() + 61_000));
    await signUp(phone, "小号", newNetwork());
    freezeClock(new Date(now().getTime() + 61_000));
    await expect(signUp(phone, "三号", newNetwork())).rejects.toMatchObject({
      cause: { kind: "RATE_LIMITED", reason: "TOO_MANY_ACCOUNTS", params: { limit: 2 } },
    });
  });

  it("by a phone or a device that is barred are refused, and open again when the measure ends", async () => {
    const over = newNetwork();
    const phone = newPhone();
    const { accountId, caller } = await redeem(await signUp(phone, "被禁的人", over), over);
    const me = await caller();
    const [row] = await reader.rows<{ principalId: string }>(
      sql`select principal_id as "principalId" from account where id = ${accountId}::uuid`,
    );
    const person = { accountId, principalId: row?.principalId, handle: "", nickname: "" } as Parameters<
      typeof underMeasure
    >[0]; // read above
    const id = (await underMeasure(person, "bar-registration")) as MeasureId; // it answers the measure's id
    await inWriteTx((tx) => tx.rows(barred({ id, principalId: person.principalId }, ["phone", "device"]).change));
    expect((await me.accounts.me({})).account.nickname).toBe("被禁的人");
    freezeClock(new Date(now().getTime() + 61_000));
    await expect(signUp(phone, "换个马甲", newNetwork())).rejects.toMatchObject(refusal("BLACKLISTED", "FORBIDDEN"));
    await expect(signUp(newPhone(), "换个手机", over)).rejects.toMatchObject(refusal("BLACKLISTED", "FORBIDDEN"));
    freezeClock(new Date(now().getTime() + 8 * 24 * 3_600_000));
    await signUp(newPhone(), "期满之后", over);
  });
});
