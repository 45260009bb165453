// What the platform's desk decides of keepers: second looks at what they hid, and the powers that they ask for.
import { sql } from "drizzle-orm";
import { account } from "@/db/schema/accounts";
import { inWriteTx } from "@/server/core/write-tx";
import type { LookId } from "@/server/features/comments/contract/looks";
import type { PowerWishId } from "@/server/features/comments/contract/powers";
import type { StaffPost } from "@/server/shared/staff";
import type { DomainSamples } from "@/server/testing/samples";
import { hiddenComment, ownComment } from "@/server/testing/samples/comments";
import { makeOrganisation } from "@/server/testing/sections";
import { as, makePerson, type Person } from "@/server/testing/world";

async function askedLook() {
  const found = await hiddenComment();
  const { id } = await as(found.writer).comments.askLook({ commentId: found.commentId });
  return { ...found, lookId: id };
}

async function askedPower() {
  const owner = await makePerson();
  const input = { ownerId: owner.accountId, power: "keepers" as const };
  const { id: wishId } = await as(owner).comments.askPower(input);
  return { owner, input, wishId };
}

/** Somebody of the desk who is also this person: not the one to decide. */
async function staffBehind(person: Person, post: StaffPost): Promise<Person> {
  const staff = await makePerson({ posts: [post] });
  await inWriteTx((tx) =>
    tx.rows(sql`update ${account} set principal_id = ${person.principalId}::uuid where id = ${staff.accountId}::uuid`),
  );
  return { ...staff, principalId: person.principalId };
}

export const commentDeskSamples: DomainSamples = {
  commands: {
    "comments.askLook": async () => {
      const { writer, commentId } = await hiddenComment();
      const shown = await ownComment();
      return {
        actor: writer,
        input: { commentId },
        failing: {
          signedIn: { input: { commentId: shown.commentId } },
          ownsTarget: { actor: shown.owner, input: { commentId: shown.commentId } },
        },
      };
    },
    "comments.openLook": async () => {
      const { lookId, writer } = await askedLook();
      return {
        actor: await makePerson({ posts: ["reviewer"] }),
        input: { lookId },
        failing: { notInvolvedInLook: { actor: await staffBehind(writer, "reviewer") } },
      };
    },
    "comments.decideLook": async () => {
      const { lookId, writer } = await askedLook();
      const reviewer = await makePerson({ posts: ["reviewer"] });
      const decided = await askedLook();
      const answerTo = async (id: LookId) => {
        const { textAt: seen } = await as(reviewer).comments.openLook({ lookId: id });
        return { lookId: id, seen, outcome: "left", reason: "属于管理者的权限。" } as const;
      };
      const answered = await answerTo(decided.lookId);
      await as(reviewer).comments.decideLook(answered);
      return {
        actor: reviewer,
        input: await answerTo(lookId),
        failing: {
          lookOpen: { input: answered },
          notInvolvedInLook: { actor: await staffBehind(writer, "reviewer") },
        },
      };
    },
    "comments.askPower": async () => {
      const actor = await makePerson();
      const input = { ownerId: actor.accountId, power: "keepers" };
      return { actor, input, failing: { ownsTarget: { actor: await makePerson() } } };
    },
    "comments.withdrawPowerWish": async () => {
      const { owner, input } = await askedPower();
      return { actor: owner, input, failing: { ownsTarget: { actor: await makePerson() } } };
    },
    "comments.decidePowerWish": async () => {
      const { owner, wishId } = await askedPower();
      const actor = await makePerson({ posts: ["officer"] });
      const decided = await askedPower();
      const input = (id: PowerWishId) => ({ wishId: id, outcome: "granted" as const, reason: "管理评论一贯及时。" });
      await as(actor).comments.decidePowerWish(input(decided.wishId));
      return {
        actor,
        input: input(wishId),
        failing: {
          wishOpen: { input: input(decided.wishId) },
          notInvolvedInWish: { actor: await staffBehind(owner, "officer") },
        },
      };
    },
    "comments.takePower": async () => {
      const owner = await makeOrganisation();
      return {
        actor: await makePerson({ posts: ["officer"] }),
        input: { ownerId: owner.accountId, power: "delete", reason: "删除了批评意见。" },
        failing: { notOneself: { actor: await staffBehind(owner, "officer") } },
      };
    },
  },
  queries: {
    "comments.looks": () => [{}, { state: "decided" }],
    "comments.powers": (world) => [{ ownerId: world.author.accountId }],
    "comments.powerWishes": () => [{}, { state: "decided" }],
    "comments.accountPowers": (world) => [{ handle: world.author.handle }],
  },
};
