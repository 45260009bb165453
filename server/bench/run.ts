// `npm run bench`: builds a world, starts the production server and the floor on the same database, drives both in turn, prints a table and writes a JSON file; then the same
// in a large world, for what must not grow with it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { firstLoad } from "@/server/bench/first-load";
import { growthRows } from "@/server/bench/growth";
import { categories, lighthouseScores } from "@/server/bench/lighthouse";
import { benchMatcher } from "@/server/bench/matcher";
import { drive, type Measured, residentMb } from "@/server/bench/measure";
import { rowsOf } from "@/server/bench/rows";
import { type Opened, openWorld } from "@/server/bench/servers";
import { largeScale, type Scale, smallScale } from "@/server/bench/world";

const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "1" },
    seconds: { type: "string", default: "8" },
    only: { type: "string" },
    out: { type: "string", default: "bench.json" },
  },
});
const factor = Number(values.scale);
const seconds = Number(values.seconds);

/** Bounds for the whole server, not for a row. */
const bounds = { p99OverP50: 3, startSeconds: 3, idleMb: 350, firstLoadBytes: 150 * 1024, lighthouse: 95 };
const folder = mkdtempSync(join(tmpdir(), "guiju-bench-"));
const say = (line: string) => console.log(line);
const isAsked = (name: string) => !values.only || name.includes(values.only);
const opened: Opened[] = [];

try {
  const small = scaled(smallScale);
  const little = await open("small", small);
  const idleMb = residentMb(little.ours.pid);
  const table = [];
  for (const row of rowsOf(little.world).filter(({ name }) => isAsked(name))) {
    const under = await drive({ ...row.floor, url: little.floor.url }, seconds, [little.floor.pid, little.postmaster]);
    const over = await drive({ ...row.ours, url: little.ours.url }, seconds, [little.ours.pid, little.postmaster]);
    table.push(report(row, over, under));
    say(JSON.stringify(table.at(-1)));
  }
  const around = values.only ? null : await aroundRows(little, idleMb);
  const large = await open("large", scaled(largeScale));
  const growth = await growthRows(large, { small: little, seconds, isAsked });
  console.table(table);
  console.table(growth);
  for (const line of around?.lines ?? []) say(line);
  writeFileSync(
    values.out,
    `${JSON.stringify({ node: process.version, scale: factor, seconds, rows: table, growth, ...around?.figures }, null, 2)}\n`,
  );
  say(`Written to ${values.out}.`);
} finally {
  for (const each of opened) await each.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function open(name: string, scale: Scale): Promise<Opened> {
  say(`The ${name} world: ${scale.accounts} accounts, ${scale.posts} posts, a reader who follows ${scale.follows}.`);
  const world = await openWorld(join(folder, name), scale);
  opened.push(world);
  return world;
}

/** A smaller world for a quick look; one too small holds no rows worth reading. */
function scaled(scale: Scale): Scale {
  const accounts = Math.max(500, Math.round(scale.accounts * factor));
  return {
    ...scale,
    accounts,
    posts: Math.max(10_000, Math.round(scale.posts * factor)),
    follows: Math.min(scale.follows, Math.floor(accounts / 2)),
    writers: Math.min(scale.writers, accounts - 10),
    comments: Math.max(50, Math.round(scale.comments * factor)),
  };
}

/** What is measured once and not in a row: start, memory, JavaScript, Lighthouse and the matcher. */
async function aroundRows({ ours, world, startSeconds }: Opened, idleMb: number | null) {
  const script = await firstLoad("/", async (path) => {
    const headers = { cookie: `next-auth.session-token=${world.readerToken}` };
    return Buffer.from(await (await fetch(ours.url + path, { headers })).arrayBuffer());
  });
  const pages = { post: `/p/${world.quietPost}`, profile: `/u/${world.handle}`, explore: "/explore" };
  const scores = Object.entries(pages).map(([name, path]) => ({ name, scores: lighthouseScores(ours.url + path) }));
  const matcher = await benchMatcher();
  const lines = [
    `start: ${against(startSeconds, bounds.startSeconds, "s", 1)}`,
    ...(idleMb === null ? [] : [`idle: ${against(idleMb, bounds.idleMb, "MB")}`]),
    `first-load JavaScript of the home page: ${against(script.bytes / 1024, bounds.firstLoadBytes / 1024, "kB of 1,024", 1)}`,
    ...scores.flatMap((page) =>
      page.scores
        ? categories.map(
            (each) => `Lighthouse, ${page.name}, ${each}: ${page.scores?.[each]} (at least ${bounds.lighthouse})`,
          )
        : [],
    ),
    `matcher: ${matcher.terms} terms, ${matcher.mbPerSecond.toFixed(1)} MB/s (at least 20), built in ${against(matcher.buildMs, 2_000, "ms")}`,
  ];
  return { lines, figures: { startSeconds, idleMb, firstLoadBytes: script.bytes, lighthouse: scores, matcher } };
}

/** "2.4 s (at most 3)". */
function against(value: number, atMost: number, unit: string, digits = 0): string {
  return `${value.toFixed(digits)} ${unit} (at most ${atMost}${value > atMost ? ": MISSED" : ""})`;
}

function report(row: { name: string; atLeast: number; cpuAtMost: number }, over: Measured, under: Measured) {
  const ratio = over.perSecond / under.perSecond;
  const round = (value: number | null, digits = 2) => (value === null ? null : Number(value.toFixed(digits)));
  const misses = [
    ...(ratio < row.atLeast ? [`ratio < ${row.atLeast}`] : []),
    ...(over.cpuMs !== null && over.cpuMs > row.cpuAtMost ? [`CPU > ${row.cpuAtMost}`] : []),
    ...(over.p99 > bounds.p99OverP50 * over.p50 ? [`p99 > ${bounds.p99OverP50} × p50`] : []),
    ...(over.failed > 0 ? [`${over.failed} failed`] : []),
    ...(under.failed > 0 ? [`floor: ${under.failed} failed`] : []),
  ];
  return {
    row: row.name,
    "req/s": round(over.perSecond, 0),
    floor: round(under.perSecond, 0),
    ratio: round(ratio),
    p50: over.p50,
    p99: over.p99,
    "CPU-ms": round(over.cpuMs),
    "floor CPU-ms": round(under.cpuMs),
    verdict: misses.length === 0 ? "met" : misses.join("; "),
  };
}
