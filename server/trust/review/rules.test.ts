import { describe, expect, it } from "vitest";
import { bottomLines } from "@/server/shared/bottom-lines";
import type { ContentKind } from "@/server/shared/subject";
import { defaultRules } from "@/server/trust/review/default-rules";
import { compileRules, judge, type ReviewRule, type RuleMatcher, reviewRuleSchema } from "@/server/trust/review/rules";

function rule(matcher: RuleMatcher, change: Partial<ReviewRule> = {}): ReviewRule {
  return reviewRuleSchema.parse({
    id: "rule",
    version: 3,
    title: { "zh-CN": "规则", en: "Rule" },
    category: "spam",
    class: "harmful",
    bottomLine: "public-order",
    action: "hold",
    matcher,
    appliesTo: "everything",
    reasonDetail: "term",
    ...change,
  });
}
const terms = (...list: string[]): RuleMatcher => ({ kind: "terms", terms: list, homophones: false, allow: [] });

function judged(rules: ReviewRule[], text: string, kind: ContentKind = "post", creditLevel = 1) {
  return judge(compileRules(rules), { kind, texts: [{ field: "body", text }], facts: { creditLevel } });
}
const words = (matcher: RuleMatcher, text: string) => judged([rule(matcher)], text).hits.map((hit) => hit.text);

describe("judge", () => {
  it("passes a clean text, and one that is only labelled", () => {
    expect(judged([rule(terms("甲乙"))], "天气很好")).toEqual({ outcome: "pass", hits: [] });
    const labelled = judged([rule(terms("甲乙"), { action: "label" })], "甲乙");
    expect([labelled.outcome, labelled.hits.length]).toEqual(["pass", 1]);
  });

  it("takes the gravest action and puts its hit first", () => {
    const rules = [rule(terms("甲乙")), rule(terms("丙丁"), { id: "other", action: "block" })];
    const judgement = judged(rules, "甲乙丙丁");
    expect(judgement.outcome).toBe("block");
    expect(judgement.hits.map(({ ruleId }) => ruleId)).toEqual(["other", "rule"]);
  });

  it("names rule, version, field, place and term of each hit", () => {
    const compiled = compileRules([rule(terms("赌场"))]);
    const texts = [
      { field: "title", text: "你好" },
      { field: "body", text: "去賭 場吧" },
    ];
    expect(judge(compiled, { kind: "post", texts, facts: { creditLevel: 1 } }).hits).toEqual([
      {
        ruleId: "rule",
        ruleVersion: 3,
        category: "spam",
        class: "harmful",
        bottomLine: "public-order",
        action: "hold",
        reasonDetail: "term",
        field: "body",
        start: 1,
        end: 4,
        text: "賭 場",
        term: "赌场",
      },
    ]);
  });

  it("applies a rule to what it names, revisions included", () => {
    const onlyComments = [rule(terms("甲乙"), { appliesTo: ["comment"] })];
    expect(judged(onlyComments, "甲乙", "post").outcome).toBe("pass");
    expect(judged(onlyComments, "甲乙", "comment").outcome).toBe("hold");
    expect(judged(onlyComments, "甲乙", "comment-revision").outcome).toBe("hold");
  });

  it("applies a rule below a credit level only to authors below it", () => {
    const rules = [rule(terms("甲乙"), { creditBelow: 1 })];
    expect(judged(rules, "甲乙", "post", 0).outcome).toBe("hold");
    expect(judged(rules, "甲乙", "post", 1).outcome).toBe("pass");
  });

  it("keeps one rule's exceptions from another's terms", () => {
    const rules = [
      rule({ kind: "terms", terms: ["赌博"], homophones: true, allow: ["读博"] }),
      rule(terms("读博"), { id: "other" }),
    ];
    expect(judged(rules, "读博").hits.map(({ ruleId }) => ruleId)).toEqual(["other"]);
  });

  it("does not depend on the order of the rules", () => {
    const rules = defaultRules.slice();
    const text = "網 上 赌场，真人荷官，Ｏnline casin0，震惊全国";
    expect(compileRules(rules.toReversed()).fingerprint).toBe(compileRules(rules).fingerprint);
    expect(judged(rules.toReversed(), text)).toEqual(judged(rules, text));
  });
});

describe("matchers", () => {
  it("patterns run over the normalised or the original text, and name places in the original", () => {
    expect(words({ kind: "pattern", pattern: "vip[0-9]{3}", over: "normalised" }, "加ＶＩＰ①②③吧")).toEqual([
      "ＶＩＰ①②③",
    ]);
    expect(words({ kind: "pattern", pattern: "#[a-z]{3}#", over: "original" }, "x #ABC# y")).toEqual(["#ABC#"]);
  });

  it.each([
    ["看 https://www.Example.com/a?b=1。", ["https://www.Example.com/a?b=1"]],
    ["看ｈｔｔｐ：／／example.com快", ["ｈｔｔｐ：／／example.com"]],
    ["看example。com吧", ["example。com"]],
    ["(shop.example.xyz:8080)", ["shop.example.xyz:8080"]],
    ["文件readme.md 版本3.5 价格1.com2", []],
  ])("links in %s", (text, expected) => {
    expect(words({ kind: "links", atLeast: 1, hosts: [] }, text)).toEqual(expected);
  });

  it("counts links, and looks for hosts and what lies below them", () => {
    expect(words({ kind: "links", atLeast: 2, hosts: [] }, "a.com")).toEqual([]);
    expect(words({ kind: "links", atLeast: 2, hosts: [] }, "a.com b.cn")).toEqual(["a.com", "b.cn"]);
    const host: RuleMatcher = { kind: "links", atLeast: 1, hosts: ["bad.com"] };
    expect(words(host, "notbad.com bad.com.cn http://x.BAD.com/")).toEqual(["http://x.BAD.com/"]);
  });

  it.each([
    ["打13812345678", ["13812345678"]],
    ["打 138-1234 5678！", ["138-1234 5678"]],
    ["打１３８①②③④⑤⑥⑦⑧", ["１３８①②③④⑤⑥⑦⑧"]],
    ["+86 13812345678", ["86 13812345678"]],
    ["订单号2013812345678901", []],
    ["加微信：abc_12345", ["微信：abc_12345"]],
    ["ＱＱ号 12345678", ["ＱＱ号 12345678"]],
    ["+V信 hello2024", ["V信 hello2024"]],
    ["微信群里聊过了", []],
    ["写信到 someone＠example.com", ["someone＠example.com"]],
  ])("contact details in %s", (text, expected) => {
    expect(words({ kind: "contact-details", of: ["phone", "email", "messenger"] }, text)).toEqual(expected);
  });

  it("repeated text, however it is broken up", () => {
    const matcher: RuleMatcher = { kind: "repeated-text", length: 5, times: 3 };
    expect(words(matcher, "快来领取红包\n快来领取红包！快 来 领 取 红 包")).toHaveLength(1);
    expect(words(matcher, "快来领取红包，快来领取红包")).toEqual([]);
    expect(words(matcher, "哈".repeat(200))).toEqual([]);
  });
});

describe("rules as data", () => {
  it("refuses what could not work or would let the illegal pass", () => {
    const plain = rule(terms("甲乙"));
    const refused: unknown[] = [
      { ...plain, class: "illegal", action: "label" },
      { ...plain, class: "illegal", category: "harmful-vulgar" },
      { ...plain, bottomLine: "other" },
      { ...plain, matcher: terms("……") },
      { ...plain, matcher: { kind: "pattern", pattern: "(a+)+" } },
      { ...plain, matcher: { kind: "contact-details", of: [] } },
      { ...plain, id: "Not An Id" },
      { ...plain, unknown: 1 },
    ];
    for (const candidate of refused) expect(reviewRuleSchema.safeParse(candidate).success).toBe(false);
    expect(() => compileRules([plain, plain])).toThrow(RangeError);
  });

  it("has default rules that are valid, survive storage, and name bottom lines in the regulation's order", () => {
    for (const each of defaultRules) expect(reviewRuleSchema.parse(JSON.parse(JSON.stringify(each)))).toEqual(each);
    expect(bottomLines).toHaveLength(7);
  });

  it.each([
    ["刷單返利，日结", "block"],
    ["耍单返利", "block"],
    ["警惕刷单返利骗局", "pass"],
    ["网·上·赌·场", "block"],
    ["刷1单1返1利", "block"],
    ["网a上b赌c场", "block"],
    ["举报赌博网站", "pass"],
    ["3月1日返校利好", "pass"],
    ["这周洗刷3个单间，返5元，利落", "pass"],
    ["网上3场赌气的比赛，1场没赢", "pass"],
    ["收3张银行卡大小的卡片，T恤2件，A股不懂", "pass"],
    ["第1期直播讲5种颜色，B站能看回放", "pass"],
    ["出售公众号一个", "hold"],
    ["震惊全国", "pass"],
    ["今天天气真好，去公园走走", "pass"],
  ])("by default %s: %s", (text, outcome) => {
    expect(judged([...defaultRules], text).outcome).toBe(outcome);
  });

  it("by default a newcomer's contact details wait, others' do not", () => {
    expect(judged([...defaultRules], "加微信abc12345", "comment", 0).outcome).toBe("hold");
    expect(judged([...defaultRules], "加微信abc12345", "comment", 2).outcome).toBe("pass");
  });
});
