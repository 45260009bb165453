import { parkedEffect } from "@/server/testing/parked";
import type { DomainSamples } from "@/server/testing/samples";
import { makePerson } from "@/server/testing/world";

export const complianceSamples: DomainSamples = {
  commands: {
    "compliance.assess": async () => ({
      actor: await makePerson({ posts: ["compliance"] }),
      input: { id: "MB-07.1-c", words: "抽查了十个未认证账号，发布均被拒绝。" },
    }),
    "compliance.requeueEffect": async () => ({
      actor: await makePerson({ posts: ["officer"] }),
      input: await parkedEffect("read tcp: connection reset"),
    }),
  },
  queries: {
    "compliance.register": () => [{}, { regulation: "public-accounts-2021", status: "partial" }],
    "compliance.obligation": () => [{ id: "MB-07.1-c" }, { id: "MB-01.1-a" }],
    "compliance.heads": () => [{}],
    "compliance.myRecords": () => [{}],
    "compliance.receipt": (world) => [{ chain: "event", id: world.author.accountId }],
    "compliance.parkedEffects": () => [{}],
    "compliance.transparency": () => [{}, { days: 365 }],
  },
};
