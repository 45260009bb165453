// Limits that forms show and contracts enforce. Kept apart from the schemas, so that a page can say a limit without loading a validator.

/** In characters as people count them. */
export const postLength = 2_000;
export const altLength = 500;
export const commentLength = 1_000;

export const imagesPerPost = 9;

export const commentOrders = ["oldest", "newest"] as const;
export type CommentOrder = (typeof commentOrders)[number];
