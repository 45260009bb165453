// Which procedures a page asks, found in the source of app/.
import { posix } from "node:path";
import { type SourceFile, sourcesIn } from "@/server/testing/doors";

interface PageCalls {
  page: string;
  /** Each with those asked instead of it, where a condition chooses between them. */
  calls: string[][];
  /** The same where visitors are shown something else in its place. */
  forVisitors: string[][];
}

/** How a page says that visitors are shown another component. */
const insteadPattern = /if \(!\(await findMe\(\)\)\) return <(\w+) \/>;/;

/**
 * Every page with the procedures that rendering it can ask: those named in it, in the layouts around it, and in whatever of app/ these import. One named twice is asked
 * twice, unless it stands in a function that several import, which React's cache answers once.
 */
export function pagesWithCalls(): PageCalls[] {
  const files = new Map(sourcesIn("app").map((file) => [file.path, file]));
  const pages = [...files].filter(([path]) => path.endsWith("/page.tsx"));
  return pages.map(([page, { text }]) => {
    const callsOf = (start: string, without?: string) =>
      reachedFrom(new Map([...files].filter(([path]) => path !== without)), [start, ...layoutsAround(page)]).flatMap(
        (file) => callsIn(file.text),
      );
    const shown = insteadPattern.exec(text)?.[1];
    const from = shown && new RegExp(`import \\{ ${shown} \\} from "@/([^"]+)"`).exec(text)?.[1];
    if (!from) return { page, calls: callsOf(page), forVisitors: callsOf(page) };
    return { page, calls: callsOf(page, `${from}.tsx`), forVisitors: callsOf(`${from}.tsx`) };
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

const asked = String.raw`caller\(\)\s*\.(\w+)\s*\.(\w+)\(`;
/** Two that stand on the two sides of one `? :`. */
const eitherPattern = new RegExp(
  String.raw`\?\s*(?:answerOf\()?${asked}[^?:]*(?::[^?:]*)*?:\s*(?:answerOf\()?${asked}`,
  "g",
);
const callPattern = new RegExp(String.raw`\b${asked}`, "g");

function callsIn(text: string): string[][] {
  const either: string[][] = [];
  const rest = text.replace(eitherPattern, (_, domain, name, otherDomain, otherName) => {
    either.push([`${domain}.${name}`, `${otherDomain}.${otherName}`]);
    return "";
  });
  return [...either, ...[...rest.matchAll(callPattern)].map(([, domain, name]) => [`${domain}.${name}`])];
}
