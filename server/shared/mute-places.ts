/** Where things are brought to a person, and where a word can be muted: their home, their notices, what they search and browse. */
export const mutePlaces = ["home", "notifications", "search"] as const;
export type MutePlace = (typeof mutePlaces)[number];
