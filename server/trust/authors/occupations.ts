// Occupations that people rely on: whoever states one shows that they have it (账号信息管理规定, 2022). Pure.
import { buildMatcher } from "@/server/trust/review/matcher";

const occupations = [
  "医生",
  "医师",
  "律师",
  "法官",
  "检察官",
  "警察",
  "民警",
  "记者",
  "教授",
  "执业药师",
  "会计师",
  "心理咨询师",
  "证券分析师",
  "lawyer",
  "physician",
  "attorney",
  "judge",
  "journalist",
  "professor",
];

const matcher = buildMatcher(
  occupations.map((text) => ({ id: text, text })),
  { allow: [{ text: "看医生" }, { text: "找医生" }, { text: "找律师" }, { text: "不是医生" }, { text: "不是律师" }] },
);

/** The occupations that a text states and `shown` (the words of a verified mark) does not: those want proof. */
export function unprovenIn(text: string, shown: string | null): string[] {
  const stated = new Set(matcher.match(text).map(({ termId }) => termId));
  const proven = new Set(shown === null ? [] : matcher.match(shown).map(({ termId }) => termId));
  return [...stated].filter((occupation) => !proven.has(occupation));
}
