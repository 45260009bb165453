// Inputs, views and events of accounts: what components and other domains may import.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { documentKeys } from "@/server/shared/documents";
import { eventKind } from "@/server/shared/events";
import { type AccountId, idOf, type MediaId, type SessionId } from "@/server/shared/ids";
import { bioLength, nicknameLength, profileFields } from "@/server/shared/names";
import { responsibleDueView } from "@/server/shared/responsible";
import { staffPosts } from "@/server/shared/staff";
import { userText } from "@/server/shared/user-text";

const phone = z.string().min(1).max(32);
const code = z.string().min(1).max(32);
const ticket = z.string().min(20).max(100);

/** One version of a document as the person saw it. */
export const acceptance = z.object({
  key: z.enum(documentKeys),
  version: z.int32().min(1),
  hash: z.string().length(64),
});
const acceptances = z.array(acceptance).max(documentKeys.length);

/** What a browser's WebAuthn calls answer; checked by the WebAuthn library. */
const credential = z
  .looseObject({ id: z.string().min(1).max(1_400) })
  .refine((answer) => JSON.stringify(answer).length < 20_000, { message: "too_long" });

export const secondFactorProof = z.discriminatedUnion("method", [
  z.object({ method: z.literal("totp"), code }),
  z.object({ method: z.literal("recovery-code"), code: z.string().min(1).max(60) }),
  z.object({ method: z.literal("passkey"), response: credential }),
]);
export type SecondFactorProof = z.infer<typeof secondFactorProof>;
export type SecondFactorMethod = SecondFactorProof["method"];

export const requestCodeInput = z.object({ phone });
export const checkCodeInput = z.object({ phone, code });
export const signUpInput = z.object({ phone, code, nickname: userText(nicknameLength), accepted: acceptances });
export const signInInput = z.object({ phone, code, accountId: idOf<AccountId>().optional() });
export const ticketInput = z.object({ ticket });
export const secondFactorInput = z.object({ ticket, proof: secondFactorProof });
export const demoSignInInput = z.object({ accountId: idOf<AccountId>() });
export const nothingInput = z.object({});
export const endSessionInput = z.object({ sessionId: idOf<SessionId>() });
export const confirmTotpInput = z.object({ code });
export const proofInput = z.object({ proof: secondFactorProof });
export const addPasskeyInput = z.object({ response: credential });
export const removePasskeyInput = z.object({ id: z.string().min(1).max(1_400) });
export const acceptDocumentsInput = z.object({ accepted: acceptances.min(1) });
export const documentText = z.object({ "zh-CN": z.string().min(1).max(60_000), en: z.string().min(1).max(60_000) });
export const publishDocumentInput = z.object({
  key: z.enum(documentKeys),
  titles: documentText,
  texts: documentText,
  needsAcceptance: z.boolean(),
  /** Absent: at once. */
  effectiveAt: z.iso.datetime({ offset: true }).optional(),
});
export const renameInput = z.object({ nickname: userText(nicknameLength) });
export const changeBioInput = z.object({ bio: userText(bioLength, 0) });
export const changeAvatarInput = z.object({ mediaId: idOf<MediaId>() });

export const correctProfileInput = z.discriminatedUnion("field", [
  z.object({ field: z.literal("nickname"), nickname: userText(nicknameLength) }),
  z.object({ field: z.literal("bio"), bio: userText(bioLength, 0) }),
  z.object({ field: z.literal("avatar"), mediaId: idOf<MediaId>() }),
]);
export type CorrectProfileInput = z.output<typeof correctProfileInput>;
export const formerNamesInput = z.object({ handle: z.string().min(1).max(32) });
export const documentInput = z.object({ key: z.enum(documentKeys), version: z.int32().min(1).optional() });
export const documentDifferenceInput = z.object({
  key: z.enum(documentKeys),
  from: z.int32().min(1),
  to: z.int32().min(1),
});
export const sandboxMessagesInput = z.object({ phone });
export const clusterInput = z.object({ accountId: idOf<AccountId>() });

/** Where a sign-in stands after the phone's code was right. */
export type Entered =
  | { step: "ready"; ticket: string }
  | { step: "second-factor"; ticket: string; methods: SecondFactorMethod[] }
  | { step: "choose"; accounts: z.infer<typeof accountBrief>[] }
  | { step: "sign-up" };

export const region = z.object({ code: z.string(), zh: z.string(), en: z.string() });

export const sessionView = z.object({
  id: z.string(),
  device: z.string(),
  region: region.nullable(),
  createdAt: z.string(),
  seenAt: z.string(),
  isThis: z.boolean(),
});
export type SessionView = z.infer<typeof sessionView>;

export const securityView = z.object({
  /** Staff posts ask for a second factor. */
  isRequired: z.boolean(),
  isGivenHere: z.boolean(),
  hasTotp: z.boolean(),
  recoveryCodesLeft: z.number(),
  passkeys: z.array(
    z.object({ id: z.string(), device: z.string(), createdAt: z.string(), usedAt: z.string().nullable() }),
  ),
});
export type SecurityView = z.infer<typeof securityView>;

export const documentState = z.object({
  key: z.enum(documentKeys),
  version: z.number(),
  hash: z.string(),
  title: z.string(),
  effectiveAt: z.string(),
  needsAcceptance: z.boolean(),
  /** When the viewer accepted this very version; null where not, or where nobody is signed in. */
  acceptedAt: z.string().nullable(),
});
export type DocumentState = z.infer<typeof documentState>;

export const documentView = documentState.extend({
  text: z.string(),
  /** Newest first; those not in effect yet as well. */
  versions: z.array(
    z.object({
      version: z.number(),
      hash: z.string(),
      effectiveAt: z.string(),
      is: z.enum(["coming", "current", "past"]),
    }),
  ),
});
export type DocumentView = z.infer<typeof documentView>;

/** A document as the desk keeps it: its newest words in both languages, for the next version's draft, and every version there is, newest first. */
export const documentSource = z.object({
  key: z.enum(documentKeys),
  titles: documentText,
  texts: documentText,
  needsAcceptance: z.boolean(),
  versions: z.array(
    z.object({
      version: z.number(),
      is: z.enum(["coming", "current", "past"]),
      effectiveAt: z.string(),
      needsAcceptance: z.boolean(),
      /** Null for what came with the installation. */
      publishedBy: accountBrief.nullable(),
    }),
  ),
});
export type DocumentSource = z.infer<typeof documentSource>;
export const documentSourceInput = z.object({ key: z.enum(documentKeys) });

/** One line per document in the desk's list. */
export const documentSummary = z.object({
  key: z.enum(documentKeys),
  title: z.string(),
  /** The version in effect; null before the first is. */
  current: z.number().nullable(),
  /** The version that will be in effect, and from when; null where none waits. */
  coming: z.object({ version: z.number(), effectiveAt: z.string() }).nullable(),
  effectiveAt: z.string(),
  needsAcceptance: z.boolean(),
});
export type DocumentSummary = z.infer<typeof documentSummary>;

export const acceptanceView = z.object({
  key: z.enum(documentKeys),
  title: z.string(),
  version: z.number(),
  hash: z.string(),
  acceptedAt: z.string(),
});
export type AcceptanceView = z.infer<typeof acceptanceView>;

export const meView = z.object({
  account: accountBrief,
  /** What publishing still waits for. */
  missing: z.object({ identity: z.string().nullable(), documents: z.array(z.enum(documentKeys)) }),
  posts: z.array(z.enum(staffPosts)),
  secondFactorGiven: z.boolean(),
  /** Of a verified organisation that has nobody who is responsible for its comments. */
  responsibleDue: responsibleDueView.nullable(),
});
export type MeView = z.infer<typeof meView>;

/** What an account says of itself, with what only its holder sees. */
export const ownProfileView = z.object({
  account: accountBrief,
  bio: z.string(),
  phone: z.string().nullable(),
  identity: z.object({
    state: z.string(),
    method: z.string().nullable(),
    verifiedAt: z.string().nullable(),
    recheckAt: z.string().nullable(),
  }),
  /** What waits for review; null where nothing does. */
  pending: z.object({ nickname: z.string().nullable(), bio: z.string().nullable(), avatarUrl: z.string().nullable() }),
  /** What the platform ordered to be corrected, and by when; until then nothing else can be published. */
  corrections: z.array(z.object({ field: z.enum(profileFields), by: z.string(), measureId: z.string() })),
});
export type OwnProfileView = z.infer<typeof ownProfileView>;

/** The names that an account has had, the latest first; those taken away for what they said are not among them. */
export const formerNamesView = z.object({
  account: accountBrief,
  names: z.array(z.object({ nickname: z.string(), until: z.string() })),
  /** How many names may be given up within a year. */
  perYear: z.number(),
});
export type FormerNamesView = z.infer<typeof formerNamesView>;

/** Who the demo's sign-in page offers: the first of each standing, and the newcomer whatever became of them. */
export const demoRoles = ["newcomer", "resident", "suspended", ...staffPosts] as const;
export type DemoRole = (typeof demoRoles)[number];
export interface DemoPerson {
  account: z.infer<typeof accountBrief>;
  role: DemoRole;
  isVerified: boolean;
}

export interface SandboxMessageView {
  id: string;
  text: string;
  sentAt: string;
}

/** Accounts that share a device, a network, a phone or an identity document with one, for the desk to compare and to act on as a whole. */
export interface ClusterMember {
  account: z.infer<typeof accountBrief>;
  registeredAt: string;
  identityState: string;
  creditLevel: number;
  posts: number;
  /** Measures in force on the account. */
  measures: number;
  sameDevice: boolean;
  sameNetwork: boolean;
  samePhone: boolean;
  sameDocument: boolean;
}

const empty = z.object({});
export const codeRequested = eventKind("code.requested", z.object({ locale: z.enum(["zh-CN", "en"]) }));
export const codeRefused = eventKind("code.refused", z.object({ reason: z.string() }));
export const codeChecked = eventKind("code.checked", empty);
export const registrationRefused = eventKind("registration.refused", z.object({ reason: z.string() }));
export const accountRegistered = eventKind(
  "account.registered",
  z.object({ attemptId: z.string(), accountsOfPhone: z.number() }),
);
/** Many registrations from one device or network within an hour; the subject is the newest account of the burst. */
export const clusterFound = eventKind(
  "registration.cluster-found",
  z.object({
    by: z.enum(["device", "network"]),
    index: z.string(),
    accounts: z.array(z.string()),
    refused: z.number(),
    since: z.string(),
  }),
);
export const signInPassed = eventKind("sign-in.passed", z.object({ secondFactorWanted: z.boolean() }));
export const secondFactorGiven = eventKind("second-factor.given", z.object({ method: z.string() }));
export const secondFactorRefused = eventKind("second-factor.refused", z.object({ method: z.string() }));
export const signedIn = eventKind("account.signed-in", z.object({ sessionId: z.string(), secondFactor: z.boolean() }));
export const sessionEnded = eventKind(
  "session.ended",
  z.object({ accountId: z.string(), how: z.enum(["signed-out", "ended", "ended-others"]) }),
);
export const secondFactorStarted = eventKind("second-factor.started", z.object({ method: z.string() }));
export const secondFactorAdded = eventKind("second-factor.added", z.object({ method: z.string() }));
export const secondFactorRemoved = eventKind("second-factor.removed", z.object({ method: z.string() }));
export const recoveryCodesMade = eventKind("recovery-codes.made", empty);
export const agreementAccepted = eventKind("agreement.accepted", acceptance);
export const documentPublished = eventKind(
  "document.published",
  acceptance.extend({ needsAcceptance: z.boolean(), effectiveAt: z.string() }),
);
export const profileChanged = eventKind(
  "profile.changed",
  z.object({ field: z.enum(profileFields), revisionId: z.string().nullable(), held: z.boolean() }),
);
