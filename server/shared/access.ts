// When members of staff see what is personal: what is recorded, what for, and how much of it is unusual.
import { z } from "zod";
import { eventKind } from "@/server/shared/events";
import { staffPosts } from "@/server/shared/staff";

/** Why personal data may be looked at. The words are in messages/<locale>/privacy.json under `purpose`. */
export const accessPurposes = [
  "lawful-request",
  "identity-dispute",
  "complaint",
  "security-incident",
  "inspection",
] as const;
export type AccessPurpose = (typeof accessPurposes)[number];

/** What can be seen: the sealed identity with the phone; rows of the network log with addresses masked; the same with addresses open. */
export const accessedKinds = ["identity", "network-log", "network-log-addresses"] as const;
export type AccessedKind = (typeof accessedKinds)[number];

/** Somebody of the staff saw a person's data. The subject is the principal, who finds the event in their own access history. */
export const personalDataSeen = eventKind(
  "personal-data.seen",
  z.object({
    what: z.enum(accessedKinds),
    role: z.enum(staffPosts),
    purpose: z.enum(accessPurposes),
    /** The law, the file number or the complaint it rests on. */
    basis: z.string(),
    openingId: z.string().nullable(),
  }),
);

/** So many accesses by one person within 24 hours are usual; the next one alerts the officers. */
export const usualAccesses: Readonly<Record<AccessedKind, number>> = {
  identity: 5,
  "network-log": 100,
  "network-log-addresses": 20,
};

export const unusualAccess = eventKind(
  "personal-data.unusual-access",
  z.object({ staffId: z.string(), what: z.enum(accessedKinds), count: z.number() }),
);
