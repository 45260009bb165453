import fc from "fast-check";
import { expect, test } from "vitest";
import { linkParts } from "@/components/microblog/link-parts";

const links = (text: string) => linkParts(text).flatMap((part) => (part.isLink ? part.text : []));

test("addresses end where the sentence around them goes on", () => {
  expect(links("看这里 https://example.com/a?b=c，很好。")).toEqual(["https://example.com/a?b=c"]);
  expect(links("(see https://example.com/x).")).toEqual(["https://example.com/x"]);
  expect(links("https://example.com你好 http://a.test/b。")).toEqual(["https://example.com", "http://a.test/b"]);
});

test("nothing but http and https becomes a link", () => {
  expect(links("javascript:alert(1) ftp://a.test data:text/html,x www.a.test https:// mailto:a@b.c")).toEqual([]);
});

test("no text is lost or changed", () => {
  const word = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constantFrom("https://a.test/", "http://", "。"),
  );
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join("");
      expect(
        linkParts(text)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
