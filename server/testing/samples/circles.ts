// Circles.
import type { DomainSamples } from "@/server/testing/samples";
import { as, makePerson } from "@/server/testing/world";

async function ownCircle() {
  const [actor, other] = [await makePerson(), await makePerson()];
  const { id } = await as(actor).circles.makeCircle({ name: "茶友" });
  return { actor, other, circleId: id };
}

export const circlesSamples: DomainSamples = {
  commands: {
    "circles.makeCircle": async () => ({ actor: await makePerson(), input: { name: "家人" } }),
    "circles.renameCircle": async () => {
      const { actor, circleId } = await ownCircle();
      return { actor, input: { circleId, name: "老茶友" } };
    },
    "circles.addToCircle": async () => {
      const { actor, other, circleId } = await ownCircle();
      return {
        actor,
        input: { circleId, accountId: other.accountId },
        failing: { notOneself: { input: { circleId, accountId: actor.accountId } } },
      };
    },
    "circles.removeFromCircle": async () => {
      const { actor, other, circleId } = await ownCircle();
      await as(actor).circles.addToCircle({ circleId, accountId: other.accountId });
      return { actor, input: { circleId, accountId: other.accountId } };
    },
    "circles.deleteCircle": async () => {
      const { actor, circleId } = await ownCircle();
      return { actor, input: { circleId } };
    },
  },
  queries: {
    "circles.mine": (world) => [{}, { accountId: world.author.accountId }],
    "circles.members": (world) => [{ circleId: world.circleId }],
  },
};
