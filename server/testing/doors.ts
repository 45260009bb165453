// Finds ways into the server that lead past the pipeline, in a list of source files.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface SourceFile {
  /** From the root of the project. */
  path: string;
  text: string;
}

/** Every TypeScript file below these folders of the project, tests left out. */
export function sourcesIn(...folders: string[]): SourceFile[] {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && /\.tsx?$/.test(file.name) && !/\.test\.tsx?$/.test(file.name))
      .map((file) => join(file.parentPath, file.name))
      .map((file) => ({ path: file.slice(root.length), text: readFileSync(file, "utf8") })),
  );
}

/** Files that answer requests beside the pages: Next's route handlers, middleware, pages-router API and instrumentation. */
export function requestHandlers(files: readonly SourceFile[]): string[] {
  const special = /(^|\/)(route|middleware|proxy|instrumentation)\.(ts|tsx)$|^pages\//;
  return files.flatMap(({ path }) => (special.test(path) && !path.startsWith("server/") ? [path] : [])).sort();
}

/** Files with functions that Next would let browsers call. */
export function serverActions(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => (/^\s*["'`]use server["'`]/m.test(text) ? [path] : []));
}

/** Files that open a port or answer sockets, whatever their name. */
export function listeners(files: readonly SourceFile[]): string[] {
  const opens =
    /\bcreate(Secure)?Server\(|\bcreateHTTP2?Server\(|\.listen\(|\bnew WebSocketServer\(|\bapplyWSSHandler\(/;
  return files.flatMap(({ path, text }) => (opens.test(text) ? [path] : [])).sort();
}

/** Files that do something again and again without a person. */
export function timers(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => (/\bsetInterval\(/.test(text) ? [path] : [])).sort();
}

/** Query files that select from a table by name instead of from their domain's visible relations. */
export function tablesInQueries(files: readonly SourceFile[]): string[] {
  const byName = /\b(from|join)\s+(?!\$\{|lateral|unnest|\(|generate_series|json)[a-z_]+\b[^;]*`/i;
  return files.flatMap(({ path, text }) => {
    if (!/^server\/features\/[^/]+\/(.+\/)?(queries(\/.*)?|listing)\.ts$/.test(path)) return [];
    const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
    return /from "@\/db\/(?!policies")/.test(code) || byName.test(code) ? [path] : [];
  });
}

/** Files that write, or read past the reader's role, or open a transaction that may, by themselves. */
export function transactions(files: readonly SourceFile[]): string[] {
  return files
    .flatMap(({ path, text }) => (/\b(inWriteTx|inTransaction|writeAlone|readSealed)\s*[(<]/.test(text) ? [path] : []))
    .sort();
}

/** Names of the kinds of event that the files declare. */
export function declaredEvents(files: readonly SourceFile[]): string[] {
  return files
    .flatMap(({ text }) => [...text.matchAll(/\beventKind\(\s*"([^"]+)"/g)].map(([, name]) => name ?? ""))
    .sort();
}
