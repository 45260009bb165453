// What Guiju asks of whoever verifies identities, and the answers it understands. An adapter for a real provider
// implements IdentityPort; sandbox-identity.ts does it for demo and tests.
import type { CreditCode } from "@/server/trust/standing/identity/credit-code";
import type { PhoneNumber } from "@/server/trust/standing/identity/phone";
import type { ResidentId } from "@/server/trust/standing/identity/resident-id";

export const identityMethods = ["person", "organisation", "phone", "network-identity"] as const;
export type IdentityMethod = (typeof identityMethods)[number];

/** What a person claims to be; numbers are well formed already. */
export type IdentityRequest =
  /** Name and resident identity number belong together. */
  | { readonly method: "person"; readonly name: string; readonly number: ResidentId }
  /** Registered name and unified social credit code belong together. */
  | { readonly method: "organisation"; readonly name: string; readonly number: CreditCode }
  /** The phone is registered with its carrier in this name and number. */
  | { readonly method: "phone"; readonly name: string; readonly number: ResidentId; readonly phone: PhoneNumber }
  /** National network identity: a one-time credential from the person's app; name and number never reach the platform. */
  | { readonly method: "network-identity"; readonly credential: string };

/** A claim that passed before, as the platform can state it again. */
export type KnownIdentity =
  | Exclude<IdentityRequest, { method: "network-identity" }>
  | { readonly method: "network-identity"; readonly subjectId: string };

export const identityRefusals = [
  "not-found",
  "name-mismatch",
  "phone-in-another-name",
  "organisation-dissolved",
  "credential-invalid",
  "not-confirmed-in-time",
  "document-expired",
  "reassigned",
] as const;
export type IdentityRefusal = (typeof identityRefusals)[number];

interface Answered {
  /** The provider's number for this check: quoted in disputes, holds nothing personal. */
  readonly providerRef: string;
  readonly checkedAt: Date;
}

export type IdentityAnswer =
  | (Answered & {
      readonly outcome: "passed";
      /** The provider vouches until then; from then on the identity no longer counts. */
      readonly recheckAt: Date;
      /** The pseudonym under which a network identity is known here, the same at each check; null for other methods. */
      readonly subjectId: string | null;
    })
  | (Answered & { readonly outcome: "refused"; readonly reason: IdentityRefusal })
  /** The person has something to do first, or a clerk looks at it; ask again with `poll`. */
  | (Answered & { readonly outcome: "pending" });

/**
 * Each call may run twice and answers the same for the same facts. A provider that fails or is not done when the signal
 * aborts is UNAVAILABLE/PROVIDER_AWAY (see `askProvider`), never a refusal and never a pass.
 */
export interface IdentityPort {
  /** Stored with each result, so that one can tell later who vouched. */
  readonly provider: string;
  verify(request: IdentityRequest, signal: AbortSignal): Promise<IdentityAnswer>;
  /** The state of a check that was pending; an unknown reference is refused as "not-found". */
  poll(providerRef: string, signal: AbortSignal): Promise<IdentityAnswer>;
  /** Whether what passed at `verifiedAt` still holds; a phone that changed hands since is refused as "reassigned". */
  recheck(known: KnownIdentity, verifiedAt: Date, signal: AbortSignal): Promise<IdentityAnswer>;
}
