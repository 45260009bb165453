import { expect, it } from "vitest";
import { linesOf } from "@/components/relations/mutes/list-lines";
import { requireStorable } from "@/server/pipeline/storable";
import { importedLineLength } from "@/server/shared/limits";

it("parts a file at any line end, and opens no line after the last", () => {
  expect(linesOf("10000001\r\n10000002\n\r10000003\n")).toEqual(["10000001", "10000002", "", "10000003"]);
  expect(linesOf("")).toEqual([]);
});

it("makes of rubbish lines that can be sent, one for one", () => {
  const cutInTwo = `${"x".repeat(importedLineLength - 1)}😀`;
  const lines = linesOf(["\0", "1000\0 0001", cutInTwo, "10000001"].join("\n"));
  expect(lines).toEqual(["\ufffd", "1000\ufffd 0001", `${"x".repeat(importedLineLength - 1)}\ufffd`, "10000001"]);
  requireStorable({ lines });
});
