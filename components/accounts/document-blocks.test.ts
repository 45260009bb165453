import { expect, it } from "vitest";
import { blocksOf } from "@/components/accounts/document-blocks";

it("reads clauses by number, with their paragraphs and lists", () => {
  expect(blocksOf("开头。\n\n## 第一\n\n一段。\n\n- 甲\n- 乙\n\n## 第二\n\n又一段。")).toEqual({
    intro: [{ is: "paragraph", text: "开头。" }],
    clauses: [
      {
        number: 1,
        title: "第一",
        blocks: [
          { is: "paragraph", text: "一段。" },
          { is: "list", items: ["甲", "乙"] },
        ],
      },
      { number: 2, title: "第二", blocks: [{ is: "paragraph", text: "又一段。" }] },
    ],
  });
});
