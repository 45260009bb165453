// The demo town's pictures: composed as SVG from a seed and rendered here, so that the repository holds no image whose origin is unclear.
import sharp from "sharp";
import { canvas } from "./draw";
import { type Random, seededRandom } from "./random";
import { catNap, catWindow, koi } from "./scenes/animals";
import { avatar } from "./scenes/avatar";
import { bamboo, inkHills, lake, sea, snowNight, terraces } from "./scenes/landscape";
import { ginkgo, papercut, tiles, waves } from "./scenes/pattern";
import { citrus, noodles, steamer, tea } from "./scenes/table";
import { bicycle, cityNight, train, waterTown } from "./scenes/town";

const scenes = {
  inkHills,
  lake,
  terraces,
  sea,
  snowNight,
  bamboo,
  cityNight,
  waterTown,
  bicycle,
  train,
  tea,
  noodles,
  steamer,
  citrus,
  catWindow,
  catNap,
  koi,
  waves,
  tiles,
  papercut,
  ginkgo,
  avatar,
} as const satisfies Record<string, (r: Random) => string>;

export type ImageKind = keyof typeof scenes;
export const imageKinds = Object.keys(scenes) as ImageKind[]; // the keys are known: the object is const

/**
 * A picture as PNG, exactly `width` × `height` pixels; the scene is cropped about its middle where the shape differs from 4:3.
 * The same arguments give the same bytes. No text and no person in it.
 */
export async function generateImage(seed: string, kind: ImageKind, width: number, height: number): Promise<Buffer> {
  const scene = scenes[kind](seededRandom(`${kind} ${seed}`));
  const frame = `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${canvas.width} ${canvas.height}"`;
  const svg = `<svg ${frame} preserveAspectRatio="xMidYMid slice">${scene}</svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: "#ffffff" }).png({ compressionLevel: 6 }).toBuffer();
}
