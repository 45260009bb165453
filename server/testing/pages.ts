// Which procedures a page asks, found in the source of app/.
import { posix } from "node:path";
import { type SourceFile, sourcesIn } from "@/server/testing/doors";

/**
 * Every page with the procedures that rendering it can ask: those named in it, in the layouts around it, and in whatever of app/ these import. One named twice is asked
 * twice, unless it stands in a function that several import, which React's cache answers once.
 */
export function pagesWithCalls(): { page: string; calls: string[] }[] {
  const files = new Map(sourcesIn("app").map((file) => [file.path, file]));
  return [...files.keys()]
    .filter((path) => path.endsWith("/page.tsx"))
    .map((page) => {
      const reached = reachedFrom(files, [page, ...layoutsAround(page)]);
      return { page, calls: reached.flatMap(({ text }) => callsIn(text)) };
    });
}

function layoutsAround(page: string): string[] {
  const folders = posix.dirname(page).split("/");
  return folders.map((_, at) => `${folders.slice(0, at + 1).join("/")}/layout.tsx`);
}

function reachedFrom(files: ReadonlyMap<string, SourceFile>, starts: string[]): SourceFile[] {
  const reached = new Map<string, SourceFile>();
  const visit = (path: string) => {
    const file = files.get(path);
    if (!file || reached.has(path)) return;
    reached.set(path, file);
    for (const [, from = ""] of file.text.matchAll(/from "([^"]+)"/g)) {
      const target = from.startsWith("@/") ? from.slice(2) : posix.join(posix.dirname(path), from);
      visit(`${target}.ts`);
      visit(`${target}.tsx`);
    }
  };
  for (const start of starts) visit(start);
  return [...reached.values()];
}

function callsIn(text: string): string[] {
  return [...text.matchAll(/\bcaller\(\)\s*\.(\w+)\s*\.(\w+)\(/g)].map(([, domain, name]) => `${domain}.${name}`);
}
