// Licences.

import { now } from "@/server/core/clock";
import type { NewsService } from "@/server/shared/licences";
import { addDays } from "@/server/shared/time";
import type { DomainSamples } from "@/server/testing/samples";
import { takenIn } from "@/server/testing/samples/social";
import { as, makePerson, type Person } from "@/server/testing/world";

/** What an officer enters for an account, with evidence of the officer's own. */
export async function licenceFor(officer: Person, account: Person, scope: NewsService[] = ["publish"]) {
  const { id } = await as(officer).media.addEvidence({ intakeId: takenIn() });
  const day = (days: number) => addDays(now(), days).toISOString().slice(0, 10);
  return {
    accountId: account.accountId,
    number: "演示 10120000001",
    holder: "小镇日报社",
    issuer: "演示省互联网信息办公室",
    scope,
    startsOn: day(-30),
    endsOn: day(300),
    evidenceId: id,
  };
}

/** An account with a licence in force. */
export async function licensed(scope: NewsService[] = ["publish"]) {
  const [officer, account] = [await makePerson({ posts: ["officer"] }), await makePerson()];
  const { id } = await as(officer).licences.enterLicence(await licenceFor(officer, account, scope));
  return { officer, account, licenceId: id };
}

export const licencesSamples: DomainSamples = {
  commands: {
    "licences.enterLicence": async () => {
      const [actor, account] = [await makePerson({ posts: ["officer"] }), await makePerson()];
      return {
        actor,
        input: await licenceFor(actor, account),
        failing: { notOnesOwn: { input: await licenceFor(actor, actor) } },
      };
    },
    "licences.endLicence": async () => {
      const { officer, licenceId } = await licensed();
      const other = await makePerson({ posts: ["officer"] });
      const own = await as(other).licences.enterLicence(await licenceFor(other, officer));
      return {
        actor: officer,
        input: { licenceId, reason: "许可证已被注销" },
        failing: { notOnesOwn: { input: { licenceId: own.id, reason: "许可证已被注销" } } },
      };
    },
  },
  queries: {
    "licences.list": () => [{}],
    "licences.mine": () => [{}],
  },
};
