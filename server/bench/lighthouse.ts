// Lighthouse on its phone settings (a slow processor and a slow network, simulated), as a visitor who is not signed in.
import { execFileSync } from "node:child_process";
import { findBrowser } from "@/e2e/browser";

/** Scores from 0 to 100, in the order in which Lighthouse shows them. */
export const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Scores = Record<(typeof categories)[number], number>;

/** Fetched when it is used and not locked: one of its own dependencies asks for "latest", which `npm ci` refuses as soon as that moves. */
const program = ["exec", "--yes", "--package=lighthouse@12.8.2", "--", "lighthouse"];
const rounds = 3;
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

/** The median of each score over three runs; null where there is no browser. Tells nobody of its errors. */
export function lighthouseScores(url: string): Scores | null {
  const browser = findBrowser();
  if (browser === null) return null;
  const runs = Array.from({ length: rounds }, () => {
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
      { env: { ...process.env, CHROME_PATH: browser }, maxBuffer: 64 * 1024 * 1024, encoding: "utf8" },
    );
    return (JSON.parse(told) as { categories: Record<string, { score: number | null }> }).categories; // the report's shape
  });
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
