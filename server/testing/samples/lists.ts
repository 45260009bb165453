// Lists of accounts.
import { inWriteTx } from "@/server/core/write-tx";
import type { ListId } from "@/server/shared/ids";
import { subjectRef } from "@/server/shared/subject";
import type { DomainSamples } from "@/server/testing/samples";
import { as, makePerson, type Person } from "@/server/testing/world";
import { setState } from "@/server/trust/visibility/state";

async function ownList(actor?: Person) {
  const owner = actor ?? (await makePerson());
  const { id } = await as(owner).lists.makeList({ name: "写字的人", audience: "public" });
  return { actor: owner, listId: id };
}

async function removedList(owner: Person): Promise<ListId> {
  const { listId } = await ownList(owner);
  await inWriteTx((tx) => setState(tx, subjectRef("list", listId), "removed"));
  return listId;
}

export const listSamples: DomainSamples = {
  commands: {
    "lists.makeList": async () => ({ actor: await makePerson(), input: { name: "写字的人", audience: "public" } }),
    "lists.editList": async () => {
      const { actor, listId } = await ownList();
      const input = { name: "画画的人", audience: "self" };
      return {
        actor,
        input: { ...input, listId },
        failing: {
          ownsTarget: { actor: await makePerson() },
          notRemoved: { input: { ...input, listId: await removedList(actor) } },
        },
      };
    },
    "lists.deleteList": async () => {
      const { actor, listId } = await ownList();
      return { actor, input: { listId }, failing: { ownsTarget: { actor: await makePerson() } } };
    },
    "lists.addToList": async () => {
      const [{ actor, listId }, other] = [await ownList(), await makePerson()];
      return {
        actor,
        input: { listId, accountId: other.accountId },
        failing: { ownsTarget: { actor: await makePerson() } },
      };
    },
    "lists.removeFromList": async () => {
      const [{ actor, listId }, other] = [await ownList(), await makePerson()];
      await as(actor).lists.addToList({ listId, accountId: other.accountId });
      return {
        actor,
        input: { listId, accountId: other.accountId },
        failing: { ownsTarget: { actor: await makePerson() } },
      };
    },
    "lists.leaveList": async () => {
      const [{ actor: owner, listId }, actor] = [await ownList(), await makePerson()];
      await as(owner).lists.addToList({ listId, accountId: actor.accountId });
      return { actor, input: { listId } };
    },
  },
  queries: {
    "lists.mine": (world) => [{}, { accountId: world.author.accountId }],
    "lists.get": (world) => Object.values(world.lists).map((listId) => ({ listId })),
    "lists.members": (world) => Object.values(world.lists).map((listId) => ({ listId })),
    "lists.timeline": (world) => Object.values(world.lists).map((listId) => ({ listId })),
  },
};
