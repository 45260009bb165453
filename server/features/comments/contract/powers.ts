// Asking the platform for a power over one's comments, its answer, and its taking one back: inputs, views and events.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { deskText } from "@/server/shared/desk-text";
import { eventKind } from "@/server/shared/events";
import { type AccountId, type Id, idOf } from "@/server/shared/ids";
import { keeperKinds, keeperPowers, powerStandings } from "@/server/shared/sections";

export type PowerWishId = Id<"power-wish">;

export const powerReasonLength = 500;
export const wishesPerPage = 30;

const ownerId = idOf<AccountId>();
const wishId = idOf<PowerWishId>();
const power = z.enum(keeperPowers);
const wishStates = ["open", "granted", "refused", "withdrawn"] as const;

export const onePowerInput = z.object({ ownerId, power });
export const decideWishInput = z.object({
  wishId,
  outcome: z.enum(["granted", "refused"]),
  reason: deskText(powerReasonLength),
});
export const takePowerInput = onePowerInput.extend({ reason: deskText(powerReasonLength) });
export const powersInput = z.object({ ownerId });
export const wishesInput = z.object({ state: z.enum(["open", "decided"]).default("open"), after: wishId.optional() });
export const accountPowersInput = z.object({ handle: z.string().trim().min(1).max(32) });

/** How an account stands to one power, with the platform's reason where it decided, and the latest wish for it. */
export const powerView = z.object({
  power,
  standing: z.enum(powerStandings),
  /** From which credit level the account's class holds it; null where it never does. */
  from: z.number().nullable(),
  reason: z.string().nullable(),
  wish: z
    .object({
      state: z.enum(wishStates),
      askedAt: z.string(),
      dueAt: z.string(),
      decidedAt: z.string().nullable(),
      answer: z.string().nullable(),
    })
    .nullable(),
});
export type PowerView = z.infer<typeof powerView>;

/** What the platform decides by: who the account is, and how it kept its comments in the last twelve months. */
const keeping = {
  owner: accountBrief,
  kind: z.enum(keeperKinds),
  level: z.number(),
  /** Reported comments that were left beyond the published time, and those of them in which the platform found a violation. */
  left: z.number(),
  charged: z.number(),
  /** Comments that its keepers hid, and those of them that the platform brought back. */
  hidden: z.number(),
  restored: z.number(),
};

export const wishView = z.object({
  ...keeping,
  id: z.string(),
  power,
  state: z.enum(wishStates),
  askedAt: z.string(),
  dueAt: z.string(),
  isOverdue: z.boolean(),
  decidedAt: z.string().nullable(),
  answer: z.string().nullable(),
});
export type WishView = z.infer<typeof wishView>;
export const wishPage = z.object({ wishes: z.array(wishView), next: z.string().nullable() });
export type WishPage = z.infer<typeof wishPage>;

export const accountPowersView = z.object({ ...keeping, powers: z.array(powerView) });
export type AccountPowersView = z.infer<typeof accountPowersView>;

const about = z.object({ ownerId: z.string(), power });
export const powerAsked = eventKind("power.asked", about);
export const powerWishWithdrawn = eventKind("power.wish-withdrawn", about);
export const powerDecided = eventKind("power.decided", about.extend({ outcome: z.enum(["granted", "refused"]) }));
export const powerTaken = eventKind("power.taken", about);
