import { expect, it } from "vitest";
import { blocklistCsv, readLine } from "@/server/features/relations/blocklist";

it("reads an account number however it is written", () => {
  for (const line of [
    "10000001",
    " 10000001 ",
    '"10000001",why',
    "@10000001;x",
    "https://guiju.example/u/10000001",
    "\u{FEFF}10000001\tx",
  ])
    expect(readLine(line)).toEqual({ handle: "10000001" });
});

it("reads past headings and empty lines, and tells rubbish", () => {
  for (const line of ["", "  ", "handle,blocked_at", "账号"]) expect(readLine(line)).toBe("skipped");
  for (const line of ["hello", "=cmd|' /C calc'!A0", "1e9", "１２３４５６", "10000001 10000002", "\u0000"])
    expect(readLine(line)).toBe("unreadable");
});

it("reads what it writes", () => {
  const csv = blocklistCsv([{ handle: "10000001", createdAt: new Date("2026-01-02T03:04:05Z") }]);
  expect(csv).toBe("handle,blocked_at\r\n10000001,2026-01-02T03:04:05.000Z\r\n");
  expect(csv.split("\r\n").map(readLine)).toEqual(["skipped", { handle: "10000001" }, "skipped"]);
});
