/** Posts that members of staff hold (岗位). Each opens its own functions; an inspector only reads. */
export const staffPosts = ["reviewer", "officer", "appeals", "privacy", "compliance", "inspector"] as const;
export type StaffPost = (typeof staffPosts)[number];
