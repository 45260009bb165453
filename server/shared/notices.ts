// Notices by group, as filters and settings know them.

/**
 * The kinds that people cause, by group. Whatever stands here nowhere is the platform's own word (measures, appeals, identity, reports): it has no setting, since people
 * must learn of it.
 */
export const noticeKinds = {
  mentions: ["mention", "quote"],
  replies: ["comment", "reply"],
  likes: ["like", "comment-like", "repost"],
  follows: ["follow"],
} as const satisfies Record<string, readonly string[]>;

export type PeopleGroup = keyof typeof noticeKinds;
export const peopleGroups = ["mentions", "replies", "likes", "follows"] as const satisfies readonly PeopleGroup[];

/** Groups that can be pushed: those of people, and what the platform says. */
export const noticeGroups = [...peopleGroups, "system"] as const;
export type NoticeGroup = (typeof noticeGroups)[number];

/** The group of a kind. */
export function groupOf(kind: string): NoticeGroup {
  return peopleGroups.find((group) => noticeKinds[group].some((one: string) => one === kind)) ?? "system";
}

/** All kinds that people cause. */
export const peopleKinds: readonly string[] = peopleGroups.flatMap((group) => noticeKinds[group]);
