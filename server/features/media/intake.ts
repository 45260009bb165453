// Between the bytes of an upload and the command that records them. The command is handed a name that only this process knows, so that size, hash and texts
// of a picture are always our own words about it and never a browser's.
import { randomBytes } from "node:crypto";
import { reader } from "@/server/core/database";
import { aigcLabelXmp, propagatedLabel } from "@/server/core/media/ai-mark";
import { type IntakeImage, readImage, type StoredImage } from "@/server/core/media/intake";
import { newStorageKey, type StorageKey } from "@/server/core/media/storage";
import { withXmp } from "@/server/core/media/webp-xmp";
import { shared } from "@/server/core/process-slot";
import type { AigcLabel } from "@/server/shared/ai-marks";
import { type MediaId, newId } from "@/server/shared/ids";
import type { MediaSize } from "./contract";
import { mediaPorts } from "./ports";
import { findLabelledLike } from "./visibility";

/** A picture taken in: its files are stored, its row is not written yet. */
export interface TakenIn {
  /** The picture's own, and the number under which our label names it. */
  id: MediaId;
  image: Omit<IntakeImage, "bytes" | "thumbnails"> & { byteLength: number };
  variants: { size: MediaSize; key: StorageKey; width: number; height: number; type: string }[];
}

const waiting = shared("media-intakes", () => new Map<string, TakenIn>());

/**
 * Takes in one uploaded picture and hands its name to `record`, which calls media.addImage with it. Where `record` refuses or fails, the files are removed again and
 * the refusal goes on. Refuses as readImage does. A picture that metadata, traces or its likeness to a labelled one say a machine made carries our label in every copy.
 */
export async function takeIn<Result>(
  source: Buffer,
  declaredType: string,
  record: (intakeId: string) => Promise<Result>,
): Promise<Result> {
  const { storage, imageText } = mediaPorts();
  const { bytes, thumbnails, ...read } = await readImage(source, { declaredType, imageText });
  const id = newId<MediaId>();
  const image = { ...read, byteLength: bytes.length, ...(await labelFor(id, read)) };
  const full: StoredImage = { bytes, type: image.type, width: image.width, height: image.height };
  const files = { full, medium: thumbnails.large, small: thumbnails.small };
  const intakeId = randomBytes(16).toString("hex");
  const variants: TakenIn["variants"] = [];
  try {
    for (const size of ["full", "medium", "small"] as const) {
      const { width, height, type } = files[size];
      const key = newStorageKey();
      variants.push({ size, key, width, height, type });
      await storage.put(key, image.aigcLabel ? labelled(files[size], image.aigcLabel) : files[size].bytes);
    }
    waiting.set(intakeId, { id, image, variants });
    return await record(intakeId);
  } catch (error) {
    await Promise.allSettled(variants.map(({ key }) => storage.remove(key)));
    throw error;
  } finally {
    waiting.delete(intakeId);
  }
}

/** The file with the label in its metadata. */
export function labelled({ bytes, width, height }: Omit<StoredImage, "type">, label: AigcLabel): Buffer {
  return withXmp(bytes, { width, height }, aigcLabelXmp(label));
}

/** What is said of the picture's making. A copy from which a label was stripped is labelled again like the picture that it is a copy of (标识办法, article 10). */
async function labelFor(id: MediaId, read: Pick<IntakeImage, "aiMark" | "aigcLabel" | "perceptualHash" | "colours">) {
  const original = read.aiMark ? null : await findLabelledLike(reader, read);
  const aiMark = read.aiMark ?? original?.aiMark ?? null;
  const found = read.aigcLabel ?? original?.aigcLabel ?? null;
  return { aiMark, aigcLabel: aiMark && propagatedLabel(aiMark, found, id) };
}

/** The picture of this name while its upload is under way, else null. */
export function findTakenIn(intakeId: string): TakenIn | null {
  return waiting.get(intakeId) ?? null;
}
