import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
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

const party = relyingParty("https://guiju.example/sign-in", "规矩");
const owner = { accountId: newId<AccountId>(), handle: "lin", passkeys: [] };

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
const encoded = (data: string | Buffer) => Buffer.from(data).toString("base64url");

/** An authenticator in software: ES256, no attestation, as WebAuthn level 3 section 6 describes its data. */
function authenticator(host = "guiju.example", origin = "https://guiju.example") {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = encoded("a credential of the test");
  const clientData = (type: string, challenge: string) => Buffer.from(JSON.stringify({ type, challenge, origin }));
  const head = (flags: number, counter: number) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(host), Buffer.from([flags]), count]);
  };
  return {
    id,
    create(challenge: string) {
      const rawId = Buffer.from(id, "base64url");
      const authData = Buffer.concat([
        head(0x41, 0), // user present, attested data included
        Buffer.alloc(16),
        Buffer.from([0, rawId.length]),
        rawId,
        coseOf(publicKey),
      ]);
      const attestation = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(authData)],
      ]);
      const response = {
        clientDataJSON: encoded(clientData("webauthn.create", challenge)),
        attestationObject: encoded(Buffer.from(isoCBOR.encode(attestation as never))), // the encoder's type is not exported
        transports: ["internal" as const],
      };
      return { id, rawId: id, type: "public-key" as const, clientExtensionResults: {}, response };
    },
    get(challenge: string, counter: number) {
      const authData = head(0x01, counter);
      const data = clientData("webauthn.get", challenge);
      const signature = sign("sha256", Buffer.concat([authData, sha256(data)]), privateKey);
      const response = {
        clientDataJSON: encoded(data),
        authenticatorData: encoded(authData),
        signature: encoded(signature),
      };
      return { id, rawId: id, type: "public-key" as const, clientExtensionResults: {}, response };
    },
  };
}

function coseOf(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  const cose = new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x, "base64url"))],
    [-3, new Uint8Array(Buffer.from(y, "base64url"))],
  ]);
  return Buffer.from(isoCBOR.encode(cose as never)); // the encoder's type is not exported
}

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
