// Inputs, views and events of proving who one is: what components and other domains may import.
import { z } from "zod";
import { accessPurposes } from "@/server/shared/access";
import { eventKind } from "@/server/shared/events";
import { type Id, idOf } from "@/server/shared/ids";

export type VerificationId = Id<"verification">;
export type OpeningId = Id<"opening">;

export const identityMethods = ["person", "phone", "organisation", "network-identity"] as const;
export const nameLength = 60;
export const basisLength = 300;
/** How long an approved opening lasts. */
export const openingMinutes = 60;
/** How long before its date a re-check is asked for. */
export const recheckNoticeDays = 30;
/** How long to wait between two questions to the provider about one verification. */
export const askAgainSeconds = 5;

const name = z.string().trim().min(1, { message: "empty" }).max(nameLength, { message: "too_long" });
const number = z.string().min(1, { message: "empty" }).max(64, { message: "too_long" });

/** Identity claims are no user text: they go to the provider and into the vault, never before readers. */
export const submitInput = z.discriminatedUnion("method", [
  z.object({ method: z.literal("person"), name, number }),
  z.object({ method: z.literal("phone"), name, number }),
  z.object({ method: z.literal("organisation"), name, number, responsible: z.object({ name, number }) }),
  z.object({ method: z.literal("network-identity"), credential: z.string().min(1, { message: "empty" }).max(200) }),
]);
export type SubmitInput = z.input<typeof submitInput>;

export const nothingInput = z.object({});
export const oneVerificationInput = z.object({ verificationId: idOf<VerificationId>() });
export const oneOpeningInput = z.object({ openingId: idOf<OpeningId>() });
export const requestOpeningInput = z.object({
  handle: z.string().trim().min(1, { message: "empty" }).max(32),
  purpose: z.enum(accessPurposes),
  basis: z.string().trim().min(4, { message: "too_small" }).max(basisLength, { message: "too_long" }),
});
export const openingsInput = z.object({ before: idOf<OpeningId>().optional() });

export const identityStates = ["none", "pending", "passed", "refused", "expired", "phone-reassigned"] as const;
export type IdentityState = (typeof identityStates)[number];

/** Why a try did not pass: the provider's reasons, and the platform's own. Words in identity.json under `refusal`. */
export const ownRefusals = ["barred", "account-limit", "another-identity", "replaced"] as const;

export const tryView = z.object({
  id: z.string(),
  method: z.enum(identityMethods),
  state: z.enum(["pending", "passed", "refused", "expired", "phone-reassigned"]),
  refusal: z.string().nullable(),
  name: z.string().nullable(),
  number: z.string().nullable(),
  submittedAt: z.string(),
  decidedAt: z.string().nullable(),
});

/** One's own verification; every name and number masked. */
export const ownIdentityView = z.object({
  state: z.enum(identityStates),
  kind: z.enum(["unverified", "person", "organisation"]),
  method: z.enum(identityMethods).nullable(),
  verifiedAt: z.string().nullable(),
  recheckAt: z.string().nullable(),
  /** From here on the owner is asked to confirm that nothing changed. */
  recheckOpen: z.boolean(),
  phone: z.string().nullable(),
  accounts: z.number(),
  tries: z.array(tryView),
});
export type OwnIdentityView = z.infer<typeof ownIdentityView>;

/** Invented people of the sandbox provider that one can try; empty where a real provider is asked. */
export interface IdentityExample {
  method: "person" | "organisation";
  name: string;
  number: string;
  behaviour: "passes" | "pending" | "never-confirmed" | "expires" | "dissolved" | "away";
}

export const openingView = z.object({
  id: z.string(),
  handle: z.string(),
  nickname: z.string(),
  purpose: z.enum(accessPurposes),
  basis: z.string(),
  requestedBy: z.string(),
  requestedAt: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  refusedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  timesOpened: z.number(),
  state: z.enum(["waiting", "approved", "refused", "expired"]),
  /** The viewer made the request: another one decides it, and only the viewer opens it. */
  isMine: z.boolean(),
  /** What staff see without opening: method, state and masked values. */
  masked: z.object({ method: z.string().nullable(), name: z.string().nullable(), number: z.string().nullable() }),
});
export type OpeningView = z.infer<typeof openingView>;
export const openingsPage = z.object({
  openings: z.array(openingView),
  next: z.string().nullable(),
  alerts: z.array(z.object({ at: z.string(), nickname: z.string(), what: z.string(), count: z.number() })),
});
export type OpeningsPage = z.infer<typeof openingsPage>;

/** What an approved opening shows, once per call, and nothing keeps. */
export interface OpenedIdentity {
  method: string;
  name: string | null;
  number: string | null;
  responsible: { name: string; number: string } | null;
  phone: string | null;
  expiresAt: string;
}

const method = z.enum(identityMethods);
const of = { principalId: z.string(), accountId: z.string() };
export const identitySubmitted = eventKind("identity.submitted", z.object({ ...of, method }));
export const identityAsked = eventKind(
  "identity.asked",
  z.object({ outcome: z.enum(["passed", "refused", "pending", "away", "settled"]) }),
);
export const identityPassed = eventKind(
  "identity.passed",
  z.object({ ...of, method, joined: z.boolean(), recheckAt: z.string() }),
);
export const identityRefused = eventKind("identity.refused", z.object({ ...of, method, reason: z.string() }));
/** What had passed does not hold any more. */
export const identityLapsed = eventKind(
  "identity.lapsed",
  z.object({ ...of, state: z.enum(["expired", "phone-reassigned", "refused"]) }),
);
export const recheckAsked = eventKind("identity.recheck-asked", z.object({ ...of, recheckAt: z.string() }));

/** A document used again where it should not be; the subject is the account that used it last. */
export const documentReused = eventKind(
  "identity.document-reused",
  z.object({
    /** Beyond the accounts it may have, by whoever is barred, for an account proven to be another's, or for accounts with different phones. */
    by: z.enum(["account-limit", "barred", "another-identity", "phones"]),
    accounts: z.array(z.string()),
  }),
);

const opening = z.object({ principalId: z.string(), purpose: z.enum(accessPurposes), basis: z.string() });
export const openingRequested = eventKind("opening.requested", opening);
export const openingApproved = eventKind("opening.approved", opening.extend({ expiresAt: z.string() }));
export const openingRefused = eventKind("opening.refused", opening);
