// Cats and carp.
import { blur, curve, glow, gradient, leaf, mix, n, type Point, repeat, sky } from "../draw";
import type { Random } from "../random";

const coats = [
  { fur: "#e2914a", stripe: "#c06f2b", belly: "#fae5c8" },
  { fur: "#4a4a52", stripe: "#35353c", belly: "#e9e6e0" },
  { fur: "#b9b3a8", stripe: "#8f887c", belly: "#f4f1ea" },
  { fur: "#f6efe4", stripe: "#e2914a", belly: "#ffffff" },
] as const;

export function catWindow(r: Random): string {
  const coat = r.pick(coats);
  const rain = r.chance(0.5);
  const view = rain ? ["#5f7f95", "#9fb8bf", "#d3d9cf"] : ["#26335f", "#5f6aa0", "#e9a58f"];
  const room = r.pick(["#d9c3a5", "#a9bfae", "#c7a99b"] as const);
  const roofs = repeat(9, (i) => {
    const x = 160 + i * 105;
    const h = r.between(70, 190);
    return `<path d="M${x} 610V${n(610 - h)}L${x + 52} ${n(568 - h)}L${x + 108} ${n(610 - h)}V610Z" fill="${mix(view[0] ?? "", "#1d2440", 0.35 + (i % 3) * 0.12)}"/>${repeat(3, (k) => (r.chance(0.6) ? `<rect x="${x + 18 + k * 28}" y="${n(630 - h)}" width="15" height="20" rx="2" fill="#ffd98a" opacity="0.9"/>` : ""))}`;
  });
  const weather = rain
    ? repeat(90, () => {
        const [x, y] = [r.between(150, 1060), r.between(80, 590)];
        return `<path d="M${n(x)} ${n(y)}l-7 ${n(r.between(18, 38))}" stroke="#eef5f7" stroke-width="2.2" opacity="${n(r.between(0.3, 0.8))}" stroke-linecap="round"/>`;
      })
    : `<circle cx="840" cy="200" r="120" fill="url(#moon)"/><circle cx="840" cy="200" r="46" fill="#fff4d6"/>${repeat(50, () => `<circle cx="${n(r.between(150, 1060))}" cy="${n(r.between(80, 380))}" r="${n(r.between(1, 2.4))}" fill="#ffffff" opacity="${n(r.between(0.4, 1))}"/>`)}`;
  const stripes = repeat(
    5,
    (i) =>
      `<path d="M${n(-72 + i * 5)} ${n(-60 - i * 52)}q${n(72 - i * 5)} ${n(26 - i * 3)} ${n(144 - i * 10)} 0" fill="none" stroke="${coat.stripe}" stroke-width="15" stroke-linecap="round" opacity="0.75"/>`,
  );
  const cat = `<g transform="translate(${n(r.between(440, 560))} 706)"><ellipse cx="10" cy="6" rx="170" ry="18" fill="#2b1d14" opacity="0.3" filter="url(#soft)"/><path d="M104 -34Q216 -6 250 66Q268 132 224 142Q196 140 208 104Q190 30 92 6Z" fill="${coat.fur}"/><path d="M238 96Q252 138 224 142Q196 140 206 106Z" fill="${coat.stripe}"/>
    <path d="M-128 2Q-164 -110 -96 -218Q-70 -262 -66 -312H66Q70 -262 96 -218Q164 -110 128 2Q0 22 -128 2Z" fill="${coat.fur}"/>${stripes}
    <path d="M-104 -306Q-112 -404 -96 -458Q-58 -432 -38 -404Q0 -414 38 -404Q58 -432 96 -458Q112 -404 104 -306Q70 -244 0 -244T-104 -306Z" fill="${coat.fur}"/><path d="M-86 -434Q-66 -418 -54 -400L-88 -372Z" fill="${mix(coat.fur, "#e98d86", 0.55)}"/><path d="M86 -434Q66 -418 54 -400L88 -372Z" fill="${mix(coat.fur, "#e98d86", 0.55)}"/>
    ${repeat(3, (i) => `<path d="M${-22 + i * 22} -400v34" stroke="${coat.stripe}" stroke-width="11" stroke-linecap="round" opacity="0.8"/>`)}<path d="M-128 2Q-140 -30 -92 -34Q-52 -30 -50 8ZM128 2Q140 -30 92 -34Q52 -30 50 8Z" fill="${mix(coat.fur, coat.belly, 0.35)}"/></g>`;
  const plant = (x: number, colour: string) =>
    `<g transform="translate(${x} 706)">${repeat(13, () => leaf(0, -82, r.between(90, 170), 34, r.between(-165, -15), mix("#2f6d4a", "#8bb56a", r.between(0, 1))))}<path d="M-58 -92H58L44 0H-44Z" fill="${colour}"/><rect x="-64" y="-104" width="128" height="24" rx="5" fill="${mix(colour, "#ffffff", 0.2)}"/></g>`;
  const curtain = (x: number, side: number) =>
    `<g transform="translate(${x} 0) scale(${side} 1)"><path d="M-30 -10H190Q196 200 150 420Q120 560 60 690H-30Z" fill="${mix(room, "#ffffff", 0.55)}" opacity="0.95"/>${repeat(5, (i) => `<path d="M${20 + i * 34} 0Q${n(26 + i * 32)} 260 ${n(2 + i * 18)} ${n(690 - i * 40)}" fill="none" stroke="${mix(room, "#8a7660", 0.25)}" stroke-width="4" opacity="0.5"/>`)}</g>`;
  return `<defs>${gradient("view", view)}${gradient("room", [mix(room, "#ffffff", 0.12), room])}${glow("moon", ["#fff4d6/0.8", "#fff4d6/0"])}${blur("soft", 8)}<clipPath id="pane"><rect x="150" y="70" width="900" height="540"/></clipPath></defs>
    ${sky("room")}<rect x="122" y="42" width="956" height="596" rx="6" fill="#8a6247"/><g clip-path="url(#pane)"><rect x="150" y="70" width="900" height="540" fill="url(#view)"/>${roofs}${weather}</g>
    <path d="M600 70V610M150 330H1050" stroke="#8a6247" stroke-width="20"/><path d="M170 590L420 90H500L230 590Z" fill="#ffffff" opacity="0.1"/>${curtain(0, 1)}${curtain(1200, -1)}
    <rect x="60" y="630" width="1080" height="34" rx="6" fill="#a5795a"/><rect y="690" width="1200" height="40" rx="5" fill="#b98a66"/><rect y="664" width="1200" height="44" fill="#c79b76"/><rect y="726" width="1200" height="180" fill="${mix(room, "#5b4636", 0.25)}"/>${repeat(14, (i) => `<path d="M${i * 92} 730V900" stroke="${mix(room, "#4a382b", 0.4)}" stroke-width="3"/>`)}
    ${plant(190, "#b8654a")}${plant(985, "#4f7f8c")}${cat}`;
}

export function catNap(r: Random): string {
  const coat = r.pick(coats);
  const [rug, cushion] = r.pick([
    ["#c9d8c5", "#3f6f6a"],
    ["#ecd3c0", "#b5524a"],
    ["#d5d3e6", "#55608f"],
  ] as const);
  const tassels = repeat(
    48,
    (i) =>
      `<path transform="rotate(${n(i * 7.5)})" d="M0 -372v-30" stroke="${mix(cushion, "#ffffff", 0.35)}" stroke-width="8" stroke-linecap="round"/>`,
  );
  const rings = repeat(
    4,
    (i) =>
      `<circle r="${n(350 - i * 22)}" fill="none" stroke="${mix(cushion, "#ffffff", 0.28)}" stroke-width="${i % 2 ? 3 : 9}" ${i % 2 ? 'stroke-dasharray="14 12"' : ""}/>`,
  );
  const bands = repeat(8, (i) => {
    const a = (-160 + i * 30) * (Math.PI / 180);
    return `<path d="M${n(132 * Math.cos(a))} ${n(132 * Math.sin(a))}L${n(228 * Math.cos(a + 0.06))} ${n(228 * Math.sin(a + 0.06))}" stroke="${coat.stripe}" stroke-width="19" stroke-linecap="round" opacity="0.7"/>`;
  });
  const cat = `<g transform="rotate(${n(r.between(-24, 24))})"><ellipse cx="14" cy="26" rx="262" ry="252" fill="#1c1410" opacity="0.35" filter="url(#shade)"/><circle r="254" fill="${coat.fur}"/><path d="M-40 60A150 150 0 1 1 150 -20Q60 30 -40 60Z" fill="${mix(coat.fur, coat.stripe, 0.22)}"/>${bands}
    <path d="M-236 92Q-150 292 60 246Q214 214 222 84Q228 44 190 54Q172 60 172 96Q150 178 30 186Q-110 186 -166 60Z" fill="${mix(coat.fur, coat.stripe, 0.15)}"/><path d="M222 84Q228 44 190 54Q172 60 172 96Q168 118 158 130L206 140Q220 116 222 84Z" fill="${coat.belly}"/>
    <g transform="translate(38 82) rotate(14)"><path d="M-118 -20Q-134 -92 -116 -130Q-74 -112 -52 -84Q0 -98 52 -84Q74 -112 116 -130Q134 -92 118 -20Q108 76 0 80T-118 -20Z" fill="${coat.fur}"/><path d="M-106 -108Q-84 -96 -70 -78L-106 -56ZM106 -108Q84 -96 70 -78L106 -56Z" fill="#eda79d"/>${repeat(3, (i) => `<path d="M${-24 + i * 24} -82v34" stroke="${coat.stripe}" stroke-width="11" stroke-linecap="round"/>`)}<ellipse cy="38" rx="52" ry="34" fill="${coat.belly}"/><path d="M-76 -8q24 22 48 0M28 -8q24 22 48 0" fill="none" stroke="#2f2622" stroke-width="7" stroke-linecap="round"/><path d="M-11 20H11L0 32Z" fill="#d9756b"/><path d="M0 32q-4 16 -20 13M0 32q4 16 20 13" fill="none" stroke="#2f2622" stroke-width="5" stroke-linecap="round"/><path d="M-62 34h-66M-60 46l-60 16M62 34h66M60 46l60 16" stroke="#ffffff" stroke-width="3" opacity="0.85"/></g>
    <ellipse cx="-72" cy="176" rx="60" ry="34" fill="${coat.belly}" transform="rotate(-14 -72 176)"/><path d="M-98 170v20M-76 166v22" stroke="${coat.stripe}" stroke-width="4" stroke-linecap="round"/></g>`;
  const yarn = `<g transform="translate(${n(r.between(970, 1040))} 200)"><circle cx="9" cy="14" r="78" fill="#1c1410" opacity="0.25" filter="url(#shade)"/><circle r="76" fill="#e2665a"/>${repeat(6, (i) => `<path transform="rotate(${i * 30})" d="M-70 -22Q0 ${-60 + i * 18} 70 -22" fill="none" stroke="#f39a8c" stroke-width="6"/>`)}<path d="M-60 44q-80 60 -40 120t-70 110" fill="none" stroke="#e2665a" stroke-width="7" stroke-linecap="round"/></g>`;
  const weave = repeat(
    30,
    (i) =>
      `<path d="M0 ${i * 31}H1200" stroke="#ffffff" stroke-width="11" opacity="${i % 2 ? 0.16 : 0.05}"/><path d="M${i * 42} 0V900" stroke="${mix(rug, "#6b5a4a", 0.5)}" stroke-width="1.6" opacity="0.2"/>`,
  );
  const sunbeam = `<path d="M-40 -20L420 -20L1240 700V920H860Z" fill="#fff3c9" opacity="0.3"/>`;
  return `<defs>${blur("shade", 13)}</defs><rect width="1200" height="900" fill="${rug}"/>${weave}${sunbeam}<g transform="translate(540 455)"><circle cx="16" cy="28" r="384" fill="#1c1410" opacity="0.3" filter="url(#shade)"/>${tassels}<circle r="376" fill="${cushion}"/>${rings}${cat}</g>${yarn}
    ${repeat(3, (i) => leaf(1040 + i * 24, 760, 130, 46, -150 + i * 38, mix("#3f7d54", "#93b86a", i / 3)))}`;
}

export function koi(r: Random): string {
  const [shallow, deep] = r.pick([
    ["#5fb0a8", "#155a63"],
    ["#6fa8b8", "#1d4a66"],
  ] as const);
  const fish = (x: number, y: number, turn: number, size: number) => {
    const patch = r.pick(["#e4572e", "#f08a2c", "#d8432f", "#2f2f35"] as const);
    const spots = repeat(
      5,
      (i) =>
        `<ellipse cx="${n(-78 + i * 42 + r.between(-10, 10))}" cy="${n(r.between(-14, 14))}" rx="${n(r.between(14, 30))}" ry="${n(r.between(10, 24))}" fill="${patch}"/>`,
    );
    const id = `koi${Math.round(x)}`;
    const body = "M132 0C118 -44 40 -54 -40 -34C-90 -22 -120 -8 -134 0C-120 8 -90 22 -40 34C40 54 118 44 132 0Z";
    return `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${n(size)})"><path d="${body}" fill="#06282e" opacity="0.3" transform="translate(12 26)"/><path d="M36 -38Q20 -92 -26 -88Q0 -60 2 -40ZM36 38Q20 92 -26 88Q0 60 2 40Z" fill="#fbeee2" opacity="0.85"/><path d="M-122 0Q-176 -56 -226 -50Q-190 -14 -188 0Q-190 14 -226 50Q-176 56 -122 0Z" fill="#fbeee2" opacity="0.9"/><path d="M-128 0Q-172 -30 -204 -32M-128 0Q-172 30 -204 32M-128 0H-184" stroke="${patch}" stroke-width="3" opacity="0.6"/>
      <clipPath id="${id}"><path d="${body}"/></clipPath><path d="${body}" fill="#fff7ee"/><g clip-path="url(#${id})">${spots}<path d="M130 0C90 -16 -60 -14 -130 0" fill="none" stroke="#ffffff" stroke-width="12" opacity="0.35"/></g><circle cx="100" cy="-20" r="6" fill="#24262b"/><circle cx="100" cy="20" r="6" fill="#24262b"/><path d="M128 -8q18 -12 26 -6M128 8q18 12 26 6" stroke="#e9cdb4" stroke-width="3" fill="none"/></g>`;
  };
  const pad = (x: number, y: number, size: number) => {
    const green = mix("#4f9a5c", "#2f7350", r.between(0, 1));
    const turn = r.between(0, 360);
    return `<circle cx="${n(x + 8)}" cy="${n(y + 18)}" r="${n(size)}" fill="#06282e" opacity="0.3"/><g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)})"><path d="M0 0L${n(size * 0.97)} ${n(-size * 0.22)}A${n(size)} ${n(size)} 0 1 0 ${n(size * 0.97)} ${n(size * 0.22)}Z" fill="${green}"/>${repeat(11, (i) => `<path transform="rotate(${30 + i * 30})" d="M0 0H${n(size * 0.86)}" stroke="${mix(green, "#d5e8a8", 0.4)}" stroke-width="2.6"/>`)}<circle r="${n(size * 0.08)}" fill="${mix(green, "#d5e8a8", 0.5)}"/></g>`;
  };
  const lotus = (x: number, y: number, size: number) =>
    `<g transform="translate(${n(x)} ${n(y)})">${[1, 0.76, 0.52].map((s, ring) => repeat(10 - ring * 2, (i) => leaf(0, 0, size * s, size * s * 0.5, (i * 360) / (10 - ring * 2) + ring * 19, mix("#f6a5b8", "#fff1f2", ring * 0.32 + (i % 2) * 0.12)))).join("")}<circle r="${n(size * 0.17)}" fill="#f5cf5c"/>${repeat(10, (i) => `<circle cx="${n(size * 0.13 * Math.cos(i * 0.628))}" cy="${n(size * 0.13 * Math.sin(i * 0.628))}" r="${n(size * 0.03)}" fill="#d99a35"/>`)}</g>`;
  const ripples = repeat(7, () => {
    const [x, y] = [r.between(100, 1100), r.between(80, 820)];
    return repeat(
      3,
      (k) =>
        `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${40 + k * 34}" ry="${34 + k * 30}" fill="none" stroke="#ffffff" stroke-width="2.2" opacity="${n(0.34 - k * 0.1)}"/>`,
    );
  });
  const caustics = repeat(22, () => {
    const [x, y] = [r.between(-50, 1200), r.between(0, 900)];
    const points = Array.from({ length: 5 }, (_, i): Point => [x + i * 46, y + r.between(-22, 22)]);
    return `<path d="${curve(points)}" fill="none" stroke="#d9fff4" stroke-width="5" opacity="0.1"/>`;
  });
  const edges: [number, number, number][] = [
    [90, 110, 120],
    [270, 50, 84],
    [60, 300, 76],
    [1120, 800, 140],
    [940, 860, 92],
    [1150, 590, 84],
    [1080, 120, 96],
    [190, 830, 104],
  ];
  return `<defs>${glow("pond", [shallow, mix(shallow, deep, 0.5), deep])}</defs><rect width="1200" height="900" fill="${deep}"/><ellipse cx="600" cy="420" rx="900" ry="680" fill="url(#pond)"/>${caustics}
    ${fish(430, 330, r.between(10, 50), 1.05)}${fish(720, 560, r.between(150, 200), 1.2)}${fish(800, 270, r.between(-40, 0), 0.85)}${fish(400, 640, r.between(-60, -20), 0.9)}${ripples}
    ${edges.map(([x, y, size]) => pad(x + r.between(-16, 16), y + r.between(-16, 16), size)).join("")}${lotus(150, 170, 92)}${lotus(1070, 750, 110)}${lotus(1120, 160, 60)}`;
}
