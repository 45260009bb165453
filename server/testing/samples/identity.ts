import { sql } from "drizzle-orm";
import { now } from "@/server/core/clock";
import { inTransaction } from "@/server/core/database";
import { freshNumber, prove } from "@/server/testing/identity";
import type { CommandSample, DomainSamples } from "@/server/testing/samples";
import { as, makePerson, type Person } from "@/server/testing/world";

const why = { purpose: "complaint", basis: "投诉单 18 号" } as const;

/** A call of a job; a person who sends it is refused. */
async function bySystem(input: unknown): Promise<CommandSample> {
  return { actor: null, input, over: { system: "test" }, failing: { isSystem: { actor: await makePerson() } } };
}

async function proven(): Promise<Person> {
  const person = await makePerson({ identity: "none" });
  await prove(person, freshNumber());
  // Long enough ago to ask the provider again.
  await inTransaction((tx) =>
    tx.rows(sql`update identity_verification set asked_at = null where account_id = ${person.accountId}::uuid`),
  );
  return person;
}

async function waiting() {
  const actor = await makePerson({ identity: "none" });
  const { verificationId } = await as(actor).identity.submit({
    method: "person",
    name: "王小明",
    number: freshNumber(),
  });
  return { actor, verificationId };
}

async function requested() {
  const asker = await makePerson({ posts: ["privacy"] });
  const approver = await makePerson({ posts: ["privacy"] });
  const person = await proven();
  const { openingId } = await as(asker).identity.requestOpening({ handle: person.handle, ...why });
  return { asker, approver, openingId };
}

async function decided(how: "approveOpening" | "refuseOpening" = "approveOpening") {
  const made = await requested();
  await as(made.approver).identity[how]({ openingId: made.openingId });
  return made;
}

async function expired() {
  const { asker, openingId } = await decided();
  await inTransaction((tx) =>
    tx.rows(sql`update identity_opening set expires_at = approved_at where id = ${openingId}::uuid`),
  );
  return { asker, openingId };
}

const decision = async () => {
  const { asker, approver, openingId } = await requested();
  const done = await decided();
  return {
    actor: approver,
    input: { openingId },
    failing: {
      anotherPersonDecides: { actor: asker },
      openingWaits: { actor: done.approver, input: { openingId: done.openingId } },
    },
  };
};

const lastDay = () => ({
  from: new Date(now().getTime() - 86_400_000).toISOString(),
  to: new Date(now().getTime() + 60_000).toISOString(),
});

export const identitySamples: DomainSamples = {
  commands: {
    "identity.submit": async () => ({
      actor: await makePerson({ identity: "none" }),
      input: { method: "person", name: "王小明", number: freshNumber() },
    }),
    "identity.check": async () => ({ actor: (await waiting()).actor, input: {} }),
    "identity.recheck": async () => ({ actor: await proven(), input: {} }),
    "identity.settle": async () => bySystem({ verificationId: (await waiting()).verificationId }),
    "identity.askForRecheck": async () => {
      const person = await proven();
      const [passed] = (await as(person).identity.mine({})).tries;
      return bySystem({ verificationId: passed?.id });
    },
    "identity.requestOpening": async () => ({
      actor: await makePerson({ posts: ["privacy"] }),
      input: { handle: (await proven()).handle, ...why },
    }),
    "identity.approveOpening": decision,
    "identity.refuseOpening": decision,
    "identity.openSealed": async () => {
      const { asker, approver, openingId } = await decided();
      const undecided = await requested();
      const late = await expired();
      return {
        actor: asker,
        input: { openingId },
        failing: {
          askedForOpening: { actor: approver },
          openingApprovedByAnother: { actor: undecided.asker, input: { openingId: undecided.openingId } },
          openingNotExpired: { actor: late.asker, input: { openingId: late.openingId } },
        },
      };
    },
    "privacy.searchLogs": async () => {
      const handle = (await makePerson()).handle;
      return {
        actor: await makePerson({ posts: ["privacy"] }),
        input: { handle, ...lastDay(), ...why },
        failing: {
          mayOpenAddresses: {
            actor: await makePerson({ posts: ["compliance"] }),
            input: { handle, ...lastDay(), ...why, addresses: "open" },
          },
        },
      };
    },
    "privacy.purgeNetworkLogs": () => bySystem({}),
    "credit.recover": async () => {
      const { principalId } = await makePerson();
      await inTransaction((tx) =>
        tx.rows(
          sql`update principal set created_at = created_at - interval '2 months' where id = ${principalId}::uuid`,
        ),
      );
      return bySystem({ principalId });
    },
  },
  queries: {
    "identity.mine": () => [{}],
    "identity.examples": () => [{}],
    "identity.openings": () => [{}],
    "privacy.accessHistory": () => [{}],
    "privacy.keeping": () => [{}],
    "privacy.logRetention": () => [{}],
    "credit.mine": () => [{}],
    "credit.summary": () => [{}],
    "credit.table": () => [{}],
  },
};
