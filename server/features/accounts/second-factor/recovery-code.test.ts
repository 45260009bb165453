import { expect, it } from "vitest";
import {
  hashRecoveryCode,
  makeRecoveryCodes,
  matchRecoveryCode,
} from "@/server/features/accounts/second-factor/recovery-code";
import { type AccountId, newId } from "@/server/shared/ids";

const account = newId<AccountId>();
const codes = makeRecoveryCodes();
const hashes = codes.map((code) => hashRecoveryCode(account, code));

it("makes ten different codes that can be read aloud", () => {
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
});

it("finds the one code that was typed, in any spelling, so that it alone is used up", () => {
  codes.forEach((code, at) => {
    const spelled = code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
    expect(matchRecoveryCode(account, spelled, hashes)).toBe(hashes[at]);
  });
});

it("matches nothing else, and nothing of another account", () => {
  const [code = ""] = codes;
  expect(matchRecoveryCode(account, "", hashes)).toBeNull();
  expect(matchRecoveryCode(account, code.slice(1), hashes)).toBeNull();
  expect(matchRecoveryCode(newId<AccountId>(), code, hashes)).toBeNull();
  expect(matchRecoveryCode(account, code, hashes.slice(1))).toBeNull();
  expect(matchRecoveryCode(account, code, [])).toBeNull();
});
