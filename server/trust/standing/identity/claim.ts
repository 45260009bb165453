// What somebody claims to be: parsed from what was typed, sealed for its row, masked for every screen.
import { open, seal } from "@/server/core/sealed/field";
import { maskIdentityNumber, maskName } from "@/server/core/sealed/mask";
import type { PersonKey } from "@/server/core/sealed/person-key";
import { indexOf } from "@/server/core/sealed/vault";
import { AppError } from "@/server/shared/errors";
import type { BlindIndex, SealedText } from "@/server/shared/sealed-text";
import { type CreditCode, parseCreditCode } from "@/server/trust/standing/identity/credit-code";
import type { PhoneNumber } from "@/server/trust/standing/identity/phone";
import type { KnownIdentity } from "@/server/trust/standing/identity/port";
import { parseResidentId, type ResidentId } from "@/server/trust/standing/identity/resident-id";

interface Named<Number> {
  readonly name: string;
  readonly number: Number;
}

/** A claim as it is sealed: what the provider is asked, and later what it is asked again. */
export type Claim =
  | ({ readonly method: "person" } & Named<ResidentId>)
  | ({ readonly method: "phone"; readonly phone: PhoneNumber } & Named<ResidentId>)
  | ({ readonly method: "organisation"; readonly responsible: Named<ResidentId> } & Named<CreditCode>)
  /** The one-time credential until the provider has answered, from then on the pseudonym. */
  | { readonly method: "network-identity"; readonly credential: string }
  | { readonly method: "network-identity"; readonly subjectId: string };

/** What a person types. */
export type TypedClaim =
  | { method: "person" | "phone"; name: string; number: string }
  | { method: "organisation"; name: string; number: string; responsible: { name: string; number: string } }
  | { method: "network-identity"; credential: string };

/** Checks the form of every number. Refuses INVALID/INPUT_INVALID by field; `phone` is the account's own, which the phone method needs. */
export function parseClaim(typed: TypedClaim, phone: PhoneNumber | null, now: Date): Claim {
  switch (typed.method) {
    case "person":
      return { method: "person", name: nameOf(typed.name), number: residentId(typed.number, "number", now) };
    case "phone":
      if (!phone) throw invalid("phone", "empty");
      return { method: "phone", name: nameOf(typed.name), number: residentId(typed.number, "number", now), phone };
    case "organisation": {
      const code = parseCreditCode(typed.number);
      if (!code.ok) throw invalid("number", code.problem);
      const responsible = {
        name: nameOf(typed.responsible.name),
        number: residentId(typed.responsible.number, "responsible.number", now),
      };
      return { method: "organisation", name: nameOf(typed.name), number: code.value, responsible };
    }
    case "network-identity":
      return { method: "network-identity", credential: typed.credential };
  }
}

/** The keyed index under which the same person or organisation is found again; null before a network identity's pseudonym is known. */
export function identityIndexOf(claim: Claim): BlindIndex | null {
  switch (claim.method) {
    case "person":
    case "phone":
      return indexOf("resident-id", claim.number);
    case "organisation":
      return indexOf("credit-code", claim.number);
    case "network-identity":
      return "subjectId" in claim ? indexOf("network-identity", claim.subjectId) : null;
  }
}

/** What the owner and staff see of a claim. A network identity has neither name nor number to show. */
export function maskedClaim(claim: Claim): { name: string | null; number: string | null } {
  if (claim.method === "network-identity") return { name: null, number: null };
  return { name: maskName(claim.name), number: maskIdentityNumber(claim.number) };
}

/** Seals a claim for its verification's row under its principal's key. */
export function sealClaim(key: PersonKey, verificationId: string, claim: Claim): SealedText {
  return seal(key, JSON.stringify(claim), contextOf(verificationId));
}

/** Opens what sealClaim made for the same row; throws CannotOpen for any other row or key. */
export function openClaim(key: PersonKey, verificationId: string, sealed: SealedText): Claim {
  return JSON.parse(open(key, sealed, contextOf(verificationId)));
}

/** The claim as it can be put to the provider again; null for a credential that never became a pseudonym. */
export function knownIdentity(claim: Claim): KnownIdentity | null {
  if (claim.method !== "network-identity") return claim;
  return "subjectId" in claim ? claim : null;
}

function contextOf(verificationId: string): string {
  return `identity_verification:claim:${verificationId}`;
}

function nameOf(typed: string): string {
  return typed.normalize("NFKC").trim().replace(/\s+/g, " ");
}

function residentId(typed: string, path: string, now: Date): ResidentId {
  const parsed = parseResidentId(typed, now);
  if (!parsed.ok) throw invalid(path, parsed.problem);
  return parsed.value.number;
}

function invalid(path: string, problem: string): AppError {
  return new AppError("INVALID", "INPUT_INVALID", { fields: [{ path, problem }] });
}
