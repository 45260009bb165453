// Which way imports go: ARCHITECTURE.md, section 2. Read by server/cli/imports.mjs, which gives `typeOnly` to type imports.

const tests = "\\.test\\.tsx?$";
/** Tools stand above all layers: they may import every one of them. */
const tools = "^(server/(cli|bench|testing)/|db/seed/|e2e/)";
const notTypes = { exoticallyRequired: false };

/** What a layer may not import: every layer to its right, and the tools. */
const layers = [
  ["shared", "^server/shared/"],
  ["db", "^db/(?!seed/)"],
  ["core", "^server/core/"],
  ["trust", "^server/trust/"],
  ["pipeline", "^server/pipeline/"],
  ["features", "^server/features/"],
  ["api", "^server/api/"],
  ["app", "^(app|components)/"],
];
const layerRules = layers.slice(0, -1).map(([name, path], index) => ({
  name: `${name}-imports-nothing-above`,
  severity: "error",
  from: { path, pathNot: tests },
  to: { path: layers.slice(index + 1).map(([, above]) => above) },
}));

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["exotic-require"] } },
    },
    ...layerRules,
    {
      name: "tools-stay-outside",
      severity: "error",
      from: { path: "^(app|components|db|server)/", pathNot: [tools, tests] },
      to: { path: tools, pathNot: "^(server/cli/(boot\\.ts|progress\\.mjs)|db/seed/seed\\.ts)$" },
    },
    {
      name: "domains-meet-by-contract",
      severity: "error",
      from: { path: "^server/features/([^/]+)/", pathNot: tests },
      to: {
        path: "^server/features/[^/]+/",
        pathNot: "^server/features/($1/|[^/]+/(contract(\\.ts$|/)|listing\\.ts$))",
      },
    },
    {
      name: "tables-only-in-store-or-visibility",
      severity: "error",
      from: { path: "^server/features/", pathNot: [tests, "^server/features/[^/]+/(store|visibility)(\\.ts$|/)"] },
      to: { path: "^db/schema/", ...notTypes },
    },
    {
      name: "tables-stay-home",
      severity: "error",
      from: { path: "^server/features/([^/]+)/", pathNot: tests },
      to: { path: "^db/schema/[^/]+\\.ts$", pathNot: "^db/schema/($1|core|columns)\\.ts$", ...notTypes },
    },
    {
      name: "one-place-opens-the-database",
      severity: "error",
      from: { pathNot: [tests, tools, "^server/core/(database|signal)\\.ts$", "^db/migrate\\.ts$"] },
      to: { path: "^(pg|drizzle-orm/node-postgres)$", ...notTypes },
    },
    {
      name: "one-place-builds-procedures",
      severity: "error",
      from: { pathNot: [tests, tools, "^server/(pipeline|api)/"] },
      to: { path: "^@trpc/server(/|$)", ...notTypes },
    },
    {
      name: "ui-sees-contracts",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: "^(db|server)/", pathNot: "^server/(shared/|features/[^/]+/contract(\\.ts$|/))", ...notTypes },
    },
    {
      name: "ui-sees-no-types-but-contracts-and-api",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: { path: "^(db|server)/", pathNot: "^server/(shared/|api/|features/[^/]+/contract(\\.ts$|/))" },
    },
    {
      name: "app-sees-api",
      severity: "error",
      from: { path: "^app/", pathNot: tests },
      to: { path: "^(db|server)/", pathNot: "^server/(shared/|api/|features/[^/]+/contract(\\.ts$|/))" },
    },
  ],
  options: {
    parser: "swc",
    exoticRequireStrings: ["typeOnly"],
    moduleSystems: ["es6", "cjs"],
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".json"],
      conditionNames: ["import", "node", "default"],
    },
  },
};
