// One's own standing and data: levels, copies, closing.
import type { CommandSample, DomainSamples } from "@/server/testing/samples";
import { makePerson } from "@/server/testing/world";

/** Jobs call these. */
async function byJob(input: unknown): Promise<CommandSample> {
  return { actor: null, input, over: { system: "test" }, failing: { isSystem: { actor: await makePerson() } } };
}

export const privacySamples: DomainSamples = {
  commands: {
    "tiers.regrade": () => byJob({ after: null }),
  },
  queries: {
    "tiers.mine": () => [{}],
    "tiers.table": () => [{}],
  },
};
