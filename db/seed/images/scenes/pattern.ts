// Patterns: waves, tiles, layered paper, ginkgo leaves.
import { glow, gradient, land, mix, n, repeat, ridge, sky } from "../draw";
import type { Random } from "../random";

const palettes = [
  ["#1f3a5f", "#3f6f8f", "#8fb8c2", "#f2e8d5", "#e2856e"],
  ["#24493f", "#5f8f76", "#b5cfa8", "#f5efdc", "#e6b450"],
  ["#4a2a45", "#8f5372", "#d99aa0", "#f8e9dd", "#efb070"],
] as const;

/** Overlapping circles in rows (青海波), each row in front of the one above. */
export function waves(r: Random): string {
  const colours = r.pick(palettes);
  const size = 100;
  const rows = repeat(22, (row) =>
    repeat(8, (column) => {
      const x = column * size * 2 - (row % 2 ? 0 : size) - 60;
      const y = row * (size / 2) - 40;
      const accent = r.chance(0.06);
      return repeat(4, (ring) => {
        const fill =
          accent && ring % 2 === 0 ? colours[4] : ring % 2 ? colours[3] : mix(colours[0], colours[2], row / 26);
        return `<circle cx="${x}" cy="${y}" r="${n(size * (1 - ring * 0.24))}" fill="${fill}"/>`;
      });
    }),
  );
  return `<rect width="1200" height="900" fill="${colours[0]}"/>${rows}`;
}

/** Quarter circles turned by chance (Truchet): order and surprise in equal parts. */
export function tiles(r: Random): string {
  const colours = r.pick(palettes);
  const size = 150;
  const grid = repeat(48, (i) => {
    const [x, y] = [(i % 8) * size, Math.floor(i / 8) * size];
    const ground = r.pick([colours[3], colours[2], colours[1]]);
    const figure = r.pick([colours[0], colours[4], colours[1], colours[3]]);
    const shape = r.pick([
      `<path d="M0 0H${size}A${size} ${size} 0 0 1 0 ${size}Z" fill="${figure}"/><path d="M0 0H${size / 2}A${size / 2} ${size / 2} 0 0 1 0 ${size / 2}Z" fill="${ground}"/>`,
      `<path d="M0 0A${size} ${size} 0 0 1 ${size} ${size}A${size} ${size} 0 0 1 0 0Z" fill="${figure}"/>`,
      `<circle cx="${size / 2}" cy="${size / 2}" r="${size * 0.36}" fill="${figure}"/><path d="M${size / 2} ${size * 0.14}A${size * 0.36} ${size * 0.36} 0 0 1 ${size / 2} ${size * 0.86}Z" fill="${mix(figure, ground, 0.45)}"/>`,
      `<path d="M0 ${size}A${size / 2} ${size / 2} 0 0 1 ${size} ${size}ZM0 ${size / 2}A${size / 2} ${size / 2} 0 0 1 ${size} ${size / 2}Z" fill="${figure}"/>`,
    ]);
    return `<g transform="translate(${x} ${y})"><rect width="${size + 0.5}" height="${size + 0.5}" fill="${ground}"/><g transform="rotate(${r.whole(0, 3) * 90} ${size / 2} ${size / 2})">${shape}</g></g>`;
  });
  return `<rect width="1200" height="900" fill="${colours[3]}"/>${grid}`;
}

/** Sheets of cut paper with a light behind the last. */
export function papercut(r: Random): string {
  const [first, last, light] = r.pick([
    ["#f7e3c0", "#7a2f2a", "#fff6df"],
    ["#e2efe8", "#1f4f58", "#fdfbe8"],
    ["#f3dde6", "#45336b", "#fff4ee"],
  ] as const);
  const sheets = repeat(7, (i) => {
    const colour = mix(first, last, (i + 0.5) / 7);
    return land(ridge(r, 340 + i * 92, 210 - i * 8, 0.35), colour, 940, 'filter="url(#lift)"');
  });
  return `<defs>${gradient("sky", [mix(first, "#ffffff", 0.5), first])}${glow("halo", [`${light}`, `${light}/0.5`, `${light}/0`])}<filter id="lift" x="-10%" y="-20%" width="120%" height="140%"><feDropShadow dx="0" dy="-7" stdDeviation="11" flood-color="#20101a" flood-opacity="0.4"/></filter></defs>
    ${sky("sky")}<circle cx="${n(r.between(420, 780))}" cy="240" r="330" fill="url(#halo)"/><circle cx="${n(r.between(480, 720))}" cy="215" r="105" fill="${light}" filter="url(#lift)"/>${sheets}`;
}

export function ginkgo(r: Random): string {
  const ground = r.pick(["#2f5560", "#efe6d2", "#6b8f86"] as const);
  const fan = (x: number, y: number, size: number, turn: number) => {
    const gold = mix("#f7d358", r.pick(["#e29a2c", "#f9e79a", "#c9b23f"]), r.between(0, 0.8));
    const blade = `M0 0C${n(-size * 0.3)} ${n(-size * 0.1)} ${n(-size * 0.72)} ${n(-size * 0.34)} ${n(-size * 0.84)} ${n(-size * 0.5)}C${n(-size * 0.7)} ${n(-size * 0.86)} ${n(-size * 0.3)} ${n(-size)} ${n(-size * 0.05)} ${n(-size * 0.96)}L0 ${n(-size * 0.62)}L${n(size * 0.05)} ${n(-size * 0.96)}C${n(size * 0.3)} ${n(-size)} ${n(size * 0.7)} ${n(-size * 0.86)} ${n(size * 0.84)} ${n(-size * 0.5)}C${n(size * 0.72)} ${n(-size * 0.34)} ${n(size * 0.3)} ${n(-size * 0.1)} 0 0Z`;
    const veins = repeat(
      11,
      (i) =>
        `<path transform="rotate(${n(-55 + i * 11)})" d="M0 -${n(size * 0.12)}V-${n(size * 0.88)}" stroke="${mix(gold, "#8a5a14", 0.4)}" stroke-width="${n(size * 0.014)}" opacity="0.7"/>`,
    );
    return `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)})"><path d="M0 ${n(size * 0.62)}Q${n(size * 0.06)} ${n(size * 0.2)} 0 0" stroke="${mix(gold, "#8a5a14", 0.5)}" stroke-width="${n(size * 0.05)}" fill="none" stroke-linecap="round"/><path d="${blade}" fill="#1c1408" opacity="0.22" transform="rotate(${n(-turn)}) translate(5 11) rotate(${n(turn)})"/><path d="${blade}" fill="${gold}"/>${veins}</g>`;
  };
  const scattered = repeat(54, (i) =>
    fan(
      (i % 9) * 140 + r.between(-20, 100),
      Math.floor(i / 9) * 160 + r.between(0, 110),
      r.between(52, 108),
      r.between(0, 360),
    ),
  );
  return `<defs>${glow("lit", ["#fff6d0/0.3", "#fff6d0/0.06", "#000000/0.16"])}</defs><rect width="1200" height="900" fill="${ground}"/><rect width="1200" height="900" fill="url(#lit)"/>${scattered}`;
}
