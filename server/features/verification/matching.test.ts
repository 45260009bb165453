import { describe, expect, it } from "vitest";
import type { MarkClaim } from "@/server/features/verification/contract/applications";
import { requireMatching, type ShownDocument } from "@/server/features/verification/matching";
import { AppError } from "@/server/shared/errors";
import { claims, inventedCode } from "@/server/testing/mark-claims";

const now = new Date("2026-05-01T00:00:00Z");
const licence: ShownDocument = { document: "professional-licence", number: "1", holder: "王 小明", expiresAt: null };
const business: ShownDocument = {
  document: "business-licence",
  number: inventedCode.toLowerCase(),
  holder: "海棠书店有限公司",
  expiresAt: null,
};
const office: ShownDocument = {
  document: "office-document",
  number: "7",
  holder: "北光出版社上海代表处",
  expiresAt: null,
};
const person = { name: "王小明", number: "110", isOrganisation: false };

function refusalOf(claim: MarkClaim, documents: ShownDocument[], proven: Parameters<typeof requireMatching>[2] = null) {
  try {
    requireMatching(claim, documents, proven, now);
    return null;
  } catch (error) {
    return error instanceof AppError ? [error.reason, error.params] : error;
  }
}

describe("a person", () => {
  it("shows a document of their own", () => {
    expect(refusalOf(claims.person, [licence], person)).toBeNull();
    expect(refusalOf(claims.person, [{ ...licence, holder: "李四" }], person)).toEqual([
      "IDENTITY_MISMATCH",
      { field: "evidence.0.holder" },
    ]);
  });

  it("cannot do without, nor with one that has ended", () => {
    expect(refusalOf(claims.person, [], person)).toMatchObject([
      "EVIDENCE_REQUIRED",
      { documents: ["professional-licence", "title-certificate", "employment-proof"] },
    ]);
    expect(refusalOf(claims.person, [{ ...licence, expiresAt: now }], person)).toEqual([
      "INPUT_INVALID",
      { fields: [{ path: "evidence.0.expiresOn", problem: "past" }] },
    ]);
  });
});

describe("an organisation of this country", () => {
  const claim = claims.organisation;

  it("names a code whose check character is right, and that its licence carries", () => {
    expect(refusalOf(claim, [business])).toBeNull();
    expect(refusalOf({ ...claim, code: `${inventedCode.slice(0, 17)}1` }, [business])).toEqual([
      "IDENTITY_MISMATCH",
      { field: "claim.code" },
    ]);
    expect(refusalOf(claim, [{ ...business, number: "91310000MA1K00000X" }])).toEqual([
      "IDENTITY_MISMATCH",
      { field: "evidence.0.number" },
    ]);
    expect(refusalOf(claim, [{ ...business, holder: "别家书店" }])).toEqual([
      "IDENTITY_MISMATCH",
      { field: "evidence.0.holder" },
    ]);
  });

  it("is the one whose identity was proven", () => {
    const proven = { name: claim.name, number: "91310000MA1K0000Y1", isOrganisation: true };
    expect(refusalOf(claim, [business], proven)).toEqual(["IDENTITY_MISMATCH", { field: "claim.code" }]);
    expect(refusalOf(claim, [business], { ...proven, number: inventedCode })).toBeNull();
  });

  it("may have the older code with its certificate", () => {
    const older = { ...claim, codeKind: "organisation-code", code: "D2143569-X" } as const;
    expect(refusalOf(older, [business])).toEqual([
      "EVIDENCE_REQUIRED",
      { documents: ["organisation-code-certificate"] },
    ]);
    const certificate: ShownDocument = { ...business, document: "organisation-code-certificate", number: "D2143569X" };
    expect(refusalOf(older, [business, certificate])).toBeNull();
  });
});

describe("an organisation abroad", () => {
  const claim = claims["organisation-abroad"];

  it("needs a document that its office in China issued", () => {
    expect(refusalOf(claim, [office])).toBeNull();
    expect(refusalOf(claim, [])).toEqual(["EVIDENCE_REQUIRED", { documents: ["office-document"] }]);
    expect(refusalOf(claim, [{ ...office, holder: "别的代表处" }])).toEqual([
      "IDENTITY_MISMATCH",
      { field: "evidence.0.holder" },
    ]);
  });

  it("is not one of this country", () => {
    expect(refusalOf({ ...claim, country: "CN" }, [office])).toEqual(["IDENTITY_MISMATCH", { field: "claim.country" }]);
  });
});
