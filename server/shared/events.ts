// Typed events: a domain declares each kind with its payload's schema, so that a wrong payload does not compile.
import type { z } from "zod";
import type { SubjectRef } from "@/server/shared/subject";

export interface NewEvent<Name extends string = string> {
  kind: Name;
  subject: SubjectRef;
  payload: Record<string, unknown>;
}

export interface EventKind<Name extends string, Payload extends Record<string, unknown>> {
  (subject: SubjectRef, payload: Payload): NewEvent<Name>;
  readonly kind: Name;
  readonly schema: z.ZodType<Payload>;
}

/** Declares a kind of event (past tense, `domain.happened`); the result makes events of that kind with a checked payload. */
export function eventKind<Name extends string, Payload extends Record<string, unknown>>(
  kind: Name,
  schema: z.ZodType<Payload>,
): EventKind<Name, Payload> {
  const make = (subject: SubjectRef, payload: Payload): NewEvent<Name> => ({
    kind,
    subject,
    payload: schema.parse(payload),
  });
  return Object.assign(make, { kind, schema });
}
