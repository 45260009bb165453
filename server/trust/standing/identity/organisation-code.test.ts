import { expect, it } from "vitest";
import { organisationCodeCheck, parseOrganisationCode } from "@/server/trust/standing/identity/organisation-code";

it("has the check character of GB 11714", () => {
  // The worked example of the standard's appendix.
  expect(organisationCodeCheck("D2143569")).toBe("X");
  expect(parseOrganisationCode("d2143569-x")).toEqual({ ok: true, value: "D2143569X" });
});

it.each([
  ["", "empty"],
  ["D2143569", "length"],
  ["D214356_X", "characters"],
  ["D21435690", "check-character"],
  ["D2143596X", "check-character"],
])("refuses %j for its %s", (typed, problem) => {
  expect(parseOrganisationCode(typed)).toEqual({ ok: false, problem });
});
