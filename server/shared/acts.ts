// What people do, in the words that quotas, limited functions, credit abilities and network logs share.

export const acts = [
  "post",
  "edit",
  "comment",
  "like",
  "follow",
  "block",
  "mute",
  "list",
  "rename",
  "bio",
  "upload",
  "draft",
  "vote",
  "delete",
  "report",
  "appeal",
  "sign-up",
  "sign-in",
  "sign-out",
  "mark",
  "verify-identity",
  "check-identity",
  "accept-agreement",
  "settings",
  "export",
  "close",
  "keep",
  "review",
  "measure",
  "rules",
  "open-identity",
  "log-search",
  "supervise",
] as const;
export type Act = (typeof acts)[number];

/** Acts that a "limit functions" measure can forbid. */
export const limitableActs = [
  "post",
  "edit",
  "comment",
  "like",
  "follow",
  "rename",
  "bio",
  "upload",
  "vote",
  "keep",
] as const satisfies readonly Act[];
export type LimitableAct = (typeof limitableActs)[number];
