// A passkey device in software, for tests of registration and sign-in.
import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
const encoded = (data: string | Buffer) => Buffer.from(data).toString("base64url");

/** An authenticator in software: ES256, no attestation, as WebAuthn level 3 section 6 describes its data. */
export function authenticator(
  host = "guiju.example",
  origin = "https://guiju.example",
  name = "a credential of the test",
) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = encoded(name);
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
