// Between the bytes of evidence and the command that records them: decoded and encoded again by us, then sealed, then stored.
import { randomBytes } from "node:crypto";
import { unreadImageText } from "@/server/core/media/image-text";
import { readImage } from "@/server/core/media/intake";
import { newStorageKey } from "@/server/core/media/storage";
import { shared } from "@/server/core/process-slot";
import { sealFile } from "@/server/core/sealed/file";
import { evidenceStorage } from "./ports";
import type { StoredEvidence } from "./store";

const waiting = shared("evidence-intakes", () => new Map<string, StoredEvidence>());

/**
 * Takes in one picture of a document, stores it sealed and hands its name to `record`, which calls verification.addEvidenceFile with it. Where `record` refuses or fails, the
 * file is removed again and the refusal goes on. Refuses as readImage does.
 */
export async function takeInEvidence<Result>(
  source: Buffer,
  declaredType: string,
  record: (intakeId: string) => Promise<Result>,
): Promise<Result> {
  const storage = evidenceStorage();
  const image = await readImage(source, { declaredType, imageText: unreadImageText });
  const sealed = sealFile(image.bytes);
  const storageKey = newStorageKey();
  const intakeId = randomBytes(16).toString("hex");
  try {
    await storage.put(storageKey, sealed.bytes);
    const { type, width, height } = image;
    waiting.set(intakeId, { storageKey, fileKey: sealed.key, type, bytes: image.bytes.length, width, height });
    return await record(intakeId);
  } catch (error) {
    await storage.remove(storageKey).catch(() => undefined);
    throw error;
  } finally {
    waiting.delete(intakeId);
  }
}

/** The file of this name while its upload is under way, else null. */
export function findEvidenceTakenIn(intakeId: string): StoredEvidence | null {
  return waiting.get(intakeId) ?? null;
}
