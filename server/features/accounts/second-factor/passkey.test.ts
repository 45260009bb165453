import { describe, expect, it } from "vitest";
import {
  authenticationOptions,
  type Passkey,
  registrationOptions,
  relyingParty,
  verifyAuthentication,
  verifyRegistration,
} from "@/server/features/accounts/second-factor/passkey";
import { type AccountId, newId } from "@/server/shared/ids";
import { authenticator } from "@/server/testing/authenticator";

const party = relyingParty("https://guiju.example/sign-in", "规矩");
const owner = { accountId: newId<AccountId>(), handle: "lin", passkeys: [] };

const encoded = (data: string | Buffer) => Buffer.from(data).toString("base64url");

async function register(device: ReturnType<typeof authenticator>): Promise<Passkey> {
  const { challenge } = await registrationOptions(party, owner);
  const checked = await verifyRegistration(party, device.create(challenge), challenge);
  if (!checked.ok) throw checked.cause;
  return checked.value;
}

describe("registering a passkey", () => {
  it("offers this host, the account and the keys it has already", async () => {
    const existing = { id: "abc", publicKey: Buffer.alloc(0), counter: 0, transports: ["usb"] };
    const options = await registrationOptions(party, { ...owner, passkeys: [existing] });
    expect(options.rp).toEqual({ id: "guiju.example", name: "规矩" });
    expect(options.user.id).toBe(encoded(owner.accountId));
    expect(options.excludeCredentials).toMatchObject([{ id: "abc", transports: ["usb"] }]);
    expect((await registrationOptions(party, owner)).challenge).not.toBe(options.challenge);
  });

  it("gives the passkey to store", async () => {
    const device = authenticator();
    const passkey = await register(device);
    expect(passkey).toMatchObject({ id: device.id, counter: 0, transports: ["internal"] });
    expect(Buffer.isBuffer(passkey.publicKey)).toBe(true);
  });

  it("refuses another challenge, another site and nonsense", async () => {
    const { challenge } = await registrationOptions(party, owner);
    const device = authenticator();
    expect((await verifyRegistration(party, device.create(encoded("another")), challenge)).ok).toBe(false);
    const elsewhere = authenticator("evil.example", "https://evil.example");
    expect((await verifyRegistration(party, elsewhere.create(challenge), challenge)).ok).toBe(false);
    const phished = authenticator("guiju.example", "https://guiju.example.evil");
    expect((await verifyRegistration(party, phished.create(challenge), challenge)).ok).toBe(false);
    const broken = device.create(challenge);
    broken.response.attestationObject = "AAAA";
    expect((await verifyRegistration(party, broken, challenge)).ok).toBe(false);
  });
});

describe("using a passkey", () => {
  it("asks for the account's keys and accepts their signature", async () => {
    const device = authenticator();
    const passkey = await register(device);
    const options = await authenticationOptions(party, [passkey]);
    expect(options).toMatchObject({ rpId: "guiju.example", allowCredentials: [{ id: device.id }] });
    const checked = await verifyAuthentication(party, device.get(options.challenge, 5), options.challenge, passkey);
    expect(checked).toEqual({ ok: true, value: { counter: 5 } });
  });

  it("refuses a forged signature, an old challenge, and a counter that runs backwards", async () => {
    const device = authenticator();
    const passkey = await register(device);
    const { challenge } = await authenticationOptions(party, [passkey]);
    const check = (response: ReturnType<typeof device.get>, used = passkey) =>
      verifyAuthentication(party, response, challenge, used);
    expect((await check(authenticator().get(challenge, 5))).ok).toBe(false);
    expect((await check(device.get(encoded("old"), 5))).ok).toBe(false);
    expect((await check(device.get(challenge, 5), { ...passkey, counter: 5 })).ok).toBe(false);
    expect((await check(device.get(challenge, 6), { ...passkey, counter: 5 })).ok).toBe(true);
  });
});

it("the relying party is the host that people open", () => {
  expect(relyingParty("http://localhost:3000", "规矩")).toEqual({
    id: "localhost",
    origin: "http://localhost:3000",
    name: "规矩",
  });
});
