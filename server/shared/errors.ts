// Every refusal that a person can meet. The words are in messages/<locale>/errors.json, four per reason.
import { z } from "zod";
import { circles, contacts } from "@/server/shared/contact";

export const errorKinds = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "REJECTED",
  "INVALID",
  "CONFLICT",
  "NOT_FOUND",
  "RATE_LIMITED",
  "UNAVAILABLE",
] as const;
export type ErrorKind = (typeof errorKinds)[number];

const none = z.object({});
const until = z.object({ until: z.string().nullable() });

/** Each reason with the parameters its words may use. Instants are ISO strings. */
export const reasons = {
  SIGN_IN_REQUIRED: none,
  SECOND_FACTOR_REQUIRED: none,
  CONFIRMATION_REQUIRED: z.object({ minutes: z.number() }),
  REAL_NAME_REQUIRED: z.object({ state: z.string() }),
  AGREEMENT_REQUIRED: z.object({ documents: z.array(z.string()) }),
  SUSPENDED: z.object({ measure: z.string(), measureId: z.string(), until: z.string().nullable() }),
  ACCOUNT_CLOSED: z.object({ measureId: z.string().nullable() }),
  BLACKLISTED: z.object({ measureId: z.string().nullable() }),
  CREDIT_TOO_LOW: z.object({ level: z.number(), required: z.number() }),
  QUOTA_EXCEEDED: z.object({ quota: z.string(), limit: z.number(), until: z.string() }),
  EMERGENCY: until,
  SWITCHED_OFF: z.object({ feature: z.string() }),
  ROLE_REQUIRED: z.object({ role: z.string() }),
  TRAINING_REQUIRED: none,
  OFFICER_REQUIRED: none,
  CONFLICT_OF_INTEREST: none,
  NOT_YOURS: none,
  COMMENTS_CLOSED: none,
  COMMENTS_STOPPED: until,
  COMMENTS_LIMITED: z.object({ who: z.string() }),
  BARRED_FROM_SECTION: until,
  /** `since` and `due` where the organisation is stopped for want of one; null where only a power over its comments waits for one. */
  RESPONSIBLE_PERSON_REQUIRED: z.object({
    ownerId: z.string(),
    since: z.string().nullable(),
    due: z.string().nullable(),
  }),
  PLATFORM_DECIDED: none,
  CONTACT_LIMITED: z.object({
    contact: z.enum(contacts),
    /** Whom the person lets reach them: a circle, accounts of some age, or in protection mode those they follow. */
    who: z.enum([...circles, "older", "protected"]),
    name: z.string(),
    days: z.number(),
    until: z.string().nullable(),
  }),
  CONTENT_PROHIBITED: z.object({ field: z.string(), category: z.string(), excerpt: z.string().nullable() }),
  IDENTITY_MISMATCH: z.object({ field: z.string() }),
  EVIDENCE_REQUIRED: z.object({ documents: z.array(z.string()) }),
  ACCOUNT_LIMIT: z.object({ limit: z.number() }),
  OPENING_NOT_APPROVED: none,
  OPENING_EXPIRED: until,
  MEDIA_UNACCEPTABLE: z.object({ problem: z.string(), limit: z.string().nullable() }),
  CODE_WRONG: z.object({ left: z.number() }),
  CODE_EXPIRED: none,
  TICKET_USED: none,
  TOO_MANY_NAMED: z.object({ what: z.enum(["mentions", "topics"]), limit: z.number(), found: z.number() }),
  NOT_SHAREABLE: none,
  REPOST_MEASURED: z.object({ measureId: z.string(), number: z.string() }),
  WORDS_STAY: none,
  ONLY_A_REPOST: none,
  NEWS_LICENCE_REQUIRED: z.object({ service: z.enum(["publish", "reprint"]) }),
  INPUT_INVALID: z.object({
    fields: z.array(z.object({ path: z.string(), problem: z.string(), least: z.number().optional() })),
  }),
  ALREADY_DONE: none,
  CLAIMED_BY_OTHER: until,
  TOO_LATE: z.object({ until: z.string() }),
  CHANGED_MEANWHILE: none,
  SIGNED_IN_AS_ANOTHER: none,
  REPLAY_REQUIRED: none,
  TAKEN: z.object({ field: z.string() }),
  NAME_RESERVED: z.object({ name: z.string() }),
  NAME_PROTECTED: z.object({ word: z.string() }),
  CANNOT_BE_YOURSELF: none,
  LIMIT_REACHED: z.object({ limit: z.number() }),
  NOT_FOUND: none,
  REMOVED: none,
  TOO_MANY_DRAFTS: z.object({ limit: z.number() }),
  DRAFT_CHANGED: none,
  DRAFT_GONE: none,
  QUOTED_GONE: none,
  POLL_ENDED: z.object({ until: z.string() }),
  TOO_MANY: z.object({ until: z.string() }),
  TOO_MANY_ACCOUNTS: z.object({ limit: z.number() }),
  REQUEST_TOO_LARGE: none,
  FOREIGN_ORIGIN: none,
  DATABASE_AWAY: none,
  PROVIDER_AWAY: z.object({ provider: z.string() }),
  INTERNAL: z.object({ correlationId: z.string() }),
} as const satisfies Record<string, z.ZodType>;

export type Reason = keyof typeof reasons;
export type ReasonParams<R extends Reason> = z.infer<(typeof reasons)[R]>;

/** What a client receives of a refusal: enough to render the words in its language, nothing internal. */
export interface Refusal<R extends Reason = Reason> {
  kind: ErrorKind;
  reason: R;
  params: ReasonParams<R>;
}

/** A refusal with its reason. Anything thrown that is not an AppError reaches the client as INTERNAL with a correlation id. */
export class AppError<R extends Reason = Reason> extends Error {
  override readonly name = "AppError";
  constructor(
    readonly kind: ErrorKind,
    readonly reason: R,
    readonly params: ReasonParams<R>,
    options?: ErrorOptions,
  ) {
    super(`${kind}/${reason}`, options);
  }

  /** The part that may leave the server. */
  get refusal(): Refusal<R> {
    return { kind: this.kind, reason: this.reason, params: this.params };
  }
}

/** Not there, or not visible to this viewer: the two are never told apart. */
export function notFound(): AppError<"NOT_FOUND"> {
  return new AppError("NOT_FOUND", "NOT_FOUND", {});
}
