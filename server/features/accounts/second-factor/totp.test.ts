import { generateSync } from "otplib";
import { describe, expect, it } from "vitest";
import { checkTotp, newTotpSecret, totpUri } from "@/server/features/accounts/second-factor/totp";

/** RFC 6238, appendix B: the ASCII text 12345678901234567890 as key. */
const rfcSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);

describe("a time-based code", () => {
  it("agrees with the test vectors of RFC 6238", () => {
    expect(checkTotp(rfcSecret, "287082", null, at(59))).toEqual({ ok: true, step: 1 });
    expect(checkTotp(rfcSecret, "081804", null, at(1111111109))).toEqual({ ok: true, step: 37037036 });
    expect(checkTotp(rfcSecret, "005924", null, at(1234567890))).toEqual({ ok: true, step: 41152263 });
  });

  it("is accepted one step early or late, and no further", () => {
    const secret = newTotpSecret();
    const code = generateSync({ secret, epoch: 3000 });
    for (const seconds of [2970, 3000, 3029, 3059]) {
      expect(checkTotp(secret, code, null, at(seconds)), String(seconds)).toEqual({ ok: true, step: 100 });
    }
    for (const seconds of [2969, 3060]) {
      expect(checkTotp(secret, code, null, at(seconds)), String(seconds)).toEqual({ ok: false, problem: "wrong" });
    }
  });

  it("is refused a second time, and older ones after it", () => {
    const secret = newTotpSecret();
    const [older, code, next] = [2970, 3000, 3030].map((epoch) => generateSync({ secret, epoch }));
    expect(checkTotp(secret, code ?? "", 100, at(3001))).toEqual({ ok: false, problem: "replayed" });
    expect(checkTotp(secret, older ?? "", 100, at(3001))).toEqual({ ok: false, problem: "replayed" });
    expect(checkTotp(secret, next ?? "", 100, at(3001))).toEqual({ ok: true, step: 101 });
  });

  it("is read in full width and with a space; anything else is wrong", () => {
    expect(checkTotp(rfcSecret, "２８７ ０８２", null, at(59)).ok).toBe(true);
    for (const typed of ["", "28708", "2870822", "abcdef", "-28708", "287083"]) {
      expect(checkTotp(rfcSecret, typed, null, at(59)), typed).toEqual({ ok: false, problem: "wrong" });
    }
  });
});

it("an authenticator app reads issuer, account and secret from the address", () => {
  const secret = newTotpSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  const url = new URL(totpUri({ issuer: "规矩", account: "lin", secret }));
  expect(url.protocol).toBe("otpauth:");
  expect(decodeURIComponent(url.pathname)).toContain("规矩:lin");
  expect(url.searchParams.get("secret")).toBe(secret);
  expect(url.searchParams.get("issuer")).toBe("规矩");
});
