// Tea and food, seen from above.
import { blur, curve, glow, leaf, mix, n, type Point, repeat } from "../draw";
import type { Random } from "../random";

/** Planks with a grain, the table under a dish. */
function wood(r: Random, colour: string): string {
  const planks = repeat(5, (i) => {
    const tone = mix(colour, r.chance(0.5) ? "#ffffff" : "#3a2416", r.between(0.02, 0.1));
    const grain = repeat(7, () => {
      const y = i * 180 + r.between(10, 170);
      return `<path d="M-20 ${n(y)}Q${n(r.between(150, 450))} ${n(y + r.between(-14, 14))} 620 ${n(y)}T1220 ${n(y + r.between(-8, 8))}" fill="none" stroke="${mix(colour, "#3a2416", 0.35)}" stroke-width="${n(r.between(0.8, 2.2))}" opacity="0.35"/>`;
    });
    return `<rect y="${i * 180}" width="1200" height="180" fill="${tone}"/>${grain}<path d="M0 ${i * 180}H1200" stroke="${mix(colour, "#2a180e", 0.5)}" stroke-width="3" opacity="0.6"/>`;
  });
  return `${planks}<rect width="1200" height="900" fill="url(#light)"/>`;
}

const tableLight = `${glow("light", ["#fff3d6/0.35", "#fff3d6/0.05", "#1c0f08/0.32"])}${glow("shade", ["#1c0f08/0.6", "#1c0f08/0.55", "#1c0f08/0.5", "#1c0f08/0"])}${blur("soft", 5)}${blur("shadow", 14)}`;

function shadow(x: number, y: number, rx: number, ry = rx): string {
  return `<ellipse cx="${n(x + 14)}" cy="${n(y + 22)}" rx="${n(rx * 1.12)}" ry="${n(ry * 1.12)}" fill="url(#shade)"/>`;
}

/** A round dish: rim, inner wall, and what `inside` draws about its middle. */
function dish(x: number, y: number, radius: number, glaze: string, inside: string): string {
  return `${shadow(x, y, radius)}<g transform="translate(${n(x)} ${n(y)})"><circle r="${n(radius)}" fill="${glaze}"/><circle r="${n(radius)}" fill="none" stroke="#ffffff" stroke-opacity="0.5" stroke-width="${n(radius * 0.03)}"/><circle r="${n(radius * 0.9)}" fill="${mix(glaze, "#3a2a20", 0.16)}"/><circle r="${n(radius * 0.86)}" fill="${mix(glaze, "#3a2a20", 0.07)}"/>${inside}</g>`;
}

export function tea(r: Random): string {
  const board = r.pick(["#8a5a3c", "#6f4d38", "#a8794f"] as const);
  const [liquor, deep] = r.pick([
    ["#e3a53b", "#b86a1e"],
    ["#c9cf6a", "#8f9f3c"],
    ["#c8562f", "#8a2f1a"],
  ] as const);
  const glaze = r.pick(["#f4efe4", "#dfe9e2", "#e4ecf1"] as const);
  const cup = (x: number, y: number, radius: number) =>
    dish(
      x,
      y,
      radius,
      glaze,
      `<circle r="${n(radius * 0.8)}" fill="url(#tea)"/><path d="M${n(-radius * 0.58)} ${n(-radius * 0.3)}A${n(radius * 0.66)} ${n(radius * 0.66)} 0 0 1 ${n(radius * 0.1)} ${n(-radius * 0.65)}" fill="none" stroke="#ffffff" stroke-width="${n(radius * 0.07)}" stroke-linecap="round" opacity="0.65"/>${leaf(radius * 0.1, radius * 0.2, radius * 0.4, radius * 0.14, 30, deep)}`,
    );
  const pot = `${shadow(400, 400, 215)}<g transform="translate(400 400) rotate(${n(r.between(-30, -10))})"><path d="M190 -34Q300 -60 318 -20Q322 12 292 14Q250 14 190 44Z" fill="${mix(glaze, "#7a8f86", 0.2)}"/><path d="M-196 -66Q-318 -60 -318 0T-196 66" fill="none" stroke="${mix(glaze, "#7a8f86", 0.3)}" stroke-width="34" stroke-linecap="round"/><circle r="212" fill="url(#pot)"/><circle r="128" fill="${mix(glaze, "#7a8f86", 0.25)}"/><circle r="120" fill="url(#pot)"/><circle cx="6" cy="9" r="38" fill="#3a2a20" opacity="0.2"/><circle r="34" fill="${mix(glaze, "#ffffff", 0.4)}"/><circle r="20" cx="-5" cy="-5" fill="#ffffff" opacity="0.6"/>
    ${repeat(9, (i) => leaf(165 * Math.cos(i * 0.698), 165 * Math.sin(i * 0.698), 46, 17, i * 40 + 60, "#5f8f86"))}<circle r="186" fill="none" stroke="#5f8f86" stroke-width="3"/></g>`;
  const cake = (x: number, y: number) =>
    `<g transform="translate(${n(x)} ${n(y)})">${repeat(8, (i) => `<circle cx="${n(22 * Math.cos(i * 0.785))}" cy="${n(22 * Math.sin(i * 0.785))}" r="15" fill="#e9c877"/>`)}<circle r="26" fill="#f0d58d"/>${repeat(8, (i) => `<path d="M0 0L${n(24 * Math.cos(i * 0.785))} ${n(24 * Math.sin(i * 0.785))}" stroke="#cfa653" stroke-width="3"/>`)}<circle r="7" fill="#cf5a43"/></g>`;
  const leaves = repeat(34, () =>
    leaf(
      r.between(120, 760),
      r.between(690, 860),
      r.between(22, 46),
      r.between(7, 13),
      r.between(0, 360),
      mix("#3f5a35", "#7f9a4f", r.between(0, 1)),
    ),
  );
  const mat = `<g transform="rotate(${n(r.between(-5, 3))} 600 450)"><rect x="60" y="90" width="1080" height="560" rx="8" fill="#1c0f08" opacity="0.35" filter="url(#shadow)"/><rect x="50" y="76" width="1080" height="560" rx="8" fill="#d9c79c"/>${repeat(56, (i) => `<path d="M50 ${86 + i * 10}H1130" stroke="#b79f6b" stroke-width="2.4" opacity="0.7"/>`)}${repeat(4, (i) => `<path d="M${150 + i * 295} 76V636" stroke="#7d6b44" stroke-width="3" opacity="0.7"/>`)}</g>`;
  return `<defs>${tableLight}${glow("tea", [liquor, liquor, deep])}${glow("pot", [mix(glaze, "#ffffff", 0.5), glaze, mix(glaze, "#6f8078", 0.28)])}</defs>${wood(r, board)}${mat}${pot}${cup(790, 270, 108)}${cup(950, 480, 108)}${dish(930, 745, 130, mix(glaze, "#86a79c", 0.35), `${cake(-38, -30)}${cake(42, -20)}${cake(0, 44)}`)}${leaves}`;
}

export function noodles(r: Random): string {
  const broth = r.pick(["#c9822f", "#b8512a", "#d9a24a"] as const);
  const glaze = r.pick(["#2f5d73", "#f3ede0", "#b5433a"] as const);
  const strand = () => {
    const [cx, cy, radius] = [r.between(-70, 70), r.between(-70, 70), r.between(40, 205)];
    const [start, sweep] = [r.between(0, 6.28), r.between(1.8, 4.2)];
    const wobble = r.between(4, 16);
    const points = Array.from({ length: 14 }, (_, i): Point => {
      const angle = start + (sweep * i) / 13;
      const away = radius + Math.sin(angle * 3 + start) * wobble;
      return [cx + away * Math.cos(angle), cy + away * Math.sin(angle)];
    });
    return `<path d="${curve(points)}" fill="none" stroke="#c9964a" stroke-width="15" stroke-linecap="round"/><path d="${curve(points)}" fill="none" stroke="#f3d593" stroke-width="11" stroke-linecap="round"/>`;
  };
  const egg = (x: number, y: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})"><ellipse cx="5" cy="9" rx="86" ry="69" fill="url(#shade)" opacity="0.7"/><ellipse rx="76" ry="60" fill="#e6c8a0"/><ellipse rx="71" ry="55" fill="#fdf6e8"/><circle cx="4" r="35" fill="#f0962a"/><circle cx="1" cy="-4" r="27" fill="#f9b541"/><ellipse cx="-8" cy="-13" rx="9" ry="5" fill="#ffffff" opacity="0.7"/></g>`;
  const greens = repeat(6, (i) => {
    const turn = 150 + i * 13 + r.between(-5, 5);
    return `<g transform="translate(120 90) rotate(${n(turn - 215)})"><path d="M0 0Q30 -8 90 -4" stroke="#d9ecc0" stroke-width="17" stroke-linecap="round" fill="none"/>${leaf(70, -4, 120, 62, 0, mix("#2f7d4a", "#5fa85a", r.between(0, 1)))}<path d="M80 -4H170" stroke="#a9d69a" stroke-width="3"/></g>`;
  });
  const meat = repeat(3, (i) => {
    const [x, y] = [-150 + i * 42, 60 + i * 58];
    return `<g transform="translate(${x} ${y}) rotate(${-22 + i * 9})"><rect x="-85" y="-34" width="176" height="76" rx="34" fill="#4a2312" opacity="0.35"/><rect x="-88" y="-40" width="176" height="76" rx="34" fill="#a85a38"/><path d="M-70 -16Q0 -34 70 -14" stroke="#f0cfae" stroke-width="13" fill="none" stroke-linecap="round"/><path d="M-66 12Q0 -2 66 14" stroke="#d99a74" stroke-width="9" fill="none" stroke-linecap="round"/></g>`;
  });
  const scallions = repeat(34, () => {
    const [a, d] = [r.between(0, 6.28), r.between(10, 255)];
    return `<circle cx="${n(d * Math.cos(a))}" cy="${n(d * Math.sin(a))}" r="${n(r.between(6, 10))}" fill="none" stroke="${r.pick(["#5fa84a", "#8dc95f", "#3f8a45"])}" stroke-width="4.5"/>`;
  });
  const oil = repeat(18, () => {
    const [a, d] = [r.between(0, 6.28), r.between(190, 282)];
    return `<circle cx="${n(d * Math.cos(a))}" cy="${n(d * Math.sin(a))}" r="${n(r.between(5, 17))}" fill="#ffd27a" opacity="0.4" stroke="#fff0c4" stroke-opacity="0.5"/>`;
  });
  const sticks = `<g transform="rotate(${n(r.between(-16, -8))} 1050 450)"><path d="M1044 850L1030 90M1092 850L1090 90" stroke="#1c0f08" stroke-opacity="0.35" stroke-width="17" filter="url(#soft)" transform="translate(12 16)"/><path d="M1044 850L1030 90M1092 850L1090 90" stroke="#7d2f24" stroke-width="16" stroke-linecap="round"/><path d="M1044 850L1040 640M1092 850L1091.5 640" stroke="#4a1c18" stroke-width="16" stroke-linecap="round"/></g>`;
  const rim = repeat(
    24,
    (i) =>
      `<path transform="rotate(${i * 15})" d="M0 -352q14 10 0 20q-14 -10 0 -20" fill="${mix(glaze, "#ffffff", 0.55)}"/>`,
  );
  return `<defs>${tableLight}${glow("broth", [mix(broth, "#ffe0a0", 0.25), broth, mix(broth, "#4a1f0c", 0.4)])}</defs>${wood(r, r.pick(["#b98a5a", "#8f6a4a", "#d0a878"]))}${shadow(520, 450, 378)}
    <g transform="translate(520 450)"><circle r="376" fill="${glaze}"/>${rim}<circle r="326" fill="${mix(glaze, "#1c0f08", 0.3)}"/><circle r="316" fill="${mix(glaze, "#ffffff", 0.72)}"/><circle r="298" fill="url(#broth)"/>${oil}${repeat(64, strand)}${greens}${meat}${egg(95, -120, -20)}${egg(-75, -160, 24)}${scallions}
    <path d="M-262 -120A288 288 0 0 1 -120 -262" fill="none" stroke="#ffffff" stroke-width="12" stroke-linecap="round" opacity="0.4"/></g>${sticks}`;
}

export function steamer(r: Random): string {
  const bun = (x: number, y: number, size: number) => {
    const turn = r.between(0, 360);
    const pleats = repeat(
      18,
      (i) =>
        `<path transform="rotate(${i * 20})" d="M0 ${n(-size * 0.16)}Q${n(size * 0.16)} ${n(-size * 0.45)} ${n(size * 0.06)} ${n(-size * 0.86)}" fill="none" stroke="#d8c6a6" stroke-width="${n(size * 0.045)}" stroke-linecap="round"/>`,
    );
    return `<circle cx="${n(x + 6)}" cy="${n(y + 12)}" r="${n(size * 1.14)}" fill="url(#shade)" opacity="0.8"/><g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)})"><circle r="${n(size)}" fill="url(#dough)"/>${pleats}<circle r="${n(size * 0.17)}" fill="#e3d2b2"/><circle r="${n(size * 0.09)}" fill="#c2a97e"/></g>`;
  };
  const basket = (x: number, y: number, radius: number, buns: string) =>
    `${shadow(x, y, radius)}<g transform="translate(${n(x)} ${n(y)})"><circle r="${n(radius)}" fill="#c9995a"/><circle r="${n(radius * 0.97)}" fill="none" stroke="#e2bd82" stroke-width="${n(radius * 0.03)}"/><circle r="${n(radius * 0.93)}" fill="none" stroke="#8f6431" stroke-width="2.5"/><circle r="${n(radius * 0.88)}" fill="#a87842"/><circle r="${n(radius * 0.85)}" fill="#e6cb96"/><clipPath id="in${Math.round(x)}"><circle r="${n(radius * 0.85)}"/></clipPath><g clip-path="url(#in${Math.round(x)})">${repeat(24, (i) => `<path d="M${n(-radius + (i * radius) / 12)} ${n(-radius)}V${n(radius)}" stroke="#c7a566" stroke-width="5"/>`)}${repeat(9, () => leaf(r.between(-radius, radius) * 0.6, r.between(-radius, radius) * 0.6, radius * 0.7, radius * 0.3, r.between(0, 360), mix("#8fae62", "#b8cc86", r.between(0, 1))))}</g>${repeat(4, (i) => `<rect transform="rotate(${i * 90 + 45})" x="${n(-radius * 0.07)}" y="${n(-radius)}" width="${n(radius * 0.14)}" height="${n(radius * 0.12)}" rx="3" fill="#7d5628"/>`)}${buns}</g>`;
  const ring = repeat(6, (i) => bun(178 * Math.cos(i * 1.047 + 0.3), 178 * Math.sin(i * 1.047 + 0.3), 82));
  const chilli = repeat(
    9,
    () => `<circle cx="${n(r.between(-34, 34))}" cy="${n(r.between(-34, 34))}" r="5" fill="#d8432f"/>`,
  );
  const cloth = r.pick(["#34597a", "#7a3b3f", "#3f6b57"] as const);
  const linen = `<rect width="1200" height="900" fill="${cloth}"/>${repeat(24, (i) => `<path d="M${i * 52} 0V900" stroke="#ffffff" stroke-width="${i % 4 ? 2 : 12}" opacity="0.1"/><path d="M0 ${i * 52}H1200" stroke="#ffffff" stroke-width="${i % 4 ? 2 : 12}" opacity="0.1"/>`)}<rect width="1200" height="900" fill="url(#light)"/>`;
  return `<defs>${tableLight}${glow("dough", ["#fffdf6", "#f7efdf", "#e2d2b4"])}</defs>${linen}${basket(470, 450, 372, `${ring}${bun(0, 0, 84)}`)}
    ${dish(985, 300, 112, "#f4efe4", `<circle r="92" fill="#4a1f14"/><circle r="92" fill="#8a3a1e" opacity="0.5"/><ellipse cx="-26" cy="-34" rx="30" ry="12" fill="#ffffff" opacity="0.25" transform="rotate(-30)"/>${chilli}${repeat(6, () => `<path d="M${n(r.between(-50, 50))} ${n(r.between(-50, 50))}q14 -6 26 4" stroke="#e9c877" stroke-width="4" fill="none"/>`)}`)}
    ${dish(1000, 620, 148, "#f4efe4", `<circle r="110" fill="#d9dcb0"/>${repeat(24, () => leaf(r.between(-60, 60), r.between(-60, 60), r.between(40, 76), 15, r.between(0, 360), mix("#5f9a4f", "#a9cf7a", r.between(0, 1))))}${chilli}`)}
    ${repeat(4, (i) => `<path d="M${300 + i * 120} ${n(360 + r.between(-60, 60))}q-40 -70 10 -130t-10 -150" fill="none" stroke="#ffffff" stroke-width="30" stroke-linecap="round" opacity="0.16" filter="url(#shadow)"/>`)}`;
}

export function citrus(r: Random): string {
  const ground = r.pick(["#f7d7c4", "#cfe5dc", "#f6e3a8", "#dcd6ec"] as const);
  const fruits = [
    { rind: "#f0872d", pulp: "#fba94c", vein: "#ffe2b8" },
    { rind: "#f2c230", pulp: "#fbe072", vein: "#fff6cf" },
    { rind: "#7fae3f", pulp: "#b9d767", vein: "#eef7cf" },
    { rind: "#e8695a", pulp: "#f58a7a", vein: "#ffdcd2" },
  ] as const;
  const slice = (x: number, y: number, size: number) => {
    const fruit = r.pick(fruits);
    const segments = repeat(
      9,
      (i) =>
        `<path transform="rotate(${i * 40})" d="M0 ${n(-size * 0.09)}C${n(size * 0.1)} ${n(-size * 0.3)} ${n(size * 0.3)} ${n(-size * 0.62)} ${n(size * 0.22)} ${n(-size * 0.74)}Q0 ${n(-size * 0.84)} ${n(-size * 0.22)} ${n(-size * 0.74)}C${n(-size * 0.3)} ${n(-size * 0.62)} ${n(-size * 0.1)} ${n(-size * 0.3)} 0 ${n(-size * 0.09)}Z" fill="${mix(fruit.pulp, "#ffffff", (i % 3) * 0.07)}"/>`,
    );
    return `<circle cx="${n(x + 8)}" cy="${n(y + 13)}" r="${n(size * 1.12)}" fill="url(#shade)" opacity="0.6"/><g transform="translate(${n(x)} ${n(y)}) rotate(${n(r.between(0, 40))})"><circle r="${n(size)}" fill="${fruit.rind}"/><circle r="${n(size * 0.92)}" fill="${fruit.vein}"/>${segments}<circle r="${n(size * 0.06)}" fill="${fruit.vein}"/></g>`;
  };
  const twig = (x: number, y: number) =>
    repeat(3, (i) =>
      leaf(x, y, r.between(60, 95), 34, i * 62 + r.between(0, 40), mix("#3f7d4a", "#86b065", r.between(0, 1))),
    );
  const spots = Array.from(
    { length: 24 },
    (_, i): Point => [
      (i % 6) * 220 + (Math.floor(i / 6) % 2 ? 0 : 110) + r.between(-16, 16),
      Math.floor(i / 6) * 240 + 90 + r.between(-16, 16),
    ],
  );
  return `<defs>${tableLight}</defs><rect width="1200" height="900" fill="${ground}"/>
    ${spots.map(([x, y]) => twig(x + 110, y + r.between(-20, 20))).join("")}${spots.map(([x, y]) => slice(x, y, r.between(74, 98))).join("")}
    ${repeat(46, () => `<circle cx="${n(r.between(0, 1200))}" cy="${n(r.between(0, 900))}" r="${n(r.between(3, 7))}" fill="#ffffff" opacity="0.65"/>`)}`;
}
