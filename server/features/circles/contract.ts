// Inputs, views and events of circles. Who is in one, and that there is one, is its owner's alone to know.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { eventKind } from "@/server/shared/events";
import { type AccountId, type CircleId, idOf } from "@/server/shared/ids";
import { circleNameLength, lengthOf } from "@/server/shared/limits";
import { isVisible } from "@/server/shared/user-text";

export const mostCircles = 20;
export const mostMembers = 500;

const circleId = idOf<CircleId>();
/** Read by nobody but its owner, so nobody reviews it. */
const name = z
  .string()
  .trim()
  .refine((text) => isVisible(text), { message: "empty" })
  .refine((text) => lengthOf(text) <= circleNameLength, { message: "too_long" });
export const makeCircleInput = z.object({ name });
export const renameCircleInput = z.object({ circleId, name });
export const oneCircleInput = z.object({ circleId });
export const circleMemberInput = z.object({ circleId, accountId: idOf<AccountId>() });
/** With an account, each circle says whether it is in it. */
export const ownCirclesInput = z.object({ accountId: idOf<AccountId>().optional() });

export const circleView = z.object({ id: z.string(), name: z.string(), members: z.number() });
export type CircleView = z.infer<typeof circleView>;
export const ownCircleView = circleView.extend({ hasAccount: z.boolean() });
export type OwnCircleView = z.infer<typeof ownCircleView>;
export const circleMembers = circleView.extend({ accounts: z.array(accountBrief) });
export type CircleMembers = z.infer<typeof circleMembers>;

const owner = z.object({ ownerId: z.string() });
const member = owner.extend({ accountId: z.string() });
export const circleMade = eventKind("circle.made", owner);
export const circleRenamed = eventKind("circle.renamed", owner);
export const circleDeleted = eventKind("circle.deleted", owner);
export const memberAdded = eventKind("circle.member-added", member);
export const memberRemoved = eventKind("circle.member-removed", member);
