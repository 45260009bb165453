// Limits that forms show and contracts enforce. Kept apart from the schemas, so that a page can say a limit without loading a validator.

/** In characters as people count them. */
export const postLength = 2_000;
export const altLength = 500;
export const circleNameLength = 20;
/** The line before a folded text. */
export const noticeLength = 60;
export const reprintAuthorLength = 60;
export const linkLength = 500;
export const commentLength = 1_000;

export const imagesPerPost = 9;

export const pollChoiceLength = 40;
export const pollChoices = { fewest: 2, most: 9 };
/** How long a poll may run. */
export const pollMinutes = { shortest: 5, longest: 30 * 24 * 60 };

export const draftsPerAccount = 50;
/** How far ahead a post may be scheduled, in milliseconds: long enough for the job to see it, and a year at most. */
export const scheduleAhead = { leastMs: 60_000, mostMs: 366 * 24 * 60 * 60 * 1000 };

export const imagesPerComment = 3;

export const commentOrders = ["oldest", "newest", "liked"] as const;
export type CommentOrder = (typeof commentOrders)[number];

/** Of a list of accounts: its name in characters, accounts in one, lists of one person. */
export const listNameLength = 30;
export const mostInList = 500;
export const mostLists = 50;

/** Lines of an imported list of accounts to block, lines handed over at once, and characters of a line: a longer one names no account. */
export const mostImportedLines = 100_000;
export const importedLinesPerPart = 1_000;
export const importedLineLength = 64;

/** Length as people count it: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** True where a text is longer than its limit: it cannot be sent, and its form says so before anybody tries. */
export function isTooLong(text: string, limit: number): boolean {
  return lengthOf(text) > limit;
}
