// Lighthouse on its phone settings (a slow processor and a slow network, simulated), as a visitor who is not signed in.
import { execFileSync } from "node:child_process";
import { findBrowser } from "@/e2e/browser";

/** Scores from 0 to 100, in the order in which Lighthouse shows them. */
export const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Scores = Record<(typeof categories)[number], number>;

/**
 * Fetched when it is used and not locked: one of its own dependencies asks for "latest", which `npm ci` refuses as soon as that moves.
 * It needs a newer Node than we do, which comes as a package as well.
 */
const program = ["exec", "--yes", "--package=node@24", "--package=lighthouse@13.5.0", "--", "lighthouse"];
const rounds = 3;
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

/** The median of each score over three runs; null where there is no browser or Lighthouse cannot be fetched. Tells nobody of its errors. */
export function lighthouseScores(url: string): Scores | null {
  const browser = findBrowser();
  if (browser === null) return null;
  try {
    return mediansOf(Array.from({ length: rounds }, () => runOnce(url, browser)));
  } catch (error) {
    console.error(`Lighthouse did not run: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    return null;
  }
}

type Report = Record<string, { score: number | null }>;

function runOnce(url: string, browser: string): Report {
  const told = execFileSync(
    "npm",
    [
      ...program,
      url,
      "--quiet",
      "--output=json",
      "--no-enable-error-reporting",
      `--only-categories=${categories.join(",")}`,
      `--chrome-flags=${flags.join(" ")}`,
    ],
    {
      env: { ...process.env, CHROME_PATH: browser },
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 64 * 1024 * 1024,
      encoding: "utf8",
    },
  );
  return (JSON.parse(told) as { categories: Report }).categories; // the report's shape
}

function mediansOf(runs: readonly Report[]): Scores {
  const median = (category: string) => {
    const scores = runs.map((run) => Math.round((run[category]?.score ?? 0) * 100)).sort((a, b) => a - b);
    return scores[Math.floor(rounds / 2)] ?? 0;
  };
  return {
    performance: median("performance"),
    accessibility: median("accessibility"),
    "best-practices": median("best-practices"),
    seo: median("seo"),
  };
}
