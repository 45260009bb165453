// How long the words are that an account says of itself, in code points.

export const nicknameLength = 20;
export const bioLength = 160;
