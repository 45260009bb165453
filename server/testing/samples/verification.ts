// Applications for verified marks, and what reviewers decide of them.
import { sql } from "drizzle-orm";
import { verifiedMark } from "@/db/schema/trust/marks";
import { inWriteTx } from "@/server/core/write-tx";
import { applicationOf, apply, approve, evidenceTakenIn, findingsOf } from "@/server/testing/marks";
import type { DomainSamples } from "@/server/testing/samples";
import { as, makePerson } from "@/server/testing/world";

const reviewer = () => makePerson({ posts: ["reviewer"] });

/** A reviewer with an application that waits, and one of the reviewer's own. */
async function waiting() {
  const [actor, applicant] = [await reviewer(), await makePerson()];
  const decided = await apply(await makePerson());
  await approve(await reviewer(), decided);
  return { actor, applicationId: await apply(applicant), own: await apply(actor), decided };
}

async function marked() {
  const holder = await makePerson();
  await approve(await reviewer(), await apply(holder));
  return holder;
}

export const verificationSamples: DomainSamples = {
  commands: {
    "verification.addEvidenceFile": async () => ({
      actor: await makePerson(),
      input: { intakeId: evidenceTakenIn() },
    }),
    "verification.submit": async () => {
      const actor = await makePerson();
      return { actor, input: await applicationOf(actor) };
    },
    "verification.withdraw": async () => {
      const actor = await makePerson();
      return { actor, input: { applicationId: await apply(actor) } };
    },
    "verification.giveUp": async () => ({ actor: await marked(), input: {} }),
    "verification.claim": async () => {
      const { actor, applicationId, own, decided } = await waiting();
      return {
        actor,
        input: { applicationId },
        failing: {
          applicationWaits: { input: { applicationId: decided } },
          notTheApplicant: { input: { applicationId: own } },
        },
      };
    },
    "verification.release": async () => {
      const { actor, applicationId } = await waiting();
      await as(actor).verification.claim({ applicationId });
      return { actor, input: { applicationId } };
    },
    "verification.decide": async () => {
      const { actor, applicationId, own, decided } = await waiting();
      await as(actor).verification.claim({ applicationId });
      const input = { applicationId, outcome: "approve", findings: findingsOf("person"), reason: "证件与说明一致。" };
      return {
        actor,
        input,
        failing: {
          applicationWaits: { input: { ...input, applicationId: decided } },
          notTheApplicant: { input: { ...input, applicationId: own } },
          holdsApplication: { actor: await reviewer() },
        },
      };
    },
    "verification.endExpired": async () => {
      const holder = await marked();
      await inWriteTx((tx) =>
        tx.rows(sql`
          update ${verifiedMark} set expires_at = ${tx.now}::timestamptz where account_id = ${holder.accountId}::uuid`),
      );
      return { actor: await makePerson(), over: { system: "test" }, input: { accountId: holder.accountId } };
    },
    "verification.announceEnd": async () => ({
      actor: await makePerson(),
      over: { system: "test" },
      input: { accountId: (await marked()).accountId },
    }),
  },
  queries: {
    "verification.mine": () => [{}],
    "verification.markOf": (world) => [{ handle: world.author.handle }, { handle: world.closed.handle }],
    "verification.queue": () => [{}],
    "verification.application": (world) => [{ applicationId: world.application }],
  },
};
