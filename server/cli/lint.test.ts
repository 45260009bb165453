import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "guiju-lint-"));
  for (const folder of ["server/core", "server/trust"]) mkdirSync(join(base, folder), { recursive: true });
  for (const file of ["biome.json", ".gitignore", "server/core/wall-clock.grit"]) copyFileSync(file, join(base, file));
});
afterEach(() => rmSync(base, { recursive: true }));

function lint(path: string, text: string): { status: number | null; output: string } {
  writeFileSync(join(base, path), text);
  const biome = resolve("node_modules/@biomejs/biome/bin/biome");
  const { status, stdout, stderr } = spawnSync(process.execPath, [biome, "lint", path], {
    cwd: base,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

test.each([
  ["the wall clock in milliseconds", "export const at = () => Date.now();\n", "reads the wall clock"],
  ["the wall clock as a date", "export const at = () => new Date();\n", "reads the wall clock"],
  ["a default export", "export default 1;\n", "noDefaultExport"],
  ["a barrel", `export * from "./other";\n`, "noReExportAll"],
  ["a value called any", "export const it: any = 1;\n", "noExplicitAny"],
  ["an assertion that nothing is null", "export const first = (list: string[]) => list[0]!;\n", "noNonNullAssertion"],
])("lint refuses %s", (_name, text, words) => {
  const { status, output } = lint("server/trust/planted.ts", text);
  expect(output).toContain(words);
  expect(status).toBe(1);
});

test("the clock itself reads the wall clock, and a given instant is no reading", () => {
  expect(lint("server/core/clock.ts", "export const now = () => new Date();\n").status).toBe(0);
  expect(lint("server/trust/fine.ts", "export const at = (iso: string) => new Date(iso);\n").status).toBe(0);
});
