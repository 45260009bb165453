// Entering, sessions, second factors, agreements and profiles.
import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { generateSync } from "otplib";
import { now } from "@/server/core/clock";
import type { RequestContext } from "@/server/core/request";
import { inWriteTx } from "@/server/core/write-tx";
import { insertSession, newTicket } from "@/server/features/accounts/store/tickets";
import type { SessionId } from "@/server/shared/ids";
import { addDays } from "@/server/shared/time";
import { authenticator } from "@/server/testing/authenticator";
import { codeFor } from "@/server/testing/entering";
import { impose } from "@/server/testing/measures";
import type { CommandSample, DomainSamples } from "@/server/testing/samples";
import { takenIn } from "@/server/testing/samples/social";
import { as, contextAs, makePerson, type Person } from "@/server/testing/world";
import { documentsInEffect } from "@/server/trust/standing/agreements";

let numbers = 0;
/** A phone, device and network that no other sample has used up. */
function stranger() {
  numbers += 1;
  const over: Partial<RequestContext> = {
    address: `198.18.${numbers >> 8}.${numbers & 255}`,
    deviceId: randomBytes(16).toString("base64url"),
  };
  return { phone: `1600003${String(numbers).padStart(4, "0")}`, over };
}

async function withCode(more: object = {}): Promise<CommandSample> {
  const { phone, over } = stranger();
  const code = await codeFor(phone, over);
  return { actor: await makePerson(), over, input: { phone, code, ...more } };
}

/** The device that goes with the test world's address. */
const device = (name: string) => authenticator("localhost", "http://localhost:3000", name);
const codeOf = (secret: string) => generateSync({ secret, epoch: Math.floor(now().getTime() / 1_000) });

async function withTotp(): Promise<{ actor: Person; secret: string }> {
  const actor = await makePerson();
  const { secret } = await as(actor).accounts.startTotp({});
  await as(actor).accounts.confirmTotp({ code: codeOf(secret) });
  return { actor, secret };
}

async function withPasskey() {
  const actor = await makePerson();
  const mine = device(actor.handle);
  const { challenge } = await as(actor).accounts.startPasskey({});
  await as(actor).accounts.addPasskey({ response: mine.create(challenge) });
  return { actor, mine };
}

async function ticketOf(person: Person, step: "ready" | "second-factor") {
  return inWriteTx(async (tx) => {
    const { ticket, stored } = newTicket(tx, person.accountId, step);
    await tx.rows(stored.change);
    return ticket;
  });
}

async function openSession(person: Person): Promise<SessionId> {
  const request = contextAs(person);
  return (await inWriteTx((tx) => insertSession(tx, { accountId: person.accountId, secondFactor: false, request }))).id;
}

const onePerson = async (): Promise<CommandSample> => ({ actor: await makePerson(), input: {} });

export const accountsSamples: DomainSamples = {
  commands: {
    "accounts.requestCode": async () => {
      const { phone, over } = stranger();
      return { actor: await makePerson(), over, input: { phone } };
    },
    "accounts.checkCode": () => withCode(),
    "accounts.signUp": async () => {
      const accepted = await inWriteTx((tx) => documentsInEffect(tx, tx.now));
      return withCode({
        nickname: `新人${randomBytes(5).toString("hex")}`,
        accepted: accepted.filter((document) => document.needsAcceptance),
      });
    },
    "accounts.signIn": () => withCode(),
    "accounts.passkeyOptions": async () => {
      const { actor } = await withPasskey();
      return { actor, input: { ticket: await ticketOf(actor, "second-factor") } };
    },
    "accounts.secondFactor": async () => {
      const { actor, mine } = await withPasskey();
      const ticket = await ticketOf(actor, "second-factor");
      const { challenge } = await as(null).accounts.passkeyOptions({ ticket });
      return { actor, input: { ticket, proof: { method: "passkey", response: mine.get(challenge, 1) } } };
    },
    "accounts.redeemTicket": async () => {
      const actor = await makePerson();
      return { actor, input: { ticket: await ticketOf(actor, "ready") } };
    },
    "accounts.demoSignIn": async () => {
      const actor = await makePerson();
      await inWriteTx((tx) => tx.rows(sql`update account set is_demo = true where id = ${actor.accountId}::uuid`));
      return { actor, input: { accountId: actor.accountId } };
    },
    "accounts.signOut": onePerson,
    "accounts.endSession": async () => {
      const actor = await makePerson();
      return { actor, input: { sessionId: await openSession(actor) } };
    },
    "accounts.endOtherSessions": onePerson,
    "accounts.startTotp": onePerson,
    "accounts.confirmTotp": async () => {
      const actor = await makePerson();
      const { secret } = await as(actor).accounts.startTotp({});
      return { actor, input: { code: codeOf(secret) } };
    },
    "accounts.removeTotp": async () => ({ actor: (await withTotp()).actor, input: {} }),
    "accounts.startPasskey": onePerson,
    "accounts.addPasskey": async () => {
      const actor = await makePerson();
      const { challenge } = await as(actor).accounts.startPasskey({});
      return { actor, input: { response: device(actor.handle).create(challenge) } };
    },
    "accounts.removePasskey": async () => {
      const { actor, mine } = await withPasskey();
      return { actor, input: { id: mine.id } };
    },
    "accounts.makeRecoveryCodes": onePerson,
    "accounts.startConfirmation": async () => ({ actor: (await withPasskey()).actor, input: {} }),
    "accounts.confirmSecondFactor": async () => {
      const { actor, mine } = await withPasskey();
      const { challenge } = await as(actor).accounts.startConfirmation({});
      return { actor, input: { proof: { method: "passkey", response: mine.get(challenge, 1) } } };
    },
    "accounts.acceptDocuments": async () => {
      const compliance = await makePerson({ posts: ["compliance"] });
      const made = await as(compliance).accounts.publishDocument(nextVersion());
      return { actor: await makePerson(), input: { accepted: [made] } };
    },
    "accounts.publishDocument": async () => ({
      actor: await makePerson({ posts: ["compliance"] }),
      input: nextVersion(),
    }),
    "accounts.rename": async () => ({
      actor: await makePerson(),
      input: { nickname: `改名${randomBytes(5).toString("hex")}` },
    }),
    "accounts.changeAvatar": async () => {
      const actor = await makePerson();
      return { actor, input: { mediaId: (await as(actor).media.addImage({ intakeId: takenIn() })).id } };
    },
    "accounts.removeAvatar": onePerson,
    "accounts.correctProfile": async () => {
      const actor = await makePerson();
      const correct = { field: "bio", by: addDays(now(), 7).toISOString() };
      await impose(actor, "suspend-updates", { params: { correct }, endsAt: null });
      return {
        actor,
        input: { field: "bio", bio: "改好了的简介" },
        failing: { correctionOrdered: { input: { field: "nickname", nickname: "没有要求改名" } } },
      };
    },
    "accounts.changeBio": async () => ({ actor: await makePerson(), input: { bio: "爱喝茶" } }),
  },
  queries: {
    "accounts.me": () => [{}],
    "accounts.ownProfile": () => [{}],
    "accounts.formerNames": (world) => [{ handle: world.author.handle }, { handle: world.closed.handle }],
    "accounts.sessions": () => [{}],
    "accounts.security": () => [{}],
    "accounts.documents": () => [{}],
    "accounts.document": () => [{ key: "account-rules" }],
    "accounts.documentDifference": () => [{ key: "account-rules", from: 1, to: 1 }],
    "accounts.documentSummaries": () => [{}],
    "accounts.documentSource": () => [{ key: "account-rules" }],
    "accounts.acceptances": () => [{}],
    "accounts.demoCast": () => [{}],
    "accounts.sandboxMessages": () => [{ phone: "16000000001" }],
    "accounts.registrationCluster": (world) => [{ accountId: world.author.accountId }],
  },
};

/** Other words every time, in effect at once, for nobody to accept. */
function nextVersion() {
  const words = randomBytes(8).toString("hex");
  return {
    key: "account-rules",
    titles: { "zh-CN": "账号运营规则", en: "Account Operation Rules" },
    texts: { "zh-CN": words, en: words },
    needsAcceptance: false,
  } as const;
}
