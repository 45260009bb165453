import { describe, expect, it } from "vitest";
import { type CaseId, newId } from "@/server/shared/ids";
import { obligation } from "@/server/testing/obligation";
import { departsFrom, type PastMeasure, proposeStep } from "@/server/trust/measures/ladder";

const past = (kind: PastMeasure["kind"], caseId = newId<CaseId>()): PastMeasure => ({
  caseId,
  kind,
});

describe("the ladder", () => {
  obligation("IM-08.2-a", "begins by severity: warning, limited publishing, suspended updates, closure", () => {
    expect([1, 2, 3, 4].map((severity) => proposeStep(severity as 1 | 2 | 3 | 4, []).step)).toEqual([
      "warning",
      "limited-publishing",
      "suspended-updates",
      "closure",
    ]);
  });

  obligation("IM-08.2-a", "rises by one step with each earlier case, and for what is minor never to closure", () => {
    const twice = [past("warn"), past("limit-functions")];
    expect(proposeStep(2, [past("warn")])).toMatchObject({ step: "suspended-updates", days: 30, earlierCases: 1 });
    expect(proposeStep(2, twice)).toMatchObject({ step: "closure", kinds: ["close-account", "bar-registration"] });
    expect(proposeStep(1, [...twice, past("warn"), past("warn")]).step).toBe("suspended-updates");
  });

  it("counts several measures of one case once, and removals alone not at all", () => {
    const one = newId<CaseId>();
    expect(proposeStep(1, [past("warn", one), past("stop-advertising", one)]).earlierCases).toBe(1);
    expect(proposeStep(1, [past("remove-content"), past("remove-content")]).step).toBe("warning");
  });

  it("is departed from by other measures, not by removing the content as well", () => {
    const proposal = proposeStep(2, []);
    expect(departsFrom(proposal, ["limit-functions", "remove-content"])).toBe(false);
    expect(departsFrom(proposal, ["warn"])).toBe(true);
    expect(departsFrom(proposal, ["limit-functions", "blacklist"])).toBe(true);
    expect(departsFrom(proposal, ["remove-content"])).toBe(true);
  });
});
