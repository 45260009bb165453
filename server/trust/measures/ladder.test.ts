import { describe, expect, it } from "vitest";
import type { CaseSource } from "@/server/shared/case-sources";
import { type CaseId, newId } from "@/server/shared/ids";
import { obligation } from "@/server/testing/obligation";
import { departsFrom, type PastMeasure, proposeStep } from "@/server/trust/measures/ladder";

const past = (kind: PastMeasure["kind"], caseId = newId<CaseId>(), source: CaseSource = "report"): PastMeasure => ({
  caseId,
  source,
  kind,
});

describe("the ladder", () => {
  obligation("IM-08.2-a", "begins by severity: warning, limited publishing, suspended updates, closure", () => {
    expect([1, 2, 3, 4].map((severity) => proposeStep(severity as 1 | 2 | 3 | 4, [], "report").step)).toEqual([
      "warning",
      "limited-publishing",
      "suspended-updates",
      "closure",
    ]);
  });

  obligation("IM-08.2-a", "rises by one step with each earlier case, and for what is minor never to closure", () => {
    const twice = [past("warn"), past("limit-functions")];
    expect(proposeStep(2, [past("warn")], "report")).toMatchObject({
      step: "suspended-updates",
      days: 30,
      earlierCases: 1,
    });
    expect(proposeStep(2, twice, "report")).toMatchObject({
      step: "closure",
      kinds: ["close-account", "bar-registration"],
    });
    expect(proposeStep(1, [...twice, past("warn"), past("warn")], "report").step).toBe("suspended-updates");
  });

  it("counts several measures of one case once, and removals alone not at all", () => {
    const one = newId<CaseId>();
    expect(proposeStep(1, [past("warn", one), past("stop-advertising", one)], "report").earlierCases).toBe(1);
    expect(proposeStep(1, [past("remove-content"), past("remove-content")], "report").step).toBe("warning");
  });

  it("is another one for comments kept badly: warning, paused, closed for good, and of minor matters never a closed account", () => {
    const left = () => past("warn", newId<CaseId>(), "keeping");
    const steps = [[], [left()], [left(), left()], [left(), left(), left()]].map(
      (history) => proposeStep(1, history, "keeping").step,
    );
    expect(steps).toEqual(["warning", "paused-comments", "closed-comments", "closed-comments"]);
    expect(proposeStep(2, [left(), left()], "keeping").step).toBe("closure");
    expect(proposeStep(1, [past("warn"), past("limit-functions")], "keeping").earlierCases).toBe(0);
    expect(proposeStep(1, [left()], "report").earlierCases).toBe(1);
  });

  it("is departed from by other measures, not by removing the content as well", () => {
    const proposal = proposeStep(2, [], "report");
    expect(departsFrom(proposal, ["limit-functions", "remove-content"])).toBe(false);
    expect(departsFrom(proposal, ["warn"])).toBe(true);
    expect(departsFrom(proposal, ["limit-functions", "blacklist"])).toBe(true);
    expect(departsFrom(proposal, ["remove-content"])).toBe(true);
  });
});
