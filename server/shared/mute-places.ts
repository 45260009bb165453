/** Where things are brought to a person, and where a word can be muted: home with lists and followed topics; notices; what they search and browse (the newest, the hot list, topics). */
export const mutePlaces = ["home", "notifications", "search"] as const;
export type MutePlace = (typeof mutePlaces)[number];
