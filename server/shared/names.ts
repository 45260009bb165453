// How long the words are that an account says of itself, in code points, and how often its name may change.

export const nicknameLength = 20;
export const bioLength = 160;
/** So many names may be given up for others in twelve months. */
export const namesPerYear = 5;

/** What an account says and shows of itself, field by field. */
export const profileFields = ["nickname", "bio", "avatar"] as const;
export type ProfileField = (typeof profileFields)[number];
/** What a measure may take away of a profile: what it says, and the names it gave up, which readers may still look for. */
export const removableFields = [...profileFields, "formerNames"] as const;
