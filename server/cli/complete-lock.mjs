// npm leaves optional platform packages out of the lock when its registry lacks them, and `npm ci` then refuses the lock.
// This script enters them by name, version and platform, so that one lock serves every system.
import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const lockFile = fileURLToPath(new URL("../../package-lock.json", import.meta.url));

/** Whether Node, asked for `name` from the folder `from`, would find an entry in a node_modules there or further up. */
function hasEntry(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf("node_modules/")).replace(/\/$/, "")) {
    if (packages[`${folder}/node_modules/${name}`.replace(/^\//, "")] !== undefined) return true;
    if (folder === "") return false;
  }
}

/** Lists `{ name, version, dev }` of every optional dependency that has no entry in the lock. */
export function missingPackages(lock) {
  return Object.entries(lock.packages).flatMap(([from, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !hasEntry(lock.packages, from, name))
      .map(([name, version]) => ({ name, version, dev: entry.dev === true })),
  );
}

const systems = new Map(
  ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"].map((os) => [
    os,
    os,
  ]),
);
systems.set("linuxmusl", "linux").set("windows", "win32");
const processors = ["arm64", "arm", "x64", "ia32", "ppc64", "riscv64", "s390x", "loong64", "mips64el", "wasm32"];

/** Reads os, cpu and libc from a platform package's name, as in `@next/swc-linux-x64-musl`; null if the name tells no platform. */
export function platformOf(name) {
  const words = name.split("/").at(-1).split("-");
  const cpu = words.find((word) => processors.includes(word));
  const os = words.map((word) => systems.get(word)).find((system) => system !== undefined);
  if (cpu === undefined || (os === undefined && cpu !== "wasm32")) return null;
  const libc = words.some((word) => word.includes("musl")) ? "musl" : "glibc";
  return { cpu: [cpu], ...(os && { os: [os] }), ...(os === "linux" && { libc: [libc] }) };
}

/** Returns the lock with an entry for every missing platform package; throws on a package whose name tells no platform. */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  for (const { name, version, dev } of missingPackages(lock)) {
    const platform = platformOf(name);
    if (platform === null) throw new Error(`${name} is not in package-lock.json and its name tells no platform.`);
    packages[`node_modules/${name}`] = { version, ...platform, ...(dev && { dev }), optional: true };
  }
  const sorted = Object.keys(packages).sort((a, b) => a.localeCompare(b, "en"));
  return { ...lock, packages: Object.fromEntries(sorted.map((path) => [path, packages[path]])) };
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(lockFile, "utf8"));
  const missing = missingPackages(lock);
  writeFileSync(lockFile, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
  console.log(`package-lock.json: ${missing.length} platform packages added.`);
}
