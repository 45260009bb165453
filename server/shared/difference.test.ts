import fc from "fast-check";
import { expect, it } from "vitest";
import { differenceOf } from "@/server/shared/difference";

it("shows what was kept, what went, what came, and inside a changed paragraph which words", () => {
  const from = "## 期限\n账号六个月不用即停用。\n多余的一条。";
  const to = "## 期限\n账号十二个月不用即停用。\n全新的规定见附件说明。";
  expect(differenceOf(from, to)).toEqual([
    { is: "same", parts: [{ is: "same", text: "## 期限" }] },
    {
      is: "changed",
      parts: [
        { is: "same", text: "账号" },
        { is: "removed", text: "六" },
        { is: "added", text: "十二" },
        { is: "same", text: "个月不用即停用。" },
      ],
    },
    { is: "removed", parts: [{ is: "removed", text: "多余的一条。" }] },
    { is: "added", parts: [{ is: "added", text: "全新的规定见附件说明。" }] },
  ]);
});

it("leaves both texts readable from its lines, whatever they are", () => {
  const text = fc.array(fc.string({ maxLength: 12 }), { maxLength: 6 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, text, (from, to) => {
      const side = (without: "added" | "removed") =>
        differenceOf(from, to)
          .map(({ parts }) => parts.flatMap((part) => (part.is === without ? [] : part.text)).join(""))
          .filter((line) => line.trim() !== "");
      const read = (whole: string) => whole.split("\n").filter((line) => line.trim() !== "");
      expect(side("added").sort()).toEqual(read(from).sort());
      expect(side("removed").sort()).toEqual(read(to).sort());
    }),
  );
});
