// Keepers of an account's comments: inputs, views and events.
import { z } from "zod";
import { accountBrief } from "@/server/shared/account-brief";
import { eventKind } from "@/server/shared/events";
import { type AccountId, idOf } from "@/server/shared/ids";
import { invitedRoles } from "@/server/shared/sections";

const accountId = idOf<AccountId>();
export const mostKeepers = 20;

export const inviteKeeperInput = z.object({
  ownerId: accountId,
  handle: z.string().trim().min(1).max(32),
  role: z.enum(invitedRoles),
});
export const oneKeeperInput = z.object({ ownerId: accountId, keeperId: accountId });
export const keeperInput = z.object({ ownerId: accountId });

export const keeperView = z.object({
  account: accountBrief,
  role: z.enum(invitedRoles),
  isResponsible: z.boolean(),
  invitedAt: z.string(),
  acceptedAt: z.string().nullable(),
});
export type KeeperView = z.infer<typeof keeperView>;

/** An invitation that waits for the viewer's answer. */
export const invitationView = z.object({ owner: accountBrief, role: z.enum(invitedRoles), invitedAt: z.string() });
export type InvitationView = z.infer<typeof invitationView>;

const keeper = z.object({ ownerId: z.string(), keeperId: z.string() });
export const keeperInvited = eventKind("keeper.invited", keeper.extend({ role: z.enum(invitedRoles) }));
export const keeperAccepted = eventKind("keeper.accepted", keeper.extend({ role: z.enum(invitedRoles) }));
export const keeperLeft = eventKind("keeper.left", keeper);
export const keeperRemoved = eventKind("keeper.removed", keeper);
/** Why an organisation has nobody who is responsible for its comments: it was verified without, they left, were removed, lost their identity, or their account was closed. */
export const responsibleMissing = ["verified", "left", "removed", "identity", "closed"] as const;
export const responsibleLost = eventKind(
  "keeper.responsible-lost",
  keeper.extend({ because: z.enum(responsibleMissing).exclude(["verified"]) }),
);
export const responsibleNamed = eventKind("keeper.responsible-named", keeper);
