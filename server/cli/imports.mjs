// The import check. dependency-cruiser cannot read TypeScript 7, so it is given a shadow of the tree: each file with its
// imports alone, aliases resolved, and type imports, which vanish at run time, written as typeOnly("…").
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "@swc/core";
import { cruise } from "dependency-cruiser";
import { root } from "./install.mjs";

const folders = ["app", "components", "db", "e2e", "server"];

/**
 * Checks the rules of .dependency-cruiser.cjs over the TypeScript below `base`. Returns the number of modules read and the
 * violations as `{ rule, from, to }`, paths relative to `base`.
 */
export async function checkImports(base) {
  // Far from node_modules: packages keep their bare names and are not followed.
  const shadow = mkdtempSync(join(tmpdir(), "guiju-imports-"));
  try {
    for (const file of sourcesBelow(base)) {
      mkdirSync(dirname(join(shadow, file)), { recursive: true });
      writeFileSync(join(shadow, file), shadowOf(file, readFileSync(join(base, file), "utf8")));
    }
    const { forbidden, options } = createRequire(import.meta.url)(join(root, ".dependency-cruiser.cjs"));
    const present = readdirSync(shadow);
    const { output } = await cruise(present, { ...options, ruleSet: { forbidden }, validate: true, baseDir: shadow });
    return {
      modules: output.modules.filter(({ source }) => folders.includes(source.split("/")[0])).length,
      violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    };
  } finally {
    rmSync(shadow, { recursive: true, force: true });
  }
}

function sourcesBelow(base) {
  return readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && folders.includes(entry.name))
    .flatMap(({ name }) => readdirSync(join(base, name), { recursive: true }).map((path) => join(name, path)))
    .filter((path) => /\.(ts|tsx|mts|mjs)$/.test(path));
}

/** The imports of one file, a line each. */
function shadowOf(file, source) {
  const lines = [];
  const add = (statement, specifier) => {
    const target = specifier.startsWith("@/") ? relative(dirname(file), specifier.slice(2)) : specifier;
    lines.push(
      statement(JSON.stringify(specifier.startsWith("@/") && !target.startsWith(".") ? `./${target}` : target)),
    );
  };
  const visit = (node) => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (node === null || typeof node !== "object") return;
    if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type) && node.source) {
      add((target) => (isTypeOnly(node) ? `typeOnly(${target});` : `import ${target};`), node.source.value);
    } else if (node.type === "CallExpression" && node.callee.type === "Import") {
      const specifier = node.arguments[0].expression;
      if (specifier.type === "StringLiteral") add((target) => `import(${target});`, specifier.value);
    } else if (node.type === "TsImportType") {
      add((target) => `typeOnly(${target});`, node.argument.value);
    }
    Object.values(node).forEach(visit);
  };
  visit(parseSync(source, { syntax: "typescript", tsx: file.endsWith("x"), target: "es2022" }).body);
  return `${lines.join("\n")}\n`;
}

function isTypeOnly({ typeOnly, specifiers = [] }) {
  return typeOnly === true || (specifiers.length > 0 && specifiers.every(({ isTypeOnly: typed }) => typed === true));
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { modules, violations } = await checkImports(root);
  for (const { rule, from, to } of violations) console.error(`${rule}: ${from} -> ${to}`);
  if (modules === 0) console.error("The import check read no module at all.");
  console.log(`${modules} modules, ${violations.length} violations.`);
  process.exit(modules > 0 && violations.length === 0 ? 0 : 1);
}
