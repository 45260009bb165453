// Names that claim to speak for the platform. They belong to accounts that its operator sets up; nobody takes them.

import { AppError } from "@/server/shared/errors";
import { nameKeyOf } from "@/server/trust/authors/name-key";
import { buildMatcher } from "@/server/trust/review/matcher";

/** The platform's roles: a name that holds one of these words claims to be it. */
const roles = [
  "官方",
  "管理员",
  "审核员",
  "客服",
  "工作人员",
  "official",
  "admin",
  "administrator",
  "moderator",
  "support",
];
/** The platform's own name in letters or half in letters, which is no other word, and with what services call themselves. */
const platform = ["guiju", "规ju", "gui矩", "规矩团队", "规矩平台", "规矩社区", "规矩助手", "规矩小助手"];
/** Its name in Chinese is a word of the language, so it is protected only as the whole name. */
const platformAlone = nameKeyOf("规矩");

const matcher = buildMatcher(
  [...roles, ...platform].map((text) => ({ id: text, text })),
  { allow: [{ text: "非官方" }] },
);

/** The word by which a nickname claims to be official, as it was written; null where it does not. Disguises make no difference. */
export function protectedWordIn(nickname: string): string | null {
  if (nameKeyOf(nickname) === platformAlone) return nickname;
  return matcher.match(nickname)[0]?.text ?? null;
}

/** Refuses INVALID/NAME_PROTECTED for a nickname that claims to be official. */
export function refuseProtectedName(nickname: string): void {
  const word = protectedWordIn(nickname);
  if (word !== null) throw new AppError("INVALID", "NAME_PROTECTED", { word });
}
