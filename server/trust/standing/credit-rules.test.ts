import fc from "fast-check";
import { expect, it } from "vitest";
import { obligation } from "@/server/testing/obligation";
import { foldCredit } from "@/server/trust/standing/credit";
import { foldWithout } from "@/server/trust/standing/credit-rules";

interface Entry {
  points: number;
  reason: string;
  measureId: string | null;
}

/** As restoreCredit writes it. */
function overturned(entries: readonly Entry[], measureId: string): Entry[] {
  const without = foldWithout(entries, measureId);
  if (!without) return [...entries];
  const points = without.points - foldCredit(entries).points;
  return [...entries, { points, reason: "measure.overturned", measureId }];
}

obligation(
  "GRP-07.2-a",
  "overturning measures leaves exactly the points there would be without them, in any order",
  () => {
    const step = fc.oneof(
      fc.record({
        is: fc.constant("impose" as const),
        id: fc.constantFrom("a", "b", "c", "d"),
        points: fc.integer({ min: -100, max: -1 }),
      }),
      fc.record({ is: fc.constant("overturn" as const), id: fc.constantFrom("a", "b", "c", "d") }),
      fc.record({ is: fc.constant("other" as const), points: fc.integer({ min: -20, max: 20 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let entries: Entry[] = [];
        const gone = new Set<string>();
        for (const each of steps) {
          if (each.is === "other") entries.push({ points: each.points, reason: "other", measureId: null });
          else if (each.is === "overturn" && entries.some((entry) => entry.measureId === each.id)) {
            entries = overturned(entries, each.id);
            gone.add(each.id);
          } else if (each.is === "impose" && !entries.some((entry) => entry.measureId === each.id)) {
            entries.push({ points: each.points, reason: "measure.imposed", measureId: each.id });
          }
        }
        const never = entries.filter((entry) => entry.measureId === null || !gone.has(entry.measureId));
        expect(foldCredit(entries)).toEqual(foldCredit(never));
      }),
    );
  },
);

it("takes back once", () => {
  const entries = overturned([{ points: -10, reason: "measure.imposed", measureId: "a" }], "a");
  expect(overturned(entries, "a")).toHaveLength(2);
});
