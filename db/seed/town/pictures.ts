// Draws the town's pictures while people already arrive, a few at a time.
import { demoPictures, renderDemoAvatar } from "@/db/seed/images/catalogue";
import { generateImage } from "@/db/seed/images/generate";
import type { PictureName } from "./thread";

/** As wide as the column that shows them, and drawn in a third of the time that the catalogue's size takes. */
const scale = 0.55;
const atOnce = 2;

export interface Pictures {
  picture(name: PictureName): Promise<Buffer>;
  portrait(seed: string): Promise<Buffer>;
}

/** Begins to draw these pictures in order; each can be waited for by its name. A failure is thrown to whoever waits. */
export function drawPictures(names: readonly PictureName[], seeds: readonly string[]): Pictures {
  const waiting: (() => Promise<unknown>)[] = [];
  const drawn = new Map<string, Promise<Buffer>>();
  const plan = (key: string, draw: () => Promise<Buffer>) => {
    const picture = new Promise<Buffer>((resolve, reject) => {
      waiting.push(() => draw().then(resolve, reject));
    });
    picture.catch(() => undefined); // whoever asks for it is told
    drawn.set(key, picture);
  };
  for (const seed of seeds) plan(`portrait ${seed}`, () => renderDemoAvatar(seed));
  for (const name of names) {
    const { kind, width, height } = pictureNamed(name);
    plan(name, () => generateImage(name, kind, Math.round(width * scale), Math.round(height * scale)));
  }
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  for (let worker = 0; worker < atOnce; worker++) void work();
  const find = (key: string) => drawn.get(key) ?? Promise.reject(new Error(`Nobody draws ${key}.`));
  return { picture: find, portrait: (seed) => find(`portrait ${seed}`) };
}

/** What the person who posts it says of the picture. */
export function altOf(name: PictureName): string {
  return pictureNamed(name).alt;
}

function pictureNamed(name: PictureName) {
  const found = demoPictures.find((picture) => picture.name === name);
  if (!found) throw new Error(`There is no picture ${name}.`);
  return found;
}
