// Places where people live: city, water town, a wall with a bicycle, a railway line.
import { bird, blur, curve, glow, gradient, land, leaf, mix, n, type Point, repeat, ridge, sky } from "../draw";
import type { Random } from "../random";

export function cityNight(r: Random): string {
  const [top, low, lamp] = r.pick([
    ["#0f1433", "#6a3f86", "#ffd27a"],
    ["#0b2038", "#2f6c8c", "#ffe0a0"],
  ] as const);
  const bank = 640;
  const row = (count: number, tall: number, colour: string, lit: number) =>
    repeat(count, (i) => {
      const width = (1240 / count) * r.between(0.75, 1.05);
      const x = (1240 / count) * i - 20;
      const height = tall * r.between(0.45, 1);
      const columns = Math.max(2, Math.floor(width / 19));
      const windows = repeat(columns * Math.floor(height / 24), (k) => {
        if (!r.chance(lit)) return "";
        const wx = x + 9 + (k % columns) * ((width - 14) / columns);
        const wy = bank - height + 14 + Math.floor(k / columns) * 24;
        return `<rect x="${n(wx)}" y="${n(wy)}" width="8" height="12" rx="1" fill="${r.pick([lamp, lamp, "#fff3d6", "#9fd8ff"])}" opacity="${n(r.between(0.5, 1))}"/>`;
      });
      const roof = r.pick([
        "",
        `<rect x="${n(x + width / 2 - 2)}" y="${n(bank - height - 46)}" width="4" height="46" fill="${colour}"/><circle cx="${n(x + width / 2)}" cy="${n(bank - height - 46)}" r="4" fill="#ff6b5e"/>`,
        `<path d="M${n(x)} ${n(bank - height)}L${n(x + width)} ${n(bank - height - 34)}V${n(bank - height + 2)}Z" fill="${colour}"/>`,
        `<rect x="${n(x + width * 0.2)}" y="${n(bank - height - 20)}" width="${n(width * 0.6)}" height="22" fill="${colour}"/>`,
      ]);
      return `${roof}<rect x="${n(x)}" y="${n(bank - height)}" width="${n(width)}" height="${n(height)}" fill="${colour}"/>${windows}`;
    });
  const tower = `<g transform="translate(${n(r.between(700, 860))} ${bank})"><path d="M-26 0L-9 -300H9L26 0Z" fill="${mix(low, "#f2b6c8", 0.4)}"/><circle cy="-310" r="34" fill="#e86a8f"/><circle cy="-316" r="24" fill="#ff9db5" opacity="0.6"/><circle cy="-180" r="20" fill="#d85a86"/><path d="M0 -344V-460" stroke="#f0c4d4" stroke-width="5"/><circle cy="-462" r="5" fill="#ff6b5e"/></g>`;
  const moonX = r.between(170, 360);
  const reflections = repeat(80, () => {
    const y = r.between(bank + 24, 890);
    return `<rect x="${n(r.between(0, 1180))}" y="${n(y)}" width="${n(r.between(20, 120))}" height="${n(r.between(2, 4))}" rx="2" fill="${r.pick([lamp, "#fff3d6", "#e86a8f", "#9fd8ff"])}" opacity="${n(r.between(0.1, 0.45))}"/>`;
  });
  const bridge = `<g><path d="M-20 ${bank + 86}H1220" stroke="#101630" stroke-width="15"/><path d="M-20 ${bank + 78}H1220" stroke="${lamp}" stroke-width="2" opacity="0.8"/>
    ${repeat(3, (i) => `<path d="M${i * 480 - 120} ${bank + 84}q240 -150 480 0" fill="none" stroke="#1b2347" stroke-width="9"/>${repeat(9, (k) => `<path d="M${i * 480 - 72 + k * 48} ${bank + 84}V${n(bank + 84 - 150 * 2 * (0.1 + k * 0.1) * (0.9 - k * 0.1))}" stroke="#1b2347" stroke-width="3"/>`)}`)}
    ${repeat(13, (i) => `<circle cx="${i * 100}" cy="${bank + 66}" r="5" fill="${lamp}"/><circle cx="${i * 100}" cy="${bank + 66}" r="22" fill="url(#lamp)"/>`)}
    ${repeat(4, (i) => `<rect x="${i * 320 + 70}" y="${bank + 86}" width="26" height="60" fill="#101630"/>`)}</g>`;
  return `<defs>${gradient("sky", [top, mix(top, low, 0.5), low, mix(low, "#ff9f80", 0.45)])}${gradient("river", [mix(low, top, 0.4), top])}${glow("moon", ["#fff6d8/0.9", "#fff6d8/0.22", "#fff6d8/0"])}${glow("lamp", [`${lamp}/0.8`, `${lamp}/0`])}</defs>
    ${sky("sky")}${repeat(70, () => `<circle cx="${n(r.between(0, 1200))}" cy="${n(r.between(0, 330))}" r="${n(r.between(0.6, 1.9))}" fill="#ffffff" opacity="${n(r.between(0.2, 0.9))}"/>`)}
    <circle cx="${n(moonX)}" cy="210" r="170" fill="url(#moon)"/><circle cx="${n(moonX)}" cy="210" r="58" fill="#fff6dc"/>
    <g>${row(16, 360, mix(top, low, 0.62), 0.1)}${row(13, 400, mix(top, low, 0.36), 0.3)}${tower}${row(12, 210, mix(top, low, 0.14), 0.42)}</g>
    <rect y="${bank}" width="1200" height="270" fill="url(#river)"/>${reflections}${bridge}`;
}

export function waterTown(r: Random): string {
  const dusk = r.chance(0.5);
  const [skyTop, skyLow] = dusk ? ["#6f7fb0", "#f6c9a3"] : ["#a9cfd8", "#f3efdc"];
  const wall = dusk ? "#efe3d8" : "#f8f5ec";
  const bank = 590;
  const pane = dusk ? "#ffcf7d" : "#8b6a52";
  const house = (x: number, width: number, height: number) => {
    const y = bank - height;
    const windows = repeat(Math.floor(width / 70), (i) => {
      const wx = x + 22 + i * 70;
      return `<rect x="${n(wx)}" y="${n(y + 40)}" width="34" height="44" fill="#6b4c3c"/><rect x="${n(wx + 4)}" y="${n(y + 44)}" width="26" height="36" fill="${pane}"/><path d="M${n(wx + 17)} ${n(y + 44)}v36M${n(wx + 4)} ${n(y + 62)}h26" stroke="#6b4c3c" stroke-width="3"/>`;
    });
    const tiles = repeat(
      Math.floor(width / 14),
      (i) => `<path d="M${n(x + 7 + i * 14)} ${n(y - 36)}v32" stroke="#2c323a" stroke-width="2" opacity="0.5"/>`,
    );
    const door = `<rect x="${n(x + width / 2 - 22)}" y="${bank - 74}" width="44" height="74" fill="#6f4a37"/><path d="M${n(x + width / 2)} ${bank - 74}v74" stroke="#553628" stroke-width="3"/>`;
    return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${wall}"/><rect x="${n(x)}" y="${bank - 22}" width="${n(width)}" height="22" fill="#b9b4a8"/>${windows}${door}<path d="M${n(x - 26)} ${n(y + 8)}Q${n(x - 6)} ${n(y - 2)} ${n(x)} ${n(y - 42)}H${n(x + width)}Q${n(x + width + 6)} ${n(y - 2)} ${n(x + width + 26)} ${n(y + 8)}Q${n(x + width / 2)} ${n(y - 8)} ${n(x - 26)} ${n(y + 8)}Z" fill="#444b55"/>${tiles}<path d="M${n(x - 4)} ${n(y - 44)}H${n(x + width + 4)}" stroke="#343a43" stroke-width="9" stroke-linecap="round"/>`;
  };
  const lantern = (x: number, y: number, s: number) =>
    `<g transform="translate(${n(x)} ${n(y)}) scale(${s})"><circle r="58" fill="url(#lantern)"/><path d="M0 -96V-24M0 24V34" stroke="#6b2a22" stroke-width="3"/><ellipse rx="25" ry="22" fill="#d8432f"/><ellipse rx="12" ry="22" fill="#ef6a4c" opacity="0.75"/><rect x="-11" y="-27" width="22" height="6" fill="#e8b85c"/><rect x="-11" y="21" width="22" height="6" fill="#e8b85c"/><path d="M-5 34v16M0 34v20M5 34v16" stroke="#e8b85c" stroke-width="2.5"/></g>`;
  const town = `${house(-30, 250, 190)}${house(245, 170, 250)}${house(900, 190, 230)}${house(1100, 190, 180)}`;
  const posts = Array.from({ length: 11 }, (_, i): Point => {
    const along = 0.08 + i * 0.084;
    return [360 + 570 * along, bank + 4 - 512 * along * (1 - along)];
  });
  const bridge = `<path d="M360 ${bank + 6}Q640 ${bank - 250} 930 ${bank + 6}V${bank + 30}H790A150 132 0 0 0 500 ${bank + 30}H360Z" fill="#c9c2b3"/><path d="M360 ${bank + 6}Q640 ${bank - 250} 930 ${bank + 6}" fill="none" stroke="#a9a292" stroke-width="12"/><path d="M497 ${bank + 30}A150 132 0 0 1 793 ${bank + 30}" fill="none" stroke="#aaa391" stroke-width="13"/>
    ${posts.map(([x, y]) => `<path d="M${n(x)} ${n(y)}v-32" stroke="#b3ac9d" stroke-width="10" stroke-linecap="round"/>`).join("")}<path d="${curve(posts.map(([x, y]): Point => [x, y - 24]))}" fill="none" stroke="#b3ac9d" stroke-width="8"/>`;
  const willow = repeat(26, (i) => {
    const x = 990 + i * 10 + r.between(-6, 6);
    const length = r.between(210, 420);
    const sway = r.between(-34, -8);
    return `<path d="M${n(x)} -20q${n(sway * 0.2)} ${n(length / 2)} ${n(sway)} ${n(length)}" fill="none" stroke="#7fa05c" stroke-width="2.4"/>${repeat(11, (k) => leaf(x + sway * (k / 11) ** 1.6, -10 + (length * k) / 11, 34, 8, k % 2 ? 62 : 118, mix("#6f9a4e", "#b7cf7c", r.between(0, 1))))}`;
  });
  const boatX = r.between(250, 380);
  const boat = `<g transform="translate(${n(boatX)} 764)"><path d="M-160 -8Q-90 26 10 26T170 -18Q140 44 0 46T-160 -8Z" fill="#4d372c"/><path d="M-54 20Q-50 -52 30 -54Q104 -50 108 16Z" fill="#74604a"/>${repeat(6, (i) => `<path d="M${-44 + i * 28} ${n(20 - i)}Q${-40 + i * 26} -44 ${-14 + i * 20} -54" fill="none" stroke="#5d4c3a" stroke-width="4"/>`)}<path d="M-112 24L-176 -84" stroke="#3b2a22" stroke-width="5" stroke-linecap="round"/></g>${lantern(boatX + 128, 742, 0.62)}`;
  return `<defs>${gradient("sky", [skyTop, mix(skyTop, skyLow, 0.6), skyLow, skyLow])}${gradient("water", [mix(skyLow, "#6f8f8f", 0.45), mix(skyTop, "#3f6670", 0.55), "#365a64"])}${glow("lantern", ["#ffb36b/0.7", "#ffb36b/0"])}${blur("wet", 3)}<clipPath id="canal"><rect y="${bank + 28}" width="1200" height="300"/></clipPath></defs>
    ${sky("sky")}${land(ridge(r, 420, 120, 0.5), mix(skyTop, "#8fa9a8", 0.5), 920, 'opacity="0.7"')}${repeat(4, (i) => bird(470 + i * 46, 190 - (i % 2) * 22, 15, "#5a6670"))}
    <g id="town">${town}<path d="M-20 ${bank}H440V${bank + 30}H-20ZM850 ${bank}H1220V${bank + 30}H850Z" fill="#a39d90"/>${bridge}</g><rect y="${bank + 28}" width="1200" height="300" fill="url(#water)"/>
    <g clip-path="url(#canal)"><use href="#town" transform="translate(0 ${(bank + 28) * 2}) scale(1 -1)" opacity="0.3" filter="url(#wet)"/>
    ${repeat(46, () => `<rect x="${n(r.between(-20, 1180))}" y="${n(r.between(bank + 44, 890))}" width="${n(r.between(50, 190))}" height="2.4" rx="1.2" fill="#ffffff" opacity="${n(r.between(0.1, 0.4))}"/>`)}</g>
    ${lantern(196, 470, 0.8)}${lantern(266, 420, 0.8)}${lantern(392, 420, 0.8)}${lantern(912, 440, 0.8)}${boat}${willow}`;
}

export function bicycle(r: Random): string {
  const [wall, frame, door] = r.pick([
    ["#f2cdb4", "#2f6f73", "#7fa99b"],
    ["#bcd8d2", "#c9533c", "#e0a458"],
    ["#f3dc9c", "#34558b", "#b9705a"],
  ] as const);
  const ground = 770;
  const wheel = (x: number) =>
    `<g transform="translate(${x} ${ground - 132})"><circle r="128" fill="none" stroke="#33373d" stroke-width="11"/><circle r="117" fill="none" stroke="#c9c4b8" stroke-width="5"/>${repeat(18, (i) => `<path d="M0 0L${n(116 * Math.cos(i * 0.349))} ${n(116 * Math.sin(i * 0.349))}" stroke="#8f9296" stroke-width="1.8"/>`)}<circle r="11" fill="#4a4e55"/></g>`;
  const [back, front, crank, seat, head] = [
    [400, ground - 132],
    [800, ground - 132],
    [570, ground - 122],
    [505, ground - 300],
    [738, ground - 318],
  ] as const;
  const tube = (a: readonly number[], b: readonly number[], width = 13) =>
    `<path d="M${a.join(" ")}L${b.join(" ")}" stroke="${frame}" stroke-width="${width}" stroke-linecap="round"/>`;
  const blossoms = repeat(22, () => {
    const [x, y] = [r.between(752, 880), r.between(ground - 430, ground - 372)];
    const colour = r.pick(["#f7efe2", "#f29aa3", "#f5c65c", "#e9786a"]);
    return `${repeat(5, (k) => `<circle cx="${n(x + 8 * Math.cos(k * 1.257))}" cy="${n(y + 8 * Math.sin(k * 1.257))}" r="7.5" fill="${colour}"/>`)}<circle cx="${n(x)}" cy="${n(y)}" r="5" fill="#d99a35"/>`;
  });
  const basket = `${repeat(16, () => leaf(r.between(760, 870), ground - 372, r.between(50, 90), 20, r.between(-140, -40), mix("#4f8a5b", "#8dbb6c", r.between(0, 1))))}${blossoms}<path d="M744 ${ground - 384}H890L868 ${ground - 282}H766Z" fill="#c79a63"/>${repeat(5, (i) => `<path d="M${748 + i * 5} ${n(ground - 366 + i * 20)}H${n(886 - i * 5)}" stroke="#a87d4b" stroke-width="3"/>`)}${repeat(8, (i) => `<path d="M${756 + i * 18} ${ground - 384}L${n(772 + i * 13)} ${ground - 282}" stroke="#a87d4b" stroke-width="3"/>`)}`;
  const bike = `<ellipse cx="600" cy="${ground + 6}" rx="350" ry="15" fill="#3b3230" opacity="0.28" filter="url(#soft)"/>${wheel(400)}${wheel(800)}
    <path d="M272 ${ground - 150}A130 130 0 0 1 500 ${ground - 226}" fill="none" stroke="${frame}" stroke-width="9"/><path d="M708 ${ground - 240}A132 132 0 0 1 930 ${ground - 150}" fill="none" stroke="${frame}" stroke-width="9"/>
    ${tube(back, crank, 9)}${tube(back, seat, 9)}${tube(seat, crank)}${tube(crank, head)}${tube([517, ground - 268], [733, ground - 290])}${tube(head, front, 11)}
    <path d="M505 ${ground - 300}L496 ${ground - 336}" stroke="#8f9296" stroke-width="8"/><path d="M446 ${ground - 346}Q480 ${ground - 360} 552 ${ground - 340}Q556 ${ground - 326} 520 ${ground - 328}Q470 ${ground - 318} 446 ${ground - 330}Z" fill="#7a4b35"/>
    <path d="M738 ${ground - 318}L728 ${ground - 362}Q726 ${ground - 392} 672 ${ground - 380}" fill="none" stroke="#8f9296" stroke-width="8" stroke-linecap="round"/><path d="M688 ${ground - 385}L660 ${ground - 376}" stroke="#7a4b35" stroke-width="14" stroke-linecap="round"/>
    <circle cx="570" cy="${ground - 122}" r="34" fill="none" stroke="#5a5e64" stroke-width="7"/><path d="M570 ${ground - 122}L612 ${ground - 62}M596 ${ground - 60}h34" stroke="#4a4e55" stroke-width="9" stroke-linecap="round"/><path d="M402 ${ground - 146}L568 ${ground - 157}M402 ${ground - 118}L568 ${ground - 88}" stroke="#5a5e64" stroke-width="3"/>${basket}`;
  const window = `<g transform="translate(150 150)"><rect x="-16" y="-16" width="272" height="312" rx="4" fill="${mix(wall, "#ffffff", 0.55)}"/><rect width="240" height="280" fill="#6f9fb0"/><path d="M0 280L170 0H240V60L110 280Z" fill="#ffffff" opacity="0.25"/><path d="M120 0V280M0 120H240" stroke="${mix(wall, "#ffffff", 0.7)}" stroke-width="12"/><rect x="-30" y="292" width="300" height="20" rx="4" fill="${mix(wall, "#6b4c3c", 0.35)}"/>
    ${repeat(3, (i) => `<g transform="translate(${30 + i * 85} 292)">${repeat(9, () => leaf(0, -34, r.between(46, 82), 18, r.between(-165, -15), mix("#3f7d54", "#93b86a", r.between(0, 1))))}<path d="M-30 -38H30L22 0H-22Z" fill="#b8654a"/><rect x="-33" y="-44" width="66" height="11" rx="3" fill="#c97a5c"/></g>`)}</g>`;
  const doorway = `<g transform="translate(940 190)"><path d="M-14 590V60A114 114 0 0 1 214 60V590Z" fill="${mix(wall, "#ffffff", 0.5)}"/><path d="M0 590V64A100 100 0 0 1 200 64V590Z" fill="${door}"/><path d="M100 -34V590" stroke="${mix(door, "#2b2b2b", 0.3)}" stroke-width="5"/>${repeat(4, (i) => `<rect x="${i % 2 ? 116 : 22}" y="${i < 2 ? 120 : 350}" width="62" height="180" rx="4" fill="${mix(door, "#ffffff", 0.18)}"/>`)}<circle cx="84" cy="330" r="7" fill="#e8c77a"/></g>`;
  const ivy = repeat(120, () => {
    const x = r.between(520, 960);
    return leaf(
      x,
      r.between(-20, 60 + 70 * Math.sin(x / 60) ** 2 + 60 * Math.sin(x / 37 + 2) ** 2),
      r.between(26, 48),
      22,
      r.between(30, 150),
      mix("#3d7a4f", "#9cc070", r.between(0, 1)),
    );
  });
  return `<defs>${gradient("wall", [mix(wall, "#ffffff", 0.25), wall, mix(wall, "#8a6f5c", 0.14)])}${gradient("street", ["#c9b8a2", "#a8947d"])}${blur("soft", 6)}</defs>
    ${sky("wall")}${repeat(30, () => `<rect x="${n(r.between(0, 1180))}" y="${n(r.between(40, 720))}" width="46" height="18" rx="3" fill="${mix(wall, "#7a5f4c", r.between(0.05, 0.16))}" opacity="0.6"/>`)}
    ${window}${doorway}${ivy}<rect y="${ground}" width="1200" height="140" fill="url(#street)"/><rect y="${ground - 4}" width="1200" height="9" fill="${mix(wall, "#5b4a3c", 0.4)}"/>
    ${repeat(22, (i) => `<path d="M${i * 90 - 300} 900L${i * 62 - 60} ${ground + 6}" stroke="#8f7d68" stroke-width="2.4" opacity="0.5"/>`)}${repeat(3, (i) => `<path d="M0 ${ground + 26 + i * i * 14 + i * 20}H1200" stroke="#8f7d68" stroke-width="2.4" opacity="0.5"/>`)}${bike}`;
}

export function train(r: Random): string {
  const field = r.pick(["#f2c83f", "#b5cf63", "#e8b04a"] as const);
  const stripe = r.pick(["#2f6aa8", "#c9473b"] as const);
  const deck = 470;
  const rows = repeat(16, (i) => {
    const y = 545 + i * i * 1.5 + i * 5;
    const colour = i % 2 ? mix(field, "#6f9a3e", 0.55) : mix(field, "#ffffff", 0.12);
    return `<path d="M-20 ${n(y)}Q300 ${n(y - 26 - i)} 640 ${n(y)}T1220 ${n(y - 12)}V920H-20Z" fill="${colour}"/>`;
  });
  const flowers = repeat(260, () => {
    const y = r.between(650, 900);
    const s = (y - 560) / 70;
    return `<circle cx="${n(r.between(0, 1200))}" cy="${n(y)}" r="${n(s * r.between(0.8, 1.4))}" fill="${mix(field, "#fff6c0", r.between(0, 0.8))}"/>`;
  });
  const cars = repeat(4, (i) => {
    const x = 150 + i * 250;
    return `<rect x="${x}" y="${deck - 82}" width="246" height="72" rx="6" fill="#f7f8f8"/>${repeat(7, (k) => `<rect x="${x + 16 + k * 32}" y="${deck - 64}" width="22" height="20" rx="4" fill="#33485c"/>`)}<rect x="${x}" y="${deck - 34}" width="246" height="7" fill="${stripe}"/><rect x="${x}" y="${deck - 18}" width="246" height="8" fill="#c9d0d4"/>`;
  });
  const nose = `<path d="M152 ${deck - 82}Q60 ${deck - 80} -14 ${deck - 26}Q-24 ${deck - 12} 10 ${deck - 10}H152Z" fill="#f7f8f8"/><path d="M84 ${deck - 72}Q40 ${deck - 62} 18 ${deck - 46}Q70 ${deck - 44} 92 ${deck - 48}Z" fill="#22384c"/><path d="M-14 ${deck - 27}Q70 ${deck - 36} 152 ${deck - 34}V${deck - 27}Q60 ${deck - 26} -18 ${deck - 18}Z" fill="${stripe}"/><rect x="112" y="${deck - 64}" width="24" height="20" rx="4" fill="#33485c"/>`;
  const viaduct = `<rect x="-20" y="${deck - 10}" width="1240" height="24" fill="#dcdad2"/><rect x="-20" y="${deck + 10}" width="1240" height="9" fill="#b9b6ac"/>${repeat(7, (i) => `<path d="M${40 + i * 190} ${deck + 16}h44l-7 26V620h-30V${deck + 42}Z" fill="#cfccc2"/><path d="M${70 + i * 190} ${deck + 16}h14l-7 26V620h-7Z" fill="#aaa79c"/>`)}`;
  const trees = repeat(16, (i) => {
    const x = i * 82 + r.between(-26, 26);
    const s = r.between(16, 30);
    return `<ellipse cx="${n(x)}" cy="${n(556 - s)}" rx="${n(s * 0.8)}" ry="${n(s * 1.25)}" fill="${mix("#3f7f55", "#7fae62", r.between(0, 1))}"/><rect x="${n(x - 2)}" y="548" width="4" height="18" fill="#5b4636"/>`;
  });
  return `<defs>${gradient("sky", ["#6fb7df", "#b8dfec", "#fdf3da", "#fdf3da"])}${blur("soft", 8)}</defs>${sky("sky")}
    ${repeat(9, () => {
      const [x, y, s] = [r.between(0, 1200), r.between(60, 210), r.between(0.6, 1.3)];
      return `<g opacity="0.9" transform="translate(${n(x)} ${n(y)}) scale(${n(s)})" fill="#ffffff"><ellipse rx="90" ry="20"/><circle cx="-28" cy="-14" r="30"/><circle cx="18" cy="-24" r="38"/><circle cx="52" cy="-8" r="24"/></g>`;
    })}
    ${land(ridge(r, 400, 170, 0.6), "#9cc3d3")}${land(ridge(r, 450, 120, 0.5), "#7fb09f")}${land(ridge(r, 510, 60, 0.4), "#5f9a72")}${viaduct}${cars}${nose}${trees}${rows}${flowers}`;
}
