// The few SVG pieces that all scenes share. Scenes are drawn on a canvas of 1200 × 900.
import type { Random } from "./random";

export const canvas = { width: 1200, height: 900 };

export type Point = readonly [x: number, y: number];

/** A number as SVG text, one decimal: enough for the eye, and the same on every machine. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Calls `draw` for 0 … count - 1 and joins what it returns. */
export function repeat(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join("");
}

/** A smooth curve through the points (Catmull-Rom as Bézier), beginning with M. */
export function curve(points: readonly Point[]): string {
  const at = (i: number): Point => points[Math.min(Math.max(i, 0), points.length - 1)] ?? [0, 0];
  let path = `M${n(at(0)[0])} ${n(at(0)[1])}`;
  for (let i = 0; i < points.length - 1; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const c1 = `${n(p1[0] + (p2[0] - p0[0]) / 6)} ${n(p1[1] + (p2[1] - p0[1]) / 6)}`;
    const c2 = `${n(p2[0] - (p3[0] - p1[0]) / 6)} ${n(p2[1] - (p3[1] - p1[1]) / 6)}`;
    path += `C${c1} ${c2} ${n(p2[0])} ${n(p2[1])}`;
  }
  return path;
}

/** The points of a skyline across the canvas: rolling where `roughness` is small, jagged where it is near 1. */
export function ridge(r: Random, y: number, height: number, roughness: number, step = 30): Point[] {
  const waves = Array.from({ length: 7 }, (_, i) => ({
    length: 1300 / (1 + i * r.between(0.8, 1.3)),
    phase: r.between(0, 7),
    strength: height / (1 + i) ** (2 - roughness),
  }));
  return Array.from({ length: Math.ceil(1280 / step) + 1 }, (_, i): Point => {
    const x = i * step - 40;
    return [x, y - waves.reduce((sum, w) => sum + w.strength * Math.sin((x / w.length) * 6.283 + w.phase), 0) / 2];
  });
}

/** The area from a skyline down to `floor`. */
export function land(points: readonly Point[], fill: string, floor = 920, attributes = ""): string {
  return `<path d="${curve(points)}L1260 ${floor}L-60 ${floor}Z" fill="${fill}" ${attributes}/>`;
}

/** A vertical gradient of evenly spaced colours; a colour may carry an opacity, as in "#fff/0.4". */
export function gradient(id: string, colours: readonly string[], direction = 'x2="0" y2="1"'): string {
  return `<linearGradient id="${id}" ${direction}>${stops(colours)}</linearGradient>`;
}

/** A round gradient from the middle outwards. */
export function glow(id: string, colours: readonly string[]): string {
  return `<radialGradient id="${id}">${stops(colours)}</radialGradient>`;
}

function stops(colours: readonly string[]): string {
  return colours
    .map((colour, i) => {
      const [name, opacity = "1"] = colour.split("/");
      return `<stop offset="${n((100 * i) / Math.max(1, colours.length - 1))}%" stop-color="${name}" stop-opacity="${opacity}"/>`;
    })
    .join("");
}

/** A blur of `deviation` canvas pixels, used by filter="url(#id)". */
export function blur(id: string, deviation: number): string {
  return `<filter id="${id}" x="-40%" y="-300%" width="180%" height="700%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`;
}

export function sky(id: string): string {
  return `<rect width="1200" height="900" fill="url(#${id})"/>`;
}

/** A colour between two of the form #rrggbb, `share` of the way from the first to the second. */
export function mix(from: string, to: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) => Math.round(channel(from, at) * (1 - share) + channel(to, at) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** A leaf from its stem at (x, y), pointing along `angle` in degrees. */
export function leaf(x: number, y: number, length: number, width: number, angle: number, fill: string): string {
  const l = length;
  const w = width / 2;
  const d = `M0 0C${n(l * 0.25)} ${n(-w * 1.3)} ${n(l * 0.7)} ${n(-w)} ${n(l)} 0C${n(l * 0.7)} ${n(w)} ${n(l * 0.25)} ${n(w * 1.3)} 0 0Z`;
  return `<path transform="translate(${n(x)} ${n(y)}) rotate(${n(angle)})" d="${d}" fill="${fill}"/>`;
}

/** A far bird as two strokes. */
export function bird(x: number, y: number, span: number, colour: string): string {
  const s = span;
  return `<path d="M${n(x - s)} ${n(y - s * 0.35)}Q${n(x - s * 0.4)} ${n(y - s * 0.5)} ${n(x)} ${n(y)}Q${n(x + s * 0.4)} ${n(y - s * 0.5)} ${n(x + s)} ${n(y - s * 0.3)}" fill="none" stroke="${colour}" stroke-width="2.6" stroke-linecap="round"/>`;
}

/** A conifer with its foot at (x, y). */
export function pine(x: number, y: number, height: number, fill: string): string {
  const tier = (top: number, bottom: number, half: number) =>
    `M${n(x)} ${n(y - height * top)}L${n(x + height * half)} ${n(y - height * bottom)}Q${n(x)} ${n(y - height * (bottom + 0.05))} ${n(x - height * half)} ${n(y - height * bottom)}Z`;
  return `<path d="${tier(1, 0.62, 0.13)}${tier(0.8, 0.36, 0.19)}${tier(0.56, 0.1, 0.25)}M${n(x - height * 0.025)} ${n(y - height * 0.12)}h${n(height * 0.05)}v${n(height * 0.14)}h${n(-height * 0.05)}Z" fill="${fill}"/>`;
}
