import { describe, expect, it } from "vitest";
import type { ObligationId } from "@/server/shared/obligation-ids";
import { obligationOf, obligations } from "@/server/shared/obligations";
import type { obligation } from "@/server/testing/obligation";
import { type Claim, type Claims, claims } from "./claims";
import { evidence } from "./evidence/evidence";
import type { Evidence } from "./evidence/kinds";
import { joinMatrix, type MatrixParts, problemsOf } from "./matrix";

const id = "MB-07.1-c" satisfies ObligationId;
const claimed: Claim = { status: "claimed" };
const says = { "zh-CN": "有", en: "there is" };
const saved: Evidence = { is: "events", kinds: ["post.created"], says };

/** A matrix of one claimed row with everything it needs, changed as the test says. */
function matrixOf(change: Partial<MatrixParts>) {
  const parts: MatrixParts = {
    obligations: [obligationOf(id)],
    claims: { [id]: claimed } satisfies Claims,
    controls: [{ id, path: "server/trust/policy/gates.ts", name: "identityVerified" }],
    tests: [{ id, path: "server/gates.db.test.ts", name: "refuses" }],
    evidence: { [id]: saved },
    ...change,
  };
  const rows = joinMatrix(parts);
  return { rows, problems: problemsOf(rows, parts.tests) };
}

describe("the matrix", () => {
  it("is green for a claim with control, test and evidence", () => {
    const { rows, problems } = matrixOf({});
    expect(rows).toMatchObject([{ status: "green", lacks: [] }]);
    expect(problems).toEqual([]);
  });

  it.each([
    ["control", { controls: [] }],
    ["test", { tests: [] }],
    ["evidence", { evidence: {} }],
  ] as const)("breaks on a claim without %s", (proof, change) => {
    const { rows, problems } = matrixOf(change);
    expect(rows).toMatchObject([{ status: "broken", lacks: [proof] }]);
    expect(problems[0]).toBe(`${id} is claimed without ${proof}.`);
  });

  it("lists what a part still lacks and does not fail on it", () => {
    const missing = { "zh-CN": "缺", en: "missing" };
    const { rows, problems } = matrixOf({ claims: { [id]: { status: "partial", missing } }, tests: [], evidence: {} });
    expect(rows).toMatchObject([{ status: "partial", lacks: ["test", "evidence"] }]);
    expect(problems).toEqual([]);
  });

  it("leaves open what nobody claims", () => {
    expect(matrixOf({ claims: {} }).rows).toMatchObject([{ status: "open", lacks: [] }]);
  });

  it("fails on a test that holds an id without a control", () => {
    const { problems } = matrixOf({ claims: {}, controls: [] });
    expect(problems).toEqual([`server/gates.db.test.ts holds ${id}, which no control names: "refuses".`]);
  });

  it("fails on a test that names an id nobody knows", () => {
    const { problems } = matrixOf({ tests: [{ id: "MB-99.9-z", path: "a.test.ts", name: "holds" }] });
    expect(problems).toContain('a.test.ts names MB-99.9-z, which is no obligation: "holds".');
  });

  it("has every obligation of the register once", () => {
    const rows = joinMatrix({ obligations, claims, controls: [], tests: [], evidence });
    expect(rows.map((row) => row.obligation.id)).toEqual(obligations.map((entry) => entry.id));
  });
});

describe("an unknown id", () => {
  it("does not compile: in a claim, in evidence, in a test", () => {
    // @ts-expect-error no such obligation may be claimed
    const claim: Claims = { "MB-99.9-z": claimed };
    // @ts-expect-error no such obligation has evidence
    const book: MatrixParts["evidence"] = { "MB-99.9-z": saved };
    // @ts-expect-error no such obligation can be held
    const hold: Parameters<typeof obligation>[0] = "MB-99.9-z";
    expect([claim, book, hold]).toHaveLength(3);
  });

  it("and a claim without evidence does not compile either", () => {
    // @ts-expect-error the other claims have no evidence here
    const book: Record<keyof typeof claims, Evidence> = { "GRP-05.2-b": saved };
    expect(Object.keys(book)).toHaveLength(1);
  });
});
