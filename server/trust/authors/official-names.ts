// Names with elements of public bodies, media and administrative regions: never anybody's as such, and always looked at by a person. Pure.
// The elements are kinds of bodies, not any one of them; the regions are those of the address table.
import { provinces } from "@/server/core/region-names";
import { buildMatcher } from "@/server/trust/review/matcher";

/** 账号信息管理规定 (2022) and the 13 points on self-media (2023): names with these go to a person, at registration and at every change. */
const national = ["中国", "中华", "中央", "全国", "国家"];
const bodies = [
  "政府",
  "人民法院",
  "法院",
  "检察院",
  "公安局",
  "公安",
  "税务局",
  "教育局",
  "卫健委",
  "网信办",
  "委员会",
  "部队",
  "军区",
  "武警",
];
const media = ["日报", "晚报", "晨报", "电视台", "广播电台", "通讯社", "新闻社", "新闻网", "新华社", "央视", "央广"];
const regions = provinces.map(({ zh }) => zh.replace(/^中国/, ""));

const matcher = buildMatcher([...national, ...bodies, ...media, ...regions].map((text) => ({ id: text, text })));
/** What may stand around the elements without making another name of it. */
const joints = /[省市区县州镇乡局厅部委院台社网报处办的总\s]/gu;

/**
 * Whether a nickname holds such elements (`holds`), and whether it is made of them alone (`is`): the latter names a public body, a medium or a region itself. Null where it holds
 * none. Disguises make no difference.
 */
export function officialIn(nickname: string): "is" | "holds" | null {
  const hits = matcher.match(nickname);
  if (hits.length === 0) return null;
  const left = hits.reduce((rest, { text }) => rest.replace(text, ""), nickname);
  return left.replace(joints, "") === "" ? "is" : "holds";
}
