import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { completeLock, type Lock, missingPackages, platformOf } from "@/server/cli/complete-lock.mjs";

const lock: Lock = JSON.parse(readFileSync("package-lock.json", "utf8"));

test("every optional platform package of the tree stands in the lock; its name tells its platform", () => {
  expect(missingPackages(lock)).toEqual([]);
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (entry.os === undefined || entry.cpu === undefined) continue;
    expect(platformOf(path), path).toMatchObject({ os: entry.os, cpu: entry.cpu });
  }
});

test("a package that npm left out is found and entered", () => {
  const { "node_modules/@next/swc-darwin-arm64": left, ...packages } = lock.packages;
  const cut = { ...lock, packages };
  expect(left).toBeDefined();
  expect(missingPackages(cut).map(({ name }) => name)).toEqual(["@next/swc-darwin-arm64"]);
  expect(completeLock(cut)).toEqual(lock);
});

test.each([
  ["@next/swc-linux-x64-musl", { os: ["linux"], cpu: ["x64"], libc: ["musl"] }],
  ["@img/sharp-linuxmusl-arm64", { os: ["linux"], cpu: ["arm64"], libc: ["musl"] }],
  ["@swc/core-linux-arm-gnueabihf", { os: ["linux"], cpu: ["arm"], libc: ["glibc"] }],
  ["@swc/core-win32-ia32-msvc", { os: ["win32"], cpu: ["ia32"] }],
  ["@tailwindcss/oxide-wasm32-wasi", { cpu: ["wasm32"] }],
  ["left-pad", null],
])("reads the platform of %s", (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});
