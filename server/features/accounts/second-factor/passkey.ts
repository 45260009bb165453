// Passkeys (WebAuthn level 3) over @simplewebauthn/server. Challenges and rows belong to the store.
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import type { AccountId } from "@/server/shared/ids";

/** Loaded when the first passkey is used: certificates and their parsers are a good part of the start otherwise. */
const webauthn = () => import("@simplewebauthn/server");

/** Whom a passkey is for: it answers to this host and origin only. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
  readonly name: string;
}

/** A registered passkey as it is stored. */
export interface Passkey {
  /** The credential's id, base64url. */
  readonly id: string;
  /** COSE. */
  readonly publicKey: Buffer;
  /** Uses counted by the authenticator; those that sync stay at 0. */
  readonly counter: number;
  readonly transports: string[];
}

export type PasskeyCheck<Value> =
  | { readonly ok: true; readonly value: Value }
  /** The cause is for the log; a person is told that the passkey did not work. */
  | { readonly ok: false; readonly cause: unknown };

/** From the address people open. Browsers accept https hosts and localhost, not bare IP addresses. */
export function relyingParty(publicUrl: string, name: string): RelyingParty {
  const url = new URL(publicUrl);
  return { id: url.hostname, origin: url.origin, name };
}

/** What the browser needs to make a passkey; its `challenge` must be stored for one use within minutes. */
export async function registrationOptions(
  party: RelyingParty,
  owner: { readonly accountId: AccountId; readonly handle: string; readonly passkeys: readonly Passkey[] },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await webauthn();
  return generateRegistrationOptions({
    rpID: party.id,
    rpName: party.name,
    userID: new TextEncoder().encode(owner.accountId),
    userName: owner.handle,
    userDisplayName: owner.handle,
    attestationType: "none",
    excludeCredentials: owner.passkeys.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
  });
}

/** Checks the browser's answer to `registrationOptions` and returns the passkey to store. Never throws. */
export async function verifyRegistration(
  party: RelyingParty,
  response: RegistrationResponseJSON,
  challenge: string,
): Promise<PasskeyCheck<Passkey>> {
  try {
    const { verifyRegistrationResponse } = await webauthn();
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
    });
    if (!verified) return { ok: false, cause: new Error("attestation not verified") };
    const { credential } = registrationInfo;
    return {
      ok: true,
      value: {
        id: credential.id,
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
      },
    };
  } catch (cause) {
    return { ok: false, cause };
  }
}

/** What the browser needs to use one of these passkeys; its `challenge` must be stored for one use within minutes. */
export async function authenticationOptions(
  party: RelyingParty,
  passkeys: readonly Passkey[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: passkeys.map(({ id, transports }) => ({ id, transports })),
    userVerification: "preferred",
  });
}

/**
 * Checks the browser's answer to `authenticationOptions` for the passkey that `response.id` names. The counter in the answer
 * must be stored: an authenticator that counts backwards was copied and is refused. Never throws.
 */
export async function verifyAuthentication(
  party: RelyingParty,
  response: AuthenticationResponseJSON,
  challenge: string,
  passkey: Passkey,
): Promise<PasskeyCheck<{ readonly counter: number }>> {
  try {
    const { verifyAuthenticationResponse } = await webauthn();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    });
    if (!verified) return { ok: false, cause: new Error("signature not verified") };
    return {
      ok: true,
      value: { counter: authenticationInfo.newCounter },
    };
  } catch (cause) {
    return { ok: false, cause };
  }
}
