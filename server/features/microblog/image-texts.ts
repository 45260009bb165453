// The words inside a post's images, as intake read them, for review.
import { reader } from "@/server/core/database";
import type { MediaId } from "@/server/shared/ids";
import { readImageTexts } from "./visibility";

/** Texts per image; null where any of them could not be read, and then the post is held for a person. */
export async function textsInImages(ids: readonly MediaId[]): Promise<{ field: string; text: string }[] | null> {
  if (ids.length === 0) return [];
  const rows = await readImageTexts(reader, ids);
  if (rows.some((row) => row.texts === null)) return null;
  return rows.flatMap((row) => (row.texts ?? []).map((text) => ({ field: "image", text })));
}
