// Between the bytes of an upload and the command that records them. The command is handed a name that only this process knows, so that size, hash and texts
// of a picture are always our own words about it and never a browser's.
import { randomBytes } from "node:crypto";
import { type IntakeImage, readImage, type StoredImage } from "@/server/core/media/intake";
import { newStorageKey, type StorageKey } from "@/server/core/media/storage";
import { shared } from "@/server/core/process-slot";
import type { MediaSize } from "./contract";
import { mediaPorts } from "./ports";

/** A picture taken in: its files are stored, its row is not written yet. */
export interface TakenIn {
  image: Omit<IntakeImage, "bytes" | "thumbnails"> & { byteLength: number };
  variants: { size: MediaSize; key: StorageKey; width: number; height: number; type: string }[];
}

const waiting = shared("media-intakes", () => new Map<string, TakenIn>());

/**
 * Takes in one uploaded picture and hands its name to `record`, which calls media.addImage with it. Where `record` refuses or fails, the files are removed again and
 * the refusal goes on. Refuses as readImage does.
 */
export async function takeIn<Result>(
  source: Buffer,
  declaredType: string,
  record: (intakeId: string) => Promise<Result>,
): Promise<Result> {
  const { storage, imageText } = mediaPorts();
  const { bytes, thumbnails, ...image } = await readImage(source, { declaredType, imageText });
  const files: Record<MediaSize, StoredImage> = {
    full: { bytes, type: image.type, width: image.width, height: image.height },
    medium: thumbnails.large,
    small: thumbnails.small,
  };
  const intakeId = randomBytes(16).toString("hex");
  const variants: TakenIn["variants"] = [];
  try {
    for (const size of ["full", "medium", "small"] as const) {
      const { width, height, type } = files[size];
      const key = newStorageKey();
      variants.push({ size, key, width, height, type });
      await storage.put(key, files[size].bytes);
    }
    waiting.set(intakeId, { image: { ...image, byteLength: bytes.length }, variants });
    return await record(intakeId);
  } catch (error) {
    await Promise.allSettled(variants.map(({ key }) => storage.remove(key)));
    throw error;
  } finally {
    waiting.delete(intakeId);
  }
}

/** The picture of this name while its upload is under way, else null. */
export function findTakenIn(intakeId: string): TakenIn | null {
  return waiting.get(intakeId) ?? null;
}
