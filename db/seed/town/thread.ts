// How the town's texts are written down: a post, and under it what others answer, as they would stand on a page.
import type { demoPictures } from "@/db/seed/images/catalogue";
import type { Audience, Declaration } from "@/server/shared/content";
import type { PersonKey } from "./people";

export type PictureName = (typeof demoPictures)[number]["name"];

export interface Remark {
  by: PersonKey;
  text: string;
  answers: readonly Remark[];
}

export interface Thread {
  by: PersonKey;
  /** Calendar days before the town is loaded, and the time of that day in Shanghai. */
  daysAgo: number;
  at: `${number}:${number}`;
  text: string;
  images: readonly PictureName[];
  audience: Audience;
  declared: readonly Declaration[];
  remarks: readonly Remark[];
}

/** What a post has besides its text. */
export interface Trimmings {
  images?: readonly PictureName[];
  audience?: Audience;
  declared?: readonly Declaration[];
}

/** A post with the comments under it. */
export function post(
  by: PersonKey,
  daysAgo: number,
  at: Thread["at"],
  text: string,
  { images = [], audience = "public", declared = [] }: Trimmings = {},
  ...remarks: Remark[]
): Thread {
  return { by, daysAgo, at, text, images, audience, declared, remarks };
}

/** A comment with the answers it gets. */
export function say(by: PersonKey, text: string, ...answers: Remark[]): Remark {
  return { by, text, answers };
}
