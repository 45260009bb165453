import { sql } from "drizzle-orm";
import { generateSync } from "otplib";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { freezeClock, now } from "@/server/core/clock";
import { reader } from "@/server/core/database";
import { lease, startHub, stopHub } from "@/server/core/live-hub";
import { inWriteTx } from "@/server/core/write-tx";
import { setUpAccounts } from "@/server/features/accounts/setup";
import { sandboxCarrier } from "@/server/features/accounts/sms/sandbox-carrier";
import type { AccountId, SessionId } from "@/server/shared/ids";
import { codeFor, type Entered, redeem, signUp } from "@/server/testing/entering";
import { obligation } from "@/server/testing/obligation";
import { as, makePerson, useWorld } from "@/server/testing/world";
import { endSessions } from "@/server/trust/standing/sessions";

useWorld();
beforeAll(async () => {
  await startHub();
  return stopHub;
});
afterEach(() => freezeClock(null));

let numbers = 0;
const newPhone = () => `1600002${String(1_000 + numbers++)}`;
const newNetwork = () => ({ address: `192.0.2.${numbers++ % 250}`, deviceId: `browser-${numbers}-xxxxxxxxxxxx` });
const refusal = (reason: string) => ({ cause: { reason } });
const later = (ms: number) => freezeClock(new Date(now().getTime() + ms));

/** A newcomer's first session, with the phone it came by. */
async function newcomer(nickname: string): Promise<Entered & { phone: string }> {
  const phone = newPhone();
  const over = newNetwork();
  return { phone, ...(await redeem(await signUp(phone, nickname, over), over)) };
}

/** Signs in once more from elsewhere, a minute later, as far as the first factor. */
async function signIn(phone: string, over = newNetwork()) {
  later(61_000);
  const code = await codeFor(phone, over);
  return as(null, over).accounts.signIn({ phone, code });
}

async function ready(phone: string): Promise<Entered> {
  const over = newNetwork();
  const answer = await signIn(phone, over);
  if (answer.step !== "ready") throw new Error(`Expected a ticket, got ${answer.step}.`);
  return redeem(answer.ticket, { ...over, device: "Elsewhere/1.0" });
}

describe("a ticket", () => {
  it("opens one session, within a minute", async () => {
    const over = newNetwork();
    const ticket = await signUp(newPhone(), "一张票", over);
    const { caller } = await redeem(ticket, over);
    expect((await (await caller()).accounts.me({})).account.nickname).toBe("一张票");
    await expect(redeem(ticket, over)).rejects.toMatchObject(refusal("TICKET_USED"));

    const late = await signUp(newPhone(), "来晚了", over);
    later(60_001);
    await expect(redeem(late, over)).rejects.toMatchObject(refusal("TICKET_USED"));
    await expect(redeem("made-up-ticket-made-up-ticket", over)).rejects.toMatchObject(refusal("TICKET_USED"));
  });

  it("redeemed twice at once opens one session", async () => {
    const over = newNetwork();
    const ticket = await signUp(newPhone(), "两只手", over);
    const tries = await Promise.allSettled([redeem(ticket, over), redeem(ticket, over)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  obligation("MB-16.2-a", "redeemed leaves account, time, address and port in the network log", async () => {
    const over = { ...newNetwork(), port: 51_234 };
    const { accountId } = await redeem(await signUp(newPhone(), "留下痕迹", over), over);
    const logs = await reader.rows<{ act: string; port: number; objectId: string }>(sql`
      select act, port, object_id as "objectId" from network_log where account_id = ${accountId}::uuid order by id`);
    expect(logs).toEqual([
      { act: "sign-up", port: 51_234, objectId: accountId },
      { act: "sign-in", port: 51_234, objectId: accountId },
    ]);
  });
});

describe("a session", () => {
  it("is listed with its device, and ended from elsewhere it is over at once, on open streams too", async () => {
    const first = await newcomer("两台设备");
    const second = await ready(first.phone);
    const mine = await first.caller();
    const listed = await mine.accounts.sessions({});
    expect(listed.map(({ device, isThis }) => ({ device, isThis }))).toEqual([
      { device: "Elsewhere/1.0", isThis: false },
      { device: "test", isThis: true },
    ]);
    const other = listed.find(({ isThis }) => !isThis)?.id as SessionId; // it is an id of a session
    expect((await (await second.caller()).accounts.me({})).account.nickname).toBe("两台设备");

    const heard: string[] = [];
    const end = lease(`session:${other}`, ({ type }) => heard.push(type));
    const forgotten = new Promise<void>((resolve) => lease("sessions", () => resolve()));
    await mine.accounts.endSession({ sessionId: other });
    await forgotten;
    end();
    expect(heard).toEqual(["ended"]);
    await expect((await second.caller()).accounts.me({})).rejects.toMatchObject(refusal("SIGN_IN_REQUIRED"));
    expect((await (await first.caller()).accounts.me({})).account.nickname).toBe("两台设备");
    await expect(mine.accounts.endSession({ sessionId: other })).rejects.toMatchObject(refusal("NOT_FOUND"));
  });

  it("of somebody else does not exist", async () => {
    const one = await newcomer("甲方");
    const other = await newcomer("乙方");
    const [theirs] = await (await other.caller()).accounts.sessions({});
    await expect(
      (await one.caller()).accounts.endSession({ sessionId: theirs?.id as SessionId }), // listed above
    ).rejects.toMatchObject(refusal("NOT_FOUND"));
    expect(await (await other.caller()).accounts.sessions({})).toHaveLength(1);
  });

  it("can end all others and stays itself; signing out ends the last", async () => {
    const first = await newcomer("全部退出");
    const second = await ready(first.phone);
    const third = await ready(first.phone);
    const forgotten = new Promise<void>((resolve) => lease("sessions", () => resolve()));
    expect(await (await first.caller()).accounts.endOtherSessions({})).toEqual({ ended: 2 });
    await forgotten;
    for (const ended of [second, third])
      await expect((await ended.caller()).accounts.me({})).rejects.toMatchObject(refusal("SIGN_IN_REQUIRED"));
    const out = new Promise<void>((resolve) => lease("sessions", () => resolve()));
    await (await first.caller()).accounts.signOut({});
    await out;
    await expect((await first.caller()).accounts.sessions({})).rejects.toMatchObject(refusal("SIGN_IN_REQUIRED"));
  });

  obligation("IM-08.2-a", "ends with all others the moment a measure keeps the account out", async () => {
    const first = await newcomer("被停用");
    const second = await ready(first.phone);
    const forgotten = new Promise<void>((resolve) => lease("sessions", () => resolve()));
    await inWriteTx((tx) => endSessions(tx, first.accountId as AccountId)); // it is an account's id
    await forgotten;
    for (const ended of [first, second])
      await expect((await ended.caller()).accounts.me({})).rejects.toMatchObject(refusal("SIGN_IN_REQUIRED"));
  });

  it("runs out after thirty days", async () => {
    const { caller } = await newcomer("久未露面");
    later(31 * 24 * 3_600_000);
    await expect((await caller()).accounts.me({})).rejects.toMatchObject(refusal("SIGN_IN_REQUIRED"));
  });
});

describe("signing in", () => {
  it("with a phone of no account leads to sign-up with the same code, and with several lets one choose", async () => {
    const over = newNetwork();
    const phone = newPhone();
    const code = await codeFor(phone, over);
    expect(await as(null, over).accounts.signIn({ phone, code })).toEqual({ step: "sign-up" });
    const { ticket } = await as(null, over).accounts.signUp({ phone, code, nickname: "第一个", accepted: [] });
    const one = await redeem(ticket, over);
    later(61_000);
    await signUp(phone, "第二个", over);
    later(61_000);
    const again = await codeFor(phone, over);
    const choice = await as(null, over).accounts.signIn({ phone, code: again });
    expect(choice).toMatchObject({ step: "choose", accounts: [{ nickname: "第一个" }, { nickname: "第二个" }] });
    const stranger = await makePerson();
    await expect(
      as(null, over).accounts.signIn({ phone, code: again, accountId: stranger.accountId }),
    ).rejects.toMatchObject(refusal("NOT_FOUND"));
    expect(await as(null, over).accounts.signIn({ phone, code: again, accountId: one.accountId })).toMatchObject({
      step: "ready",
    });
  });
});

describe("a second factor", () => {
  async function withTotp(nickname: string) {
    const person = await newcomer(nickname);
    const mine = await person.caller();
    const { secret, qr } = await mine.accounts.startTotp({});
    expect(qr).toMatch(/^data:image\/png;base64,/);
    const code = (at = now()) => generateSync({ secret, epoch: Math.floor(at.getTime() / 1_000) });
    const confirmed = await mine.accounts.confirmTotp({ code: code() });
    return { ...person, code, recoveryCodes: confirmed.recoveryCodes ?? [] };
  }

  it("is asked for at the next sign-in; without it there is no session", async () => {
    const { phone, code } = await withTotp("有验证器");
    const answer = await signIn(phone);
    if (answer.step !== "second-factor") throw new Error("Expected to be asked.");
    expect(answer.methods).toEqual(["totp", "recovery-code"]);
    await expect(redeem(answer.ticket)).rejects.toMatchObject(refusal("TICKET_USED"));
    const { ticket } = await as(null).accounts.secondFactor({
      ticket: answer.ticket,
      proof: { method: "totp", code: code() },
    });
    const { caller } = await redeem(ticket);
    expect((await (await caller()).accounts.me({})).secondFactorGiven).toBe(true);
  });

  it("guessed wrong five times spends the ticket, and a code seen once never works again", async () => {
    const { phone, code } = await withTotp("猜不中");
    const first = await signIn(phone);
    if (first.step !== "second-factor") throw new Error("Expected to be asked.");
    const right = code();
    const wrong = right === "000000" ? "111111" : "000000";
    for (const left of [4, 3, 2, 1, 0]) {
      await expect(
        as(null).accounts.secondFactor({ ticket: first.ticket, proof: { method: "totp", code: wrong } }),
      ).rejects.toMatchObject({ cause: { reason: "CODE_WRONG", params: { left } } });
    }
    await expect(
      as(null).accounts.secondFactor({ ticket: first.ticket, proof: { method: "totp", code: right } }),
    ).rejects.toMatchObject(refusal("TICKET_USED"));

    const second = await signIn(phone);
    if (second.step !== "second-factor") throw new Error("Expected to be asked.");
    const proof = { method: "totp" as const, code: code() };
    await as(null).accounts.secondFactor({ ticket: second.ticket, proof });
    const third = await signIn(phone);
    if (third.step !== "second-factor") throw new Error("Expected to be asked.");
    await expect(as(null).accounts.secondFactor({ ticket: third.ticket, proof })).rejects.toMatchObject(
      refusal("CODE_WRONG"),
    );
    for (let i = 0; i < 4; i++)
      await as(null)
        .accounts.secondFactor({ ticket: third.ticket, proof: { method: "totp", code: wrong } })
        .catch(() => undefined);
    const fourth = await signIn(phone);
    if (fourth.step !== "second-factor") throw new Error("Expected to be asked.");
    await expect(
      as(null).accounts.secondFactor({ ticket: fourth.ticket, proof: { method: "totp", code: code() } }),
    ).rejects.toMatchObject(refusal("TOO_MANY"));
  });

  it("is replaced by a recovery code, each of which works once", async () => {
    const { phone, recoveryCodes } = await withTotp("丢了手机");
    expect(recoveryCodes).toHaveLength(10);
    const proof = { method: "recovery-code" as const, code: recoveryCodes[0] ?? "" };
    for (const expected of ["fulfilled", "rejected"]) {
      const answer = await signIn(phone);
      if (answer.step !== "second-factor") throw new Error("Expected to be asked.");
      const [tried] = await Promise.allSettled([as(null).accounts.secondFactor({ ticket: answer.ticket, proof })]);
      expect(tried?.status).toBe(expected);
    }
  });

  it("cannot be added or removed by a session that did not give the one that is there", async () => {
    const person = await newcomer("旧会话");
    const older = await ready(person.phone);
    const mine = await person.caller();
    const { secret } = await mine.accounts.startTotp({});
    const code = () => generateSync({ secret, epoch: Math.floor(now().getTime() / 1_000) });
    const forgotten = new Promise<void>((resolve) => lease("sessions", () => resolve()));
    await mine.accounts.confirmTotp({ code: code() });
    await forgotten;
    const stolen = await older.caller();
    for (const attempt of [
      () => stolen.accounts.startPasskey({}),
      () => stolen.accounts.removeTotp({}),
      () => stolen.accounts.makeRecoveryCodes({}),
    ])
      await expect(attempt()).rejects.toMatchObject(refusal("SECOND_FACTOR_REQUIRED"));
    later(30_000);
    const confirmed = new Promise<void>((resolve) => lease("sessions", () => resolve()));
    await stolen.accounts.confirmSecondFactor({ proof: { method: "totp", code: code() } });
    await confirmed;
    expect(await (await older.caller()).accounts.security({})).toMatchObject({ isGivenHere: true, hasTotp: true });
    await (await older.caller()).accounts.removeTotp({});
  });

  it("is first added soon after signing in: by an old session nobody makes themselves able to confirm it", async () => {
    const person = await newcomer("很久没动");
    const old = await person.caller();
    later(16 * 60_000);
    for (const attempt of [() => old.accounts.startTotp({}), () => old.accounts.startPasskey({})])
      await expect(attempt()).rejects.toMatchObject(refusal("CONFIRMATION_REQUIRED"));
    expect((await as(await makePerson()).accounts.startTotp({})).secret).toBeTruthy();
  });

  it("opens the desk to staff, who are refused without it", async () => {
    const officer = await makePerson({ posts: ["officer"] });
    const session = { ...officer, id: "00000000-0000-7000-8000-000000000001" as SessionId, secondFactorAt: null };
    await expect(
      as(officer, { session }).accounts.registrationCluster({ accountId: officer.accountId }),
    ).rejects.toMatchObject(refusal("SECOND_FACTOR_REQUIRED"));
    expect(await as(officer, { session }).accounts.security({})).toMatchObject({
      isRequired: true,
      isGivenHere: false,
    });
    expect(await as(officer).accounts.registrationCluster({ accountId: officer.accountId })).toEqual([]);
  });
});

describe("the demo", () => {
  it("signs its cast in with one tap, and nobody else; outside it nothing of it exists", async () => {
    const person = await makePerson();
    const cast = await makePerson({ nickname: "演示居民" });
    await inWriteTx((tx) => tx.rows(sql`update account set is_demo = true where id = ${cast.accountId}::uuid`));
    expect(await as(null).accounts.demoCast({})).toMatchObject([
      { account: { nickname: "演示居民" }, role: "newcomer", isVerified: true },
    ]);
    const { ticket } = await as(null).accounts.demoSignIn({ accountId: cast.accountId });
    expect((await redeem(ticket)).accountId).toBe(cast.accountId);
    await expect(as(null).accounts.demoSignIn({ accountId: person.accountId })).rejects.toMatchObject(
      refusal("NOT_FOUND"),
    );
    setUpAccounts({ publicUrl: "https://guiju.example", isDemo: false, sms: sandboxCarrier() });
    for (const attempt of [
      () => as(null).accounts.demoSignIn({ accountId: cast.accountId }),
      () => as(null).accounts.demoCast({}),
      () => as(null).accounts.sandboxMessages({ phone: newPhone() }),
    ])
      await expect(attempt()).rejects.toMatchObject(refusal("NOT_FOUND"));
    setUpAccounts({ publicUrl: "http://localhost:3000", isDemo: true, sms: sandboxCarrier() });
  });
});
