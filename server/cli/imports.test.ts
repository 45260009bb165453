import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkImports } from "@/server/cli/imports.mjs";

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "guiju-planted-"));
});
afterEach(() => rmSync(base, { recursive: true }));

/** Plants files; what they import exists as an empty module unless it is planted too. */
async function rulesBrokenBy(files: Record<string, string>): Promise<string[]> {
  const planted = (path: string, text: string) => {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  };
  for (const text of Object.values(files)) {
    for (const [, target] of text.matchAll(/"@\/([^"]+)"/g)) planted(`${target}.ts`, "export {};\n");
  }
  for (const [path, text] of Object.entries(files)) planted(path, text);
  const { modules, violations } = await checkImports(base);
  expect(modules).toBeGreaterThanOrEqual(Object.keys(files).length);
  return [...new Set(violations.map(({ rule }) => rule))].sort();
}

const comments = "server/features/comments";
const allowed: Record<string, string> = {
  "db/schema/comments.ts": `import type { CommentId } from "@/server/shared/ids";`,
  "server/core/database.ts": `import pg from "pg";`,
  [`${comments}/store.ts`]: `import { comment } from "@/db/schema/comments"; import type { Post } from "@/server/features/microblog/contract";`,
  [`${comments}/commands.ts`]: `import { insert } from "@/server/features/comments/store"; import { command } from "@/server/pipeline/command";`,
  [`${comments}/store.db.test.ts`]: `import { useDatabase } from "@/server/testing/database"; import { post } from "@/db/schema/microblog";`,
  "server/pipeline/procedures.ts": `import { initTRPC } from "@trpc/server";`,
  "server/api/http.ts": `import { boot } from "@/server/cli/boot"; import { comments } from "@/server/features/comments/router";`,
  "components/comments/list.tsx": `import { input } from "@/server/features/comments/contract"; import type { Api } from "@/server/api/root";
    export function List() { return <p>{String(input)}</p>; }`,
  "app/page.tsx": `import { caller } from "@/server/api/bridge"; export default function Page() { return <main />; }`,
  "server/cli/tool.ts": `import { root } from "@/server/api/root";`,
};

test("what the architecture allows breaks no rule", async () => {
  expect(await rulesBrokenBy(allowed)).toEqual([]);
});

test.each<[rule: string, files: Record<string, string>]>([
  ["no-cycles", { "server/core/a.ts": `import "./b";`, "server/core/b.ts": `import "./a";` }],
  ["shared-imports-nothing-above", { "server/shared/a.ts": `import { now } from "@/server/core/clock";` }],
  ["db-imports-nothing-above", { "db/a.ts": `import { now } from "@/server/core/clock";` }],
  ["core-imports-nothing-above", { "server/core/a.ts": `import { facts } from "@/server/trust/policy/facts";` }],
  ["trust-imports-nothing-above", { "server/trust/a.ts": `export { command } from "@/server/pipeline/command";` }],
  ["pipeline-imports-nothing-above", { "server/pipeline/a.ts": `await import("@/server/features/microblog/store");` }],
  ["features-imports-nothing-above", { [`${comments}/queries.ts`]: `import type { Root } from "@/server/api/root";` }],
  ["api-imports-nothing-above", { "server/api/a.ts": `import { Page } from "@/app/page";` }],
  ["tools-stay-outside", { "server/core/a.ts": `import { cast } from "@/server/testing/cast";` }],
  [
    "domains-meet-by-contract",
    { [`${comments}/commands.ts`]: `import { find } from "@/server/features/microblog/store";` },
  ],
  [
    "tables-only-in-store-or-visibility",
    { [`${comments}/queries.ts`]: `import { comment } from "@/db/schema/comments";` },
  ],
  ["tables-stay-home", { [`${comments}/store.ts`]: `import { post } from "@/db/schema/microblog";` }],
  ["one-place-opens-the-database", { "server/trust/a.ts": `import pg from "pg";` }],
  ["one-place-builds-procedures", { [`${comments}/router.ts`]: `import { initTRPC } from "@trpc/server";` }],
  [
    "ui-sees-contracts",
    { "components/a.tsx": `import { root } from "@/server/api/root"; export const A = () => <p />;` },
  ],
  [
    "ui-sees-no-types-but-contracts-and-api",
    { "components/a.tsx": `import type { Post } from "@/db/schema/microblog";` },
  ],
  ["app-sees-api", { "app/page.tsx": `import { createPost } from "@/server/features/microblog/commands";` }],
])("%s catches a planted violation", async (rule, files) => {
  expect(await rulesBrokenBy(files)).toContain(rule);
});
