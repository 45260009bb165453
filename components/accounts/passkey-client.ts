// The browser's side of passkeys; its helper is fetched when one is used.
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";

/** Lets the person use one of the passkeys that the server named. Rejects when they leave it or have none. */
export async function askPasskey(options: object) {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON; // made by the same library's server side
  return { ...(await startAuthentication({ optionsJSON })) };
}

/** Lets the person make a passkey on this device. Rejects when they leave it. */
export async function makePasskey(options: object) {
  const { startRegistration } = await import("@simplewebauthn/browser");
  const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON; // made by the same library's server side
  return { ...(await startRegistration({ optionsJSON })) };
}
