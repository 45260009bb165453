// Identifiers of everything that is stored. What people quote (receipt numbers, handles) is not an id.
import { v7 } from "uuid";
import { z } from "zod";

declare const brand: unique symbol;

/** A UUIDv7 of one kind of thing: ids of two kinds do not compile in each other's place, and sorting by id sorts by time. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type AccountId = Id<"account">;
export type PrincipalId = Id<"principal">;
export type SessionId = Id<"session">;
export type PostId = Id<"post">;
export type CircleId = Id<"circle">;
export type CommentId = Id<"comment">;
export type MediaId = Id<"media">;
export type ListId = Id<"list">;
export type DraftId = Id<"draft">;
export type EventId = Id<"event">;
export type CaseId = Id<"case">;
export type ReportId = Id<"report">;
export type MeasureId = Id<"measure">;
export type AppealId = Id<"appeal">;

/** Makes a new id; its first 48 bits are the wall clock in milliseconds (RFC 9562, version 7). */
export function newId<T extends Id<string>>(): T {
  return v7() as T; // the brand is made here
}

/** An id that no id made before this instant reaches, and that every one made at it or later follows: where a walk over ids meets a time. */
export function firstIdAt<T extends Id<string>>(at: Date): T {
  const hex = at.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000` as T; // the brand is made here
}

/** Parses an id from outside; anything but a UUID is refused. */
export function idOf<T extends Id<string>>() {
  return z.guid().transform((value) => value.toLowerCase() as T); // the brand is made here
}
