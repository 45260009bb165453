// What every upload passes, however its bytes came: who may not upload is refused before a byte is read, and the finished file is recorded by a command.
import { callerOf } from "@/server/api/caller";
import { now } from "@/server/core/clock";
import { declaredRecordingType } from "@/server/core/media/formats";
import { mediaRefusal } from "@/server/core/media/problems";
import type { RequestContext } from "@/server/core/request";
import type { UploadedImage } from "@/server/features/media/contract";
import { takeIn, takeInRecording } from "@/server/features/media/intake";
import { AppError } from "@/server/shared/errors";
import { foresee } from "@/server/trust/policy/foresee";

/** What a file is for: a content that others will see, or evidence in an appeal, which must be possible while measured. */
export type MediaPurpose = "content" | "evidence";

/** Throws the refusal that an upload of this person would meet now, whatever it holds. */
export async function foreseeUpload(context: RequestContext, purpose: MediaPurpose): Promise<void> {
  const refusal =
    purpose === "evidence"
      ? await foresee(context, "manageOwn", "appeal", now())
      : await foresee(context, "publish", "upload", now());
  if (refusal) throw new AppError(refusal.kind, refusal.reason, refusal.params);
}

/** Takes in a whole picture, or recording where it is a content, and records it; throws what intake and command refuse. */
export async function recordFile(
  context: RequestContext,
  purpose: MediaPurpose,
  { bytes, type }: { bytes: Buffer; type: string },
): Promise<UploadedImage> {
  const { media } = callerOf(context);
  const isRecording = declaredRecordingType(type) !== null;
  if (isRecording && purpose === "evidence") throw mediaRefusal("typeUnsupported");
  const take = isRecording ? takeInRecording : takeIn;
  return take(bytes, type, (intakeId) =>
    purpose === "evidence" ? media.addEvidence({ intakeId }) : media.addImage({ intakeId }),
  );
}
