"use client"; // Next demands it

import "@/app/globals.css";
import en from "@/server/shared/messages/en/fault.json";
import zh from "@/server/shared/messages/zh-CN/fault.json";

/** Stands in for the whole document when even the root layout failed, so it brings its own words. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const english = typeof document !== "undefined" && document.documentElement.lang === "en";
  const words = english ? en : zh;
  return (
    <html lang={english ? "en" : "zh-CN"}>
      <body>
        <main className="mx-auto flex max-w-150 flex-col items-center gap-3 px-6 py-24 text-center">
          <h1>{words.title}</h1>
          <p className="text-ink-soft">{words.explanation}</p>
          <button type="button" onClick={reset} className="h-9 rounded-control bg-brand px-4 text-on-brand">
            {words.retry}
          </button>
          {error.digest ? <p className="font-mono text-ink-faint text-small">{error.digest}</p> : null}
        </main>
      </body>
    </html>
  );
}
