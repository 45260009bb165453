// Faces for accounts: animals and things, never people. Drawn about the middle of the canvas, legible at 32 px.
import { leaf, mix, n, repeat } from "../draw";
import type { Random } from "../random";

const grounds = ["#f3c9b0", "#bcd8d2", "#f3dc9c", "#c5cfe8", "#d9c9e6", "#c9dca9", "#f1b8b0", "#a9c9dd"] as const;

const eyes = (gap: number, y: number, size: number) =>
  `<circle cx="${-gap}" cy="${y}" r="${size}" fill="#2b2724"/><circle cx="${gap}" cy="${y}" r="${size}" fill="#2b2724"/><circle cx="${n(-gap + size * 0.35)}" cy="${n(y - size * 0.35)}" r="${n(size * 0.32)}" fill="#ffffff"/><circle cx="${n(gap + size * 0.35)}" cy="${n(y - size * 0.35)}" r="${n(size * 0.32)}" fill="#ffffff"/>`;
const blush = (gap: number, y: number) =>
  `<ellipse cx="${-gap}" cy="${y}" rx="34" ry="20" fill="#f08d84" opacity="0.5"/><ellipse cx="${gap}" cy="${y}" rx="34" ry="20" fill="#f08d84" opacity="0.5"/>`;
const smile = (y: number, width: number) =>
  `<path d="M${-width} ${y}q${width / 2} ${width * 0.8} ${width} 0q${width / 2} ${width * 0.8} ${width} 0" fill="none" stroke="#2b2724" stroke-width="8" stroke-linecap="round"/>`;

const faces: [(r: Random) => string, ...((r: Random) => string)[]] = [
  function cat(r) {
    const fur = r.pick(["#e2914a", "#57575f", "#c7bfb2", "#f8f1e6"]);
    const ears = (side: number) =>
      `<path transform="scale(${side} 1)" d="M-232 -40Q-262 -216 -222 -290Q-136 -252 -84 -176Z" fill="${fur}"/><path transform="scale(${side} 1)" d="M-214 -92Q-228 -190 -208 -236Q-158 -212 -126 -168Z" fill="#f0a79d"/>`;
    return `${ears(1)}${ears(-1)}<ellipse cy="20" rx="244" ry="208" fill="${fur}"/><ellipse cy="106" rx="104" ry="72" fill="#fff7ea"/>${repeat(3, (i) => `<path d="M${-44 + i * 44} -176v62" stroke="${mix(fur, "#3a2416", 0.35)}" stroke-width="20" stroke-linecap="round"/>`)}${eyes(98, 10, 30)}${blush(158, 84)}<path d="M-20 66H20L0 88Z" fill="#d9756b"/>${smile(92, 34)}<path d="M-140 92h-120M-138 114l-112 30M140 92h120M138 114l112 30" stroke="${mix(fur, "#ffffff", 0.5)}" stroke-width="6" opacity="0.8"/>`;
  },
  function panda() {
    return `<circle cx="-182" cy="-170" r="84" fill="#2f2d30"/><circle cx="182" cy="-170" r="84" fill="#2f2d30"/><ellipse cy="20" rx="262" ry="228" fill="#fbf8f2"/><ellipse cx="-104" cy="6" rx="66" ry="80" fill="#2f2d30" transform="rotate(28 -104 6)"/><ellipse cx="104" cy="6" rx="66" ry="80" fill="#2f2d30" transform="rotate(-28 104 6)"/><circle cx="-94" cy="8" r="24" fill="#ffffff"/><circle cx="94" cy="8" r="24" fill="#ffffff"/><circle cx="-90" cy="10" r="14" fill="#2b2724"/><circle cx="90" cy="10" r="14" fill="#2b2724"/><ellipse cy="96" rx="34" ry="22" fill="#2f2d30"/>${smile(122, 32)}${blush(168, 112)}${leaf(150, 220, 190, 52, -30, "#5f9a5c")}${leaf(150, 220, 150, 44, 12, "#7fb56a")}`;
  },
  function fox() {
    return `<path d="M-246 -30Q-270 -232 -226 -296Q-120 -234 -86 -160ZM246 -30Q270 -232 226 -296Q120 -234 86 -160Z" fill="#dd7434"/><path d="M-216 -110Q-226 -206 -208 -240Q-154 -202 -132 -160ZM216 -110Q226 -206 208 -240Q154 -202 132 -160Z" fill="#4a2f28"/><path d="M-270 -20Q-200 -190 0 -190T270 -20Q190 200 0 246Q-190 200 -270 -20Z" fill="#e8833f"/><path d="M-270 -20Q-130 -20 -70 70Q-30 140 0 246Q-190 200 -270 -20ZM270 -20Q130 -20 70 70Q30 140 0 246Q190 200 270 -20Z" fill="#fdf3e4"/>${eyes(112, 0, 26)}<ellipse cy="206" rx="36" ry="26" fill="#33282a"/>${blush(170, 76)}`;
  },
  function rabbit(r) {
    const fur = r.pick(["#fbf6ee", "#d9cbb8", "#c9c6cc"]);
    return `<ellipse cx="-100" cy="-250" rx="62" ry="170" fill="${fur}" transform="rotate(-9 -100 -250)"/><ellipse cx="100" cy="-250" rx="62" ry="170" fill="${fur}" transform="rotate(12 100 -250)"/><ellipse cx="-100" cy="-244" rx="30" ry="124" fill="#f4b3ad" transform="rotate(-9 -100 -244)"/><ellipse cx="100" cy="-244" rx="30" ry="124" fill="#f4b3ad" transform="rotate(12 100 -244)"/><ellipse cy="50" rx="236" ry="208" fill="${fur}"/>${eyes(96, 26, 27)}${blush(154, 102)}<ellipse cy="86" rx="22" ry="15" fill="#e58a84"/>${smile(106, 32)}<rect x="-22" y="130" width="44" height="38" rx="9" fill="#ffffff"/>`;
  },
  function bear(r) {
    const fur = r.pick(["#8f5f41", "#b98557", "#6b4a3a"]);
    return `<circle cx="-186" cy="-160" r="86" fill="${fur}"/><circle cx="186" cy="-160" r="86" fill="${fur}"/><circle cx="-186" cy="-160" r="46" fill="${mix(fur, "#f3cfa5", 0.55)}"/><circle cx="186" cy="-160" r="46" fill="${mix(fur, "#f3cfa5", 0.55)}"/><ellipse cy="20" rx="254" ry="226" fill="${fur}"/><ellipse cy="104" rx="118" ry="92" fill="${mix(fur, "#fbe8cc", 0.75)}"/>${eyes(104, 2, 25)}<ellipse cy="68" rx="38" ry="27" fill="#33282a"/>${smile(98, 36)}${blush(180, 86)}`;
  },
  function penguin() {
    return `<ellipse cy="40" rx="256" ry="280" fill="#33435c"/><path d="M0 -92C-60 -190 -222 -130 -206 40C-196 200 -90 300 0 300S196 200 206 40C222 -130 60 -190 0 -92Z" fill="#fdf8ef"/>${eyes(92, -18, 26)}<path d="M-52 44Q0 16 52 44Q30 96 0 98T-52 44Z" fill="#f0a23c"/>${blush(140, 66)}<path d="M-60 216Q0 246 60 216L46 300Q0 316 -46 300Z" fill="#d8514a" opacity="0.95"/><path d="M-190 190Q0 280 190 190L180 236Q0 316 -180 236Z" fill="#e2665a"/>`;
  },
  function whale() {
    return `<path d="M-286 40Q-270 -170 -20 -170Q190 -170 236 20Q262 -70 330 -82Q352 -20 296 30Q330 60 318 112Q262 108 226 84Q150 214 -30 214Q-270 214 -286 40Z" fill="#4f86b5"/><path d="M-284 62Q-160 150 60 142Q160 136 222 92Q150 214 -30 214Q-256 214 -284 62Z" fill="#e9f2f5"/>${repeat(5, (i) => `<path d="M${-190 + i * 62} ${n(126 + 16 * Math.sin(i))}q14 40 26 ${n(62 - i * 5)}" stroke="#b9d0dc" stroke-width="7" fill="none" stroke-linecap="round"/>`)}<circle cx="-150" cy="26" r="21" fill="#22303c"/><circle cx="-143" cy="18" r="7" fill="#ffffff"/><ellipse cx="-196" cy="80" rx="30" ry="17" fill="#f08d84" opacity="0.55"/><path d="M-60 -186q-4 -66 -62 -76M-60 -186q4 -66 62 -76M-60 -186v-84" fill="none" stroke="#8fc4e0" stroke-width="17" stroke-linecap="round"/>`;
  },
  function owl(r) {
    const plume = r.pick(["#8a6a52", "#5f6f8a", "#7a5f7f"]);
    return `<path d="M-236 -262Q-150 -236 -96 -190Q0 -216 96 -190Q150 -236 236 -262Q246 -160 226 -90Q280 60 216 196Q120 300 0 300T-216 196Q-280 60 -226 -90Q-246 -160 -236 -262Z" fill="${plume}"/><ellipse cy="150" rx="142" ry="140" fill="${mix(plume, "#fbeed6", 0.72)}"/>${repeat(9, (i) => `<path d="M${-84 + (i % 3) * 66} ${110 + Math.floor(i / 3) * 54}q18 24 36 0" stroke="${plume}" stroke-width="9" fill="none" stroke-linecap="round"/>`)}<circle cx="-104" cy="-50" r="104" fill="#fdf5e4"/><circle cx="104" cy="-50" r="104" fill="#fdf5e4"/><circle cx="-96" cy="-46" r="58" fill="#f0b040"/><circle cx="96" cy="-46" r="58" fill="#f0b040"/>${eyes(96, -46, 34)}<path d="M-30 22H30L0 78Z" fill="#e2853a"/>`;
  },
  function succulent() {
    return `${[0, 1, 2].map((ring) => repeat(9 - ring * 2, (i) => leaf(0, -60, 250 - ring * 68, 120 - ring * 26, -180 + (i * 180) / (8 - ring * 2), mix("#4f8f74", "#bfe0b0", ring * 0.3 + (i % 2) * 0.1)))).join("")}<path d="M-170 -40H170L128 262Q0 286 -128 262Z" fill="#c9714f"/><rect x="-194" y="-78" width="388" height="74" rx="16" fill="#dd8a66"/>${eyes(64, 92, 17)}${blush(104, 130)}<path d="M-24 122q24 26 48 0" fill="none" stroke="#2b2724" stroke-width="8" stroke-linecap="round"/>`;
  },
  function teacup() {
    return `<path d="M190 -40Q330 -60 316 50T150 150" fill="none" stroke="#e9f0ec" stroke-width="40" stroke-linecap="round"/><path d="M-226 -90H226Q226 150 96 206H-96Q-226 150 -226 -90Z" fill="#f6fbf7"/><ellipse cy="-90" rx="226" ry="56" fill="#e2ece6"/><ellipse cy="-86" rx="196" ry="42" fill="#cf9440"/><ellipse cx="-60" cy="-96" rx="70" ry="11" fill="#f0c77c" opacity="0.8"/><ellipse cy="228" rx="240" ry="36" fill="#dfe9e3"/><path d="M-70 -170q-36 -46 0 -90t0 -86M60 -170q-36 -46 0 -90t0 -86" fill="none" stroke="#ffffff" stroke-width="20" stroke-linecap="round" opacity="0.75"/>${eyes(76, 36, 19)}${blush(122, 84)}<path d="M-26 66q26 28 52 0" fill="none" stroke="#2b2724" stroke-width="8" stroke-linecap="round"/>${leaf(-210, 190, 130, 44, -36, "#6fa56a")}`;
  },
  function mountain(r) {
    const sun = r.pick(["#e2604a", "#f3b552", "#fdf3d6"]);
    return `<circle cx="96" cy="-140" r="112" fill="${sun}"/><path d="M-400 320L-130 -150L20 90L110 -40L400 320Z" fill="#4a6f86"/><path d="M-130 -150L-50 -22Q-84 4 -104 -26Q-130 22 -160 -22Q-184 -2 -204 -20Z" fill="#fbf8f0"/><path d="M110 -40L160 24Q136 40 118 22Q96 46 72 16Z" fill="#fbf8f0"/><path d="M-600 300Q-300 150 0 240T600 200V620H-600Z" fill="#2f5566"/><path d="M-600 360Q-200 250 100 320T600 300V620H-600Z" fill="#23424f"/>`;
  },
  function persimmon() {
    return `<path d="M0 -150C180 -210 292 -70 280 60C264 220 120 282 0 276S-264 220 -280 60C-292 -70 -180 -210 0 -150Z" fill="#ec7f33"/><path d="M-190 -60Q-150 -130 -70 -130" stroke="#fbc08a" stroke-width="26" fill="none" stroke-linecap="round" opacity="0.8"/>${repeat(4, (i) => leaf(0, -140, 170, 92, -8 + i * 62, mix("#5f8f4a", "#86ad5f", i / 4)))}<path d="M0 -140Q-6 -200 26 -236" stroke="#6b4a2f" stroke-width="24" fill="none" stroke-linecap="round"/>${eyes(84, 84, 21)}${blush(138, 132)}<path d="M-28 116q28 30 56 0" fill="none" stroke="#2b2724" stroke-width="8" stroke-linecap="round"/>`;
  },
];

export function avatar(r: Random): string {
  const face = r.pick(faces);
  const ground = r.pick(grounds);
  return `<rect width="1200" height="900" fill="${ground}"/><circle cx="600" cy="450" r="400" fill="${mix(ground, "#ffffff", 0.35)}"/><g transform="translate(600 470)">${face(r)}</g>`;
}
