import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("./globals.css", import.meta.url), "utf8");
const tokens = new Map(
  Array.from(
    css.matchAll(/--color-([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g),
    ([, name, light, dark]) => [String(name), { light: String(light), dark: String(dark) }],
  ),
);

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["canvas", "surface", "raised", "sunken"];
const tones = ["brand", "ok", "warn", "danger"];
const pairs = [
  ...grounds.flatMap((ground) =>
    ["ink", "ink-soft", "ink-faint", ...tones].map((text) => [text, ground, 4.5] as const),
  ),
  ...tones.flatMap((tone) => [tone, "ink", "ink-soft"].map((text) => [text, `${tone}-soft`, 4.5] as const)),
  ...tones.map((tone) => [`on-${tone}`, tone, 4.5] as const),
  ...[1, 2, 3, 4, 5].map((number) => ["on-person", `person-${number}`, 4.5] as const),
  ...grounds.map((ground) => ["control", ground, 3] as const),
];

describe.each(["light", "dark"] as const)("%s theme", (theme) => {
  test.each(pairs)("%s on %s reaches %d:1", (text, ground, least) => {
    const front = tokens.get(text);
    const back = tokens.get(ground);
    if (!front || !back) throw new Error(`no token ${text} or ${ground}`);
    expect(contrast(front[theme], back[theme])).toBeGreaterThanOrEqual(least);
  });
});

test("components and pages name tokens and never a colour", () => {
  const root = new URL("..", import.meta.url).pathname;
  const offenders = ["app", "components"]
    .flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => file.endsWith(".tsx"))
    .filter((file) => /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/i.test(readFileSync(`${root}${file}`, "utf8")));
  expect(offenders).toEqual([]);
});
