// Mountains, water and trees.
import { bird, blur, curve, glow, gradient, land, leaf, mix, n, type Point, pine, repeat, ridge, sky } from "../draw";
import type { Random } from "../random";

/** Karst peaks as bumps: what an ink painter sets down with the side of the brush. */
function karst(r: Random, y: number, height: number): Point[] {
  const bumps = Array.from({ length: 7 }, (_, i) => ({
    x: i * 200 + r.between(-90, 90),
    height: height * r.between(0.3, 1),
    width: r.between(45, 85),
  }));
  const jitter = Array.from({ length: 90 }, () => r.between(-5, 5));
  return Array.from({ length: 88 }, (_, i): Point => {
    const x = i * 15 - 45;
    const lift = bumps.reduce((sum, b) => Math.max(sum, b.height * Math.exp(-(((x - b.x) / b.width) ** 2) / 1.6)), 0);
    return [x, y - lift + (jitter[i] ?? 0) * (0.3 + lift / height)];
  });
}

export function inkHills(r: Random): string {
  const ink = r.pick(["#22333b", "#2b2f36", "#1f3a3d"]);
  const sunX = r.between(700, 960);
  const layers = repeat(5, (i) => {
    const points = karst(r, 470 + i * 62, 330 - i * 38);
    const shade = 0.2 + i * 0.15;
    return `<defs>${gradient(`ink${i}`, [`${ink}/${n(shade)}`, `${ink}/${n(shade * 0.55)}`, `${ink}/0`])}</defs>
      ${land(points, `url(#ink${i})`, 560 + i * 75)}
      <ellipse cx="${n(r.between(200, 1000))}" cy="${540 + i * 62}" rx="${n(r.between(380, 560))}" ry="30" fill="#f5f0e4" opacity="0.75" filter="url(#mist)"/>`;
  });
  const boatX = r.between(330, 520);
  const boat = `<g transform="translate(${n(boatX)} 744)" fill="${ink}">
    <path d="M-92 0Q-50 20 0 20T96 -6Q70 26 0 28T-92 0Z"/><path d="M-22 8Q-20 -30 18 -32Q54 -30 56 6Z" opacity="0.86"/>
    <path d="M-58 12L-62 -34" stroke="${ink}" stroke-width="7" stroke-linecap="round"/><path d="M-88 -34L-62 -56L-38 -34Z"/>
    <path d="M-60 -18L-128 30" stroke="${ink}" stroke-width="2.5"/></g>
    <g stroke="${ink}" stroke-width="2" opacity="0.3" fill="none"><path d="M${n(boatX - 160)} 784q80 -9 160 0t170 -2"/><path d="M${n(boatX - 90)} 800q60 -6 110 0t120 0"/></g>`;
  const branch = repeat(26, (i) => {
    const along = i / 25;
    const x = 1215 - along * 330;
    const y = 40 + along * 150 + Math.sin(along * 5) * 24;
    return leaf(
      x,
      y,
      r.between(50, 130),
      r.between(10, 17),
      40 + (i % 4) * 34 + r.between(-14, 14),
      mix(ink, "#6f8f86", r.between(0, 0.45)),
    );
  });
  return `<defs>${gradient("paper", ["#f8f4ea", "#f1eadb", "#e6decb"])}${blur("mist", 24)}${glow("sun", ["#cf4a32", "#cf4a32", "#d5573d"])}</defs>
    ${sky("paper")}<circle cx="${n(sunX)}" cy="${n(r.between(170, 230))}" r="62" fill="url(#sun)" opacity="0.9"/>
    ${layers}${repeat(5, (i) => bird(sunX - 330 + i * 46 + r.between(-10, 10), 250 + (i % 3) * 22, 15 - i, ink))}
    <path d="M1215 30Q1090 90 1010 130T880 200" fill="none" stroke="${ink}" stroke-width="5" opacity="0.85"/>${branch}${boat}`;
}

const lights = [
  { sky: ["#3d4a7a", "#a56b8c", "#f2a07b", "#fbd9a0"], sun: "#fff0c9", far: "#b9829a", near: "#1f2545" },
  { sky: ["#5ea3c7", "#a9d5dc", "#e6efdc", "#fbeed0"], sun: "#fffbe9", far: "#9dc4c4", near: "#17414a" },
  { sky: ["#2f5d7c", "#7fb0b5", "#f3d9a4", "#f7b775"], sun: "#fff4d2", far: "#c89f80", near: "#3a2b2f" },
] as const;

export function lake(r: Random): string {
  const light = r.pick(lights);
  const sunX = r.between(420, 800);
  const shore = 610;
  const hills = repeat(4, (i) =>
    land(ridge(r, 430 + i * 52, 190 - i * 26, 0.75 - i * 0.1), mix(light.far, light.near, i / 4.2), shore),
  );
  const clouds = repeat(6, () => {
    const [x, y] = [r.between(0, 1200), r.between(70, 280)];
    return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(r.between(110, 260))}" ry="${n(r.between(7, 17))}" fill="#ffffff" opacity="${n(r.between(0.2, 0.5))}" filter="url(#soft)"/>`;
  });
  const streaks = repeat(34, (i) => {
    const y = shore + 8 + i * 8.3;
    const half = 26 + i * 4 * r.between(0.3, 1.2);
    return `<rect x="${n(sunX - half + r.between(-26, 26))}" y="${n(y)}" width="${n(half * 2)}" height="3" rx="1.5" fill="${light.sun}" opacity="${n(r.between(0.2, 0.6))}"/>`;
  });
  const pines = repeat(26, (i) => {
    const left = i < 15;
    const x = left ? r.between(-20, 380) : r.between(900, 1220);
    const edge = left ? Math.max(0, 400 - x) / 400 : Math.max(0, x - 880) / 340;
    return pine(x, 905 - edge * 40, 90 + edge * r.between(90, 220), mix(light.near, "#000000", r.between(0, 0.35)));
  });
  return `<defs>${gradient("sky", light.sky)}${gradient("water", [mix(light.sky[3], light.far, 0.35), mix(light.sky[1], light.near, 0.25), mix(light.sky[0], light.near, 0.45)])}
    ${glow("halo", [`${light.sun}/0.95`, `${light.sun}/0.35`, `${light.sun}/0`])}${blur("soft", 7)}<clipPath id="lake"><rect y="${shore}" width="1200" height="300"/></clipPath></defs>
    ${sky("sky")}<circle cx="${n(sunX)}" cy="372" r="250" fill="url(#halo)"/><circle cx="${n(sunX)}" cy="372" r="52" fill="${light.sun}"/>
    ${clouds}<g id="hills">${hills}</g>
    <rect y="${shore}" width="1200" height="300" fill="url(#water)"/>
    <g clip-path="url(#lake)"><use href="#hills" transform="translate(0 ${shore * 2}) scale(1 -1)" opacity="0.34"/>${streaks}</g>
    ${repeat(4, (i) => bird(sunX + 130 + i * 40, 250 - (i % 2) * 26 - i * 8, 17 - i, light.near))}${pines}`;
}

export function terraces(r: Random): string {
  const morning = r.chance(0.5);
  const [skyTop, skyLow] = morning ? ["#8fc1d9", "#fbe7c6"] : ["#6f87b8", "#fcd0b0"];
  const phase = r.between(0, 6);
  const count = 14;
  const contour = (k: number): Point[] => {
    const y = 395 + k * 17 + k * k * 1.5;
    const swing = 20 + k * 5.5;
    return Array.from({ length: 29 }, (_, i): Point => {
      const x = i * 45 - 30;
      const bend = Math.sin(x / 190 + phase + k * 0.16) * 0.6 + Math.sin(x / 83 + phase * 2 - k * 0.22) * 0.28;
      return [x, y + bend * swing + (x - 600) ** 2 / 11000 - 20];
    });
  };
  const bands = repeat(count, (k) => {
    const points = contour(k);
    const green = mix(mix("#a8c66c", "#2f7d4f", k / count), "#e2c65a", r.between(0, 0.28));
    const flooded = k % 2 === 0 || r.chance(0.2);
    const fill = flooded ? "url(#pool)" : green;
    const wall = land(
      points.map(([x, y]): Point => [x, y - 5 - k * 0.5]),
      mix(green, "#23452f", 0.45),
    );
    const tufts = flooded
      ? ""
      : `<path d="${curve(points.map(([x, y]): Point => [x, y + 9 + k]))}" fill="none" stroke="${mix(green, "#f5eb9b", 0.4)}" stroke-width="${n(1.5 + k * 0.25)}" stroke-dasharray="2 ${n(7 + k * 0.6)}" opacity="0.8"/>`;
    return `${wall}${land(points, fill)}${tufts}`;
  });
  const tree = (x: number, y: number, s: number) =>
    `<g transform="translate(${n(x)} ${n(y)}) scale(${n(s)})"><rect x="-4" y="-30" width="8" height="34" fill="#5b4636"/><circle cx="-16" cy="-46" r="24" fill="#3d7d4d"/><circle cx="15" cy="-52" r="27" fill="#4b9057"/><circle cx="-2" cy="-70" r="22" fill="#5da263"/></g>`;
  const house = `<g transform="translate(${n(r.between(350, 480))} 395)"><path d="M-52 0h104v44h-104Z" fill="#f2ead9"/><path d="M-66 4L-40 -34H40L66 4Q0 -6 -66 4Z" fill="#4a4f57"/><rect x="-10" y="12" width="20" height="32" fill="#7c5a43"/><rect x="-40" y="14" width="16" height="14" fill="#7f97a3"/><rect x="24" y="14" width="16" height="14" fill="#7f97a3"/></g>`;
  return `<defs>${gradient("sky", [skyTop, mix(skyTop, skyLow, 0.6), skyLow, skyLow])}${gradient("pool", [mix(skyLow, "#ffffff", 0.35), mix(skyTop, "#ffffff", 0.25), skyTop])}${blur("soft", 14)}</defs>
    ${sky("sky")}<circle cx="${n(r.between(760, 980))}" cy="130" r="50" fill="#fffdf0" opacity="0.95"/>
    ${land(ridge(r, 300, 190, 0.6), mix(skyTop, "#7f9fb5", 0.5), 920, 'opacity="0.7"')}${land(ridge(r, 370, 130, 0.5), "#7fa598", 920, 'opacity="0.85"')}
    <ellipse cx="500" cy="385" rx="620" ry="26" fill="#ffffff" opacity="0.6" filter="url(#soft)"/>
    ${bands}${house}${tree(200, 446, 0.9)}${tree(250, 440, 0.6)}${tree(1010, 520, 0.9)}${tree(1085, 546, 1.15)}
    ${repeat(3, (i) => bird(520 + i * 60, 170 - (i % 2) * 24, 18, "#5b6b78"))}`;
}

export function sea(r: Random): string {
  const dusk = r.chance(0.5);
  const top = dusk ? ["#34386b", "#a5558a", "#f4835f", "#ffcb7d"] : ["#4aa6c9", "#8fd0da", "#d9f0e4", "#fff3d3"];
  const [shallow, deep] = dusk ? ["#e07a6a", "#2a2c5e"] : ["#7fd3cf", "#0f5f80"];
  const sunX = r.between(380, 560);
  const horizon = 520;
  const waves = repeat(8, (i) => {
    const y = horizon + 14 + i * i * 5 + i * 14;
    const points = Array.from(
      { length: 42 },
      (_, k): Point => [k * 32 - 40, y + Math.sin(k * (1.1 - i * 0.07) + i * 1.7) * (2 + i * 1.8)],
    );
    const colour = mix(shallow, deep, (i + 1) / 8);
    return `${land(points, colour)}<path d="${curve(points)}" fill="none" stroke="#ffffff" stroke-width="${n(1.4 + i * 0.4)}" opacity="0.3"/>`;
  });
  const shine = repeat(22, (i) => {
    const half = 18 + i * 3.6;
    return `<rect x="${n(sunX - half + r.between(-24, 24))}" y="${n(horizon + 6 + i * 15)}" width="${n(half * 2)}" height="${n(2 + i * 0.12)}" rx="2" fill="#fff2c4" opacity="${n(0.75 - i * 0.025)}"/>`;
  });
  const sail = r.pick(["#f7f3e8", "#fbe3d0"]);
  const boat = (x: number, y: number, s: number) =>
    `<g transform="translate(${n(x)} ${n(y)}) scale(${s})"><path d="M-70 0H74Q58 34 40 34H-44Q-60 22 -70 0Z" fill="#6b3d36"/><path d="M-70 0H74L71 8H-66Z" fill="#f1e7d5"/><path d="M2 -4V-168" stroke="#4a3230" stroke-width="5"/><path d="M10 -160Q92 -70 84 -16H10Z" fill="${sail}"/><path d="M-6 -146Q-66 -70 -62 -16H-6Z" fill="${mix(sail, "#d98e5f", 0.28)}"/></g>`;
  const cliff = `<path d="M1230 470Q1120 452 1060 486Q1010 540 930 560Q880 590 850 640Q1010 690 1230 700Z" fill="${mix(deep, "#2b3a3c", 0.6)}"/><path d="M1230 470Q1120 452 1060 486Q1030 518 980 542Q1080 520 1230 532Z" fill="${dusk ? "#6d4b62" : "#5c8f62"}"/>
    <g transform="translate(1105 470)"><path d="M-30 0L-20 -190H20L30 0Z" fill="#fbf6ea"/><path d="M-27 -50L-24 -100H24L27 -50Z M-21.5 -150L-20 -190H20L21.5 -150Z" fill="#c8503c"/><rect x="-29" y="-202" width="58" height="13" rx="3" fill="#37404a"/><rect x="-17" y="-238" width="34" height="36" fill="#ffe9a3"/><path d="M-25 -238Q0 -276 25 -238Z" fill="#c8503c"/></g>`;
  return `<defs>${gradient("sky", [...top, top[3] ?? ""])}${glow("halo", ["#fff4cf/0.95", "#ffe2a0/0.4", "#ffe2a0/0"])}${blur("soft", 9)}</defs>
    ${sky("sky")}<circle cx="${n(sunX)}" cy="440" r="280" fill="url(#halo)"/><circle cx="${n(sunX)}" cy="440" r="74" fill="#fff3cf"/>
    ${repeat(7, () => `<ellipse cx="${n(r.between(0, 1200))}" cy="${n(r.between(70, 300))}" rx="${n(r.between(120, 280))}" ry="${n(r.between(8, 20))}" fill="#ffffff" opacity="${n(r.between(0.2, 0.5))}" filter="url(#soft)"/>`)}
    ${land(ridge(r, 510, 46, 0.5), mix(top[1] ?? "", deep, 0.4), horizon + 20)}<rect y="${horizon}" width="1200" height="380" fill="${shallow}"/>${cliff}${waves}${shine}${boat(r.between(640, 730), 640, 1)}${boat(230, 560, 0.35)}
    ${repeat(4, (i) => bird(760 + i * 52, 250 - (i % 2) * 34, 20 - i * 2, dusk ? "#4a2f55" : "#4f6b78"))}`;
}

export function snowNight(r: Random): string {
  const stars = repeat(150, () => {
    const y = r.between(0, 480);
    return `<circle cx="${n(r.between(0, 1200))}" cy="${n(y)}" r="${n(r.between(0.7, 2.3))}" fill="#ffffff" opacity="${n(r.between(0.3, 1))}"/>`;
  });
  const veil = (y: number, colour: string, k: number) => {
    const upper = Array.from({ length: 14 }, (_, i): Point => [i * 100 - 50, y + Math.sin(i * 0.9 + k) * 55 - i * 8]);
    const lower = upper.map(([x, at]): Point => [x, at + 190]).toReversed();
    return `<path d="${curve(upper)}L${curve(lower).slice(1)}Z" fill="${colour}" opacity="0.5" filter="url(#veil)"/>`;
  };
  const peak = (x: number, y: number, w: number, h: number, shade: string) => {
    const top = y - h;
    const snow = `M${x} ${top}L${n(x + w * 0.2)} ${n(top + h * 0.36)}L${n(x + w * 0.1)} ${n(top + h * 0.3)}L${n(x + w * 0.05)} ${n(top + h * 0.44)}L${n(x - w * 0.04)} ${n(top + h * 0.32)}L${n(x - w * 0.12)} ${n(top + h * 0.42)}L${n(x - w * 0.2)} ${n(top + h * 0.34)}Z`;
    return `<path d="M${x - w / 1.6} ${y}L${x} ${top}L${x + w / 1.6} ${y}Z" fill="${shade}"/><path d="M${x} ${top}L${x + w / 1.6} ${y}H${n(x + w * 0.12)}L${n(x + w * 0.04)} ${n(top + h * 0.5)}Z" fill="#0d1f3f" opacity="0.35"/><path d="${snow}" fill="#eaf3fb"/><path d="M${x} ${top}L${n(x + w * 0.2)} ${n(top + h * 0.36)}L${n(x + w * 0.1)} ${n(top + h * 0.3)}L${n(x + w * 0.05)} ${n(top + h * 0.44)}Z" fill="#b9cfe6"/>`;
  };
  const cabinX = r.between(620, 760);
  const cabin = `<g transform="translate(${n(cabinX)} 742)"><circle cy="0" r="190" fill="url(#warm)"/><path d="M-70 -58H70V40H-70Z" fill="#6b4a3a"/>${repeat(5, (i) => `<path d="M-70 ${-38 + i * 19}H70" stroke="#54382c" stroke-width="3"/>`)}<path d="M-96 -48L0 -124L96 -48Q0 -66 -96 -48Z" fill="#eef5fb"/><path d="M-96 -48Q0 -66 96 -48L88 -40Q0 -58 -88 -40Z" fill="#b8cde2"/><rect x="38" y="-120" width="18" height="44" fill="#5a4136"/><rect x="-50" y="-32" width="38" height="34" rx="2" fill="#ffd98a"/><path d="M-31 -32V2M-50 -15H-12" stroke="#6b4a3a" stroke-width="4"/><rect x="14" y="-30" width="34" height="70" rx="2" fill="#472f26"/><path d="M47 -124q-16 -24 4 -42t-2 -46" fill="none" stroke="#dbe6f1" stroke-width="10" stroke-linecap="round" opacity="0.4"/></g>`;
  const pines = repeat(24, (i) => {
    const x = i < 13 ? r.between(-20, 470) : r.between(880, 1220);
    const y = r.between(740, 850);
    const h = r.between(110, 190) * (y / 780);
    return `${pine(x, y, h, mix("#16324a", "#274d5c", r.between(0, 1)))}<path d="M${n(x)} ${n(y - h)}l${n(h * 0.07)} ${n(h * 0.2)}l${n(-h * 0.06)} ${n(-h * 0.04)}l${n(-h * 0.07)} ${n(h * 0.06)}Z" fill="#e8f1fa"/>`;
  });
  return `<defs>${gradient("sky", ["#0b1538", "#16305e", "#2a5a80", "#6f9db0"])}${gradient("snow", ["#e9f2fa", "#bfd3e8"])}${glow("warm", ["#ffd98a/0.55", "#ffc46b/0.18", "#ffc46b/0"])}${blur("veil", 26)}</defs>
    ${sky("sky")}${stars}${veil(130, "#58e0b0", r.between(0, 6))}${veil(200, "#8f7ff0", r.between(0, 6))}
    ${peak(210, 700, 560, 330, "#3b5c86")}${peak(980, 700, 620, 380, "#33527c")}${peak(590, 700, 720, 470, "#44678f")}
    ${land(ridge(r, 690, 60, 0.3), "#cbdcec")}${land(ridge(r, 760, 50, 0.3), "url(#snow)")}${cabin}${pines}${land(ridge(r, 865, 40, 0.2), "#f3f8fd")}
    ${repeat(70, () => `<circle cx="${n(r.between(0, 1200))}" cy="${n(r.between(0, 900))}" r="${n(r.between(1.4, 3.6))}" fill="#ffffff" opacity="${n(r.between(0.4, 0.9))}"/>`)}`;
}

export function bamboo(r: Random): string {
  const stalk = (x: number, width: number, colour: string, opacity: number) => {
    const lean = r.between(-30, 30);
    const joint = r.between(110, 160);
    const start = -r.between(0, 120);
    const joints = repeat(10, (i) => {
      const y = start + i * joint;
      const at = x + (lean * y) / 900;
      return `<rect x="${n(at - width / 2)}" y="${n(y)}" width="${n(width)}" height="${n(joint - 5)}" rx="${n(width * 0.16)}" fill="${colour}"/><rect x="${n(at - width * 0.3)}" y="${n(y + 5)}" width="${n(width * 0.16)}" height="${n(joint - 16)}" rx="3" fill="#ffffff" opacity="0.28"/><rect x="${n(at - width * 0.56)}" y="${n(y - 6)}" width="${n(width * 1.12)}" height="7" rx="3.5" fill="${mix(colour, "#173d2a", 0.35)}"/>`;
    });
    return `<g opacity="${opacity}">${joints}</g>`;
  };
  const spray = (x: number, y: number, size: number, colour: string) =>
    repeat(6, () =>
      leaf(
        x,
        y,
        size * r.between(0.7, 1.2),
        size * 0.16,
        r.between(10, 170),
        mix(colour, "#d7e8a0", r.between(0, 0.35)),
      ),
    );
  const far = repeat(11, (i) => stalk(i * 115 + r.between(-30, 30), r.between(14, 22), "#9cc4a0", 0.6));
  const middle = repeat(7, (i) => stalk(i * 185 + r.between(-40, 40), r.between(28, 38), "#6aa874", 0.9));
  const near = repeat(4, (i) => stalk([90, 330, 880, 1110][i] ?? 0, r.between(52, 66), "#3f8455", 1));
  const leaves = (count: number, size: number, colour: string) =>
    repeat(count, () => spray(r.between(-20, 1220), r.between(-40, 420) * (r.chance(0.75) ? 0.7 : 1.3), size, colour));
  return `<defs>${gradient("air", ["#e7f3d3", "#cfe7c8", "#a8d1b4"])}${glow("sun", ["#fffbe0", "#fdf7cf/0.5", "#fdf7cf/0"])}${blur("soft", 20)}</defs>
    ${sky("air")}<circle cx="${n(r.between(480, 740))}" cy="230" r="330" fill="url(#sun)"/>${far}${leaves(20, 70, "#8dbb8d")}
    <ellipse cx="600" cy="690" rx="760" ry="110" fill="#eaf5df" opacity="0.75" filter="url(#soft)"/>${middle}${leaves(24, 100, "#5b9c68")}${near}${leaves(20, 140, "#2f7348")}
    <path d="M-20 905Q200 840 420 872T830 858T1220 880V920H-20Z" fill="#2d6a45"/>`;
}
