// The one byte form of a JSON value, and its hash. Everything that is chained or signed goes through here.
import { createHash } from "node:crypto";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/**
 * JSON Canonicalization Scheme (RFC 8785): no white space, members sorted by UTF-16 code units, numbers as ECMAScript
 * prints them. Members that are `undefined` are left out, as in JSON. Throws on what JSON cannot carry unchanged:
 * NaN, infinities and lone surrogates.
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") {
    if (/\p{Surrogate}/u.test(value)) throw new TypeError("A lone surrogate has no canonical form");
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`);
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  const members = Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [{ name, member }]));
  members.sort((a, b) => (a.name < b.name ? -1 : 1));
  return `{${members.map(({ name, member }) => `${canonical(name)}:${canonical(member)}`).join(",")}}`;
}

/** SHA-256 of the UTF-8 bytes of the canonical form, 64 lower-case hex digits. */
export function hashOf(value: Json): string {
  return createHash("sha256").update(canonical(value)).digest("hex");
}

/** `Array.isArray` does not narrow read-only arrays. */
function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
