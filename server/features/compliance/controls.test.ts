import { describe, expect, it } from "vitest";
import { findControls, findTests } from "./controls";

const source = (path: string, text: string) => ({ path, text });

describe("controls", () => {
  it("are the exported names that an id stands in, once per name", () => {
    const text = [
      'import { gate } from "@/server/trust/policy/gates";',
      "",
      'export const first = gate("first", ["MB-07.1-c", "MB-07.1-c"]);',
      "export const second = command({",
      '  obligations: ["MB-07.1-c", "PUB-18.1-i10"],',
      "});",
    ].join("\n");
    expect(findControls([source("server/trust/policy/gates.ts", text)])).toEqual([
      { id: "MB-07.1-c", path: "server/trust/policy/gates.ts", name: "first" },
      { id: "MB-07.1-c", path: "server/trust/policy/gates.ts", name: "second" },
      { id: "PUB-18.1-i10", path: "server/trust/policy/gates.ts", name: "second" },
    ]);
  });

  it("are named by their file where no exported name precedes", () => {
    expect(findControls([source("app/page.tsx", 'const held = ["MB-14.1-a"];')])).toEqual([
      { id: "MB-14.1-a", path: "app/page.tsx", name: "page" },
    ]);
  });

  it("are not found where ids are only listed, tested, spoken of or unknown", () => {
    const listed = 'export const listed = ["MB-07.1-c"];';
    for (const path of [
      "server/shared/obligation-ids.ts",
      "server/features/compliance/claims.ts",
      "server/features/compliance/evidence/people.ts",
      "server/testing/samples/compliance.ts",
      "server/trust/policy/gates.test.ts",
      "e2e/journeys/sign-up.spec.ts",
    ])
      expect(findControls([source(path, listed)]), path).toEqual([]);
    expect(findControls([source("server/core/config.ts", "// kept six months (MB-16.2-a)")])).toEqual([]);
    expect(findControls([source("server/core/config.ts", 'export const x = "MB-99.9-z";')])).toEqual([]);
  });
});

/** The call as a test writes it; spelt apart, so that this file itself holds nothing. */
const call = (given: string) => `${"obligation"}(${given}, async () => {});`;

describe("tests", () => {
  it("are found by their calls, one per id, whatever the line breaks", () => {
    const text = [
      call('"MB-07.1-c", "an unverified account cannot post"'),
      call('\n  ["MB-12.1-a", "MB-14.1-a"],\n  `says "no" to both`'),
    ].join("\n");
    expect(findTests([source("server/a.db.test.ts", text)])).toEqual([
      { id: "MB-07.1-c", path: "server/a.db.test.ts", name: "an unverified account cannot post" },
      { id: "MB-12.1-a", path: "server/a.db.test.ts", name: 'says "no" to both' },
      { id: "MB-14.1-a", path: "server/a.db.test.ts", name: 'says "no" to both' },
    ]);
    expect(findTests([source("e2e/journeys/b.spec.ts", text)])).toHaveLength(3);
    expect(findTests([source("server/a.ts", text)])).toEqual([]);
  });

  it("keep an id that nobody knows as it is written, so that it can be named", () => {
    expect(findTests([source("a.test.ts", call('"MB-99.9-z", "holds"'))])).toMatchObject([{ id: "MB-99.9-z" }]);
  });
});
