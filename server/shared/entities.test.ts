import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entitiesOf, mentionsOf, partsOf, topicKeyOf, topicsOf } from "@/server/shared/entities";

const links = (text: string) => entitiesOf(text).flatMap(({ kind, value }) => (kind === "url" ? value : []));

describe("addresses", () => {
  it("end where the sentence around them goes on", () => {
    expect(links("看这里 https://example.com/a?b=c，很好。")).toEqual(["https://example.com/a?b=c"]);
    expect(links("(see https://example.com/x).")).toEqual(["https://example.com/x"]);
    expect(links("https://example.com你好 http://a.test/b。")).toEqual(["https://example.com", "http://a.test/b"]);
  });

  it("are http and https alone", () => {
    expect(links("javascript:alert(1) ftp://a.test data:text/html,x www.a.test https:// mailto:a@b.c")).toEqual([]);
  });

  it("keep their signs: no name and no topic is found inside one", () => {
    expect(entitiesOf("https://a.test/@someone#part")).toMatchObject([{ kind: "url", end: 28 }]);
  });
});

describe("mentions", () => {
  it("are found in Chinese and Latin text, in either width", () => {
    expect(mentionsOf("问问@林小满 和 ＠anna_b，还有@10000001。")).toEqual(["林小满", "anna_b", "10000001"]);
    expect(mentionsOf("(@anna) “@林·小满”@anna")).toEqual(["anna", "林·小满"]);
  });

  it("are no part of an e-mail address, and no longer than a name can be", () => {
    expect(mentionsOf("write to a.b@example.com or a@b, @@x")).toEqual([]);
    expect(mentionsOf(`@${"长".repeat(20)} @${"长".repeat(21)}`)).toEqual(["长".repeat(20)]);
  });
});

describe("topics", () => {
  it("stand between two signs, or are one word in letters", () => {
    expect(topicsOf("今天#春日 散步#去了，#hiking 很好 #2024 ＃猫＃")).toEqual(["春日 散步", "hiking", "猫"]);
    expect(topicsOf("#猫 和 #狗#")).toEqual(["狗"]);
    expect(topicsOf("#a #b")).toEqual(["a", "b"]);
    expect(topicsOf("#茶##山##tea")).toEqual(["茶", "山", "tea"]);
    expect(topicsOf("#café_au_lait")).toEqual(["café_au_lait"]);
  });

  it("are not what only looks like one", () => {
    expect(topicsOf("C# 和 F# 都会，#\n不是话题# &#39; 排名 #1 a #2 ##标题")).toEqual([]);
    expect(topicsOf(`#${"长".repeat(33)}#`)).toEqual([]);
  });

  it("are one topic however they are written", () => {
    expect(topicKeyOf("Ｇｕｉｊｕ  Town")).toBe(topicKeyOf("guiju town"));
    expect(topicsOf("#Tea and #tea and #茶#")).toEqual(["tea", "茶"]);
  });
});

it("loses and changes no text", () => {
  const word = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom("https://a.test/", "http://", "。", "@", "#", "＃话题＃", "@林小满", " ", "\n"),
  );
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join("");
      const joined = partsOf(text).map((part) => part.text);
      expect(joined.join("")).toBe(text);
    }),
  );
});
